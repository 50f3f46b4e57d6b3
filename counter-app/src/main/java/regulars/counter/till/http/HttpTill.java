package regulars.counter.till.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.StoreException;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.counter.till.Tally;
import regulars.counter.till.TillFeed;
import regulars.counter.till.TillHealth;
import regulars.counter.till.TillSource;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.LineProtocol;
import regulars.counter.till.line.ShopTerms;
import regulars.model.sale.Sale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /sales} on this PC's own address: lines of the line protocol, or a JSON array of its
 * objects, shown with the till's token. The answer comes once the sales are on the disk.
 *
 * <p>Requests run on four threads of its own.
 */
public final class HttpTill implements TillSource {
  /** Largest body in bytes. */
  static final int LARGEST_BODY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(HttpTill.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int THREADS = 4;

  private final String name;
  private final int port;
  private final TillToken token;
  private final SaleDesk desk;
  private final Supplier<@Nullable ShopTerms> shop;
  private final Clock clock;
  private final Runnable changed;
  private final ExecutorService threads;
  private @Nullable HttpServer server;
  private volatile TillHealth health;

  /**
   * A web address.
   *
   * @param name what the owner calls the till
   * @param port on the loopback address; 0 for any that is free
   * @param shop null as long as the counter knows nothing of its shop: no sale can be read then
   * @param changed called when the health changed, on some thread
   */
  public HttpTill(
      String name,
      int port,
      TillToken token,
      SaleDesk desk,
      Supplier<@Nullable ShopTerms> shop,
      Clock clock,
      Runnable changed) {
    this.name = name;
    this.port = port;
    this.token = token;
    this.desk = desk;
    this.shop = shop;
    this.clock = clock;
    this.changed = changed;
    this.health = new TillHealth(name, false, null, null);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "till-" + name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  private record Reply(int status, ObjectNode body) {}

  @Override
  public void start() {
    // The JDK's server reads these once: answer at once, and let nobody hold a connection for ever.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxRspTime", "20");
    System.setProperty("jdk.httpserver.maxConnections", "64");
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer made = HttpServer.create(address, 16);
      made.setExecutor(threads);
      made.createContext("/", this::serve);
      made.start();
      server = made;
      say(health.works());
      LOG.info("Till {} listens on port {}", name, made.getAddress().getPort());
    } catch (BindException e) {
      say(health.trouble(false, "Port " + port + " is taken: choose another for the till."));
    } catch (IOException e) {
      LOG.error("Till {} can't listen", name, e);
      say(health.trouble(false, "The till's web address can't be opened."));
    }
  }

  /** The port it listens on; 0 when it does not. */
  public int port() {
    return server == null ? 0 : server.getAddress().getPort();
  }

  @Override
  public TillHealth health() {
    return health;
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdown();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = reply(exchange);
      } catch (StoreException e) {
        reply =
            problem(
                503,
                e.kind() == StoreException.Kind.FULL
                    ? "The counter's disk is full. Nothing of this was stored; send it again later."
                    : "The counter's disk failed. Nothing is sure to be stored; send it again.");
      } catch (RuntimeException e) {
        LOG.error("Till {}: a request failed", name, e);
        reply = problem(500, "The counter could not do this. Send it again.");
      }
      byte[] body = JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/sales")) {
      return problem(404, "There is only /sales here.");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return problem(405, "Send sales with POST.");
    }
    if (!token.isIn(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      return problem(
          401,
          "Send the header 'Authorization: Bearer TOKEN' with the token from http-till.token.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return problem(413, "A request may have 1 MiB; send the sales in several.");
    }
    ShopTerms terms = shop.get();
    if (terms == null) {
      return problem(503, "The counter has not met its server yet. Send it again in a minute.");
    }
    return take(body, terms);
  }

  private Reply take(byte[] body, ShopTerms terms) {
    TillFeed feed = new TillFeed(name, desk, SaleDesk.MOST_SALES, this::sold);
    LineFramer.Lines lines = feed.lines(new LineProtocol(terms));
    List<byte[]> sales = SaleArray.cut(body);
    if (sales != null) {
      for (int i = 0; i < sales.size(); i++) {
        byte[] sale = sales.get(i);
        if (sale.length > LineFramer.LONGEST) {
          lines.tooLong(i + 1L, 0, Arrays.copyOf(sale, 1024), sale.length);
        } else {
          lines.line(i + 1L, 0, sale);
        }
      }
    } else if (SaleArray.isArray(body)) {
      return problem(400, "The body is not a whole JSON array. Nothing of it was used.");
    } else {
      LineFramer framer = new LineFramer(lines);
      framer.feed(body, 0, body.length);
      framer.end();
    }
    Tally tally = feed.take();
    if (tally.lines() == 0) {
      return problem(400, "The body holds no sale: send one a line, or a JSON array.");
    }
    return answer(tally);
  }

  /** 200 when anything of it was used; 400 when nothing was. */
  private static Reply answer(Tally tally) {
    ObjectNode body = JSON.createObjectNode();
    body.put("added", tally.added());
    body.put("duplicates", tally.duplicates());
    body.put("conflicts", tally.conflicts());
    body.put("refused", tally.refused());
    ArrayNode problems = body.putArray("problems");
    tally
        .problems()
        .forEach(problem ->
            problems.addObject().put("line", problem.line()).put("reason", problem.reason()));
    return new Reply(tally.refused() == tally.lines() ? 400 : 200, body);
  }

  private static Reply problem(int status, String sentence) {
    return new Reply(status, JSON.createObjectNode().put("error", sentence));
  }

  private void sold(Sale sale, Recorded recorded) {
    say(health.works().soldAt(clock.instant()));
  }

  private void say(TillHealth now) {
    if (!now.equals(health)) {
      health = now;
      changed.run();
    }
  }
}
