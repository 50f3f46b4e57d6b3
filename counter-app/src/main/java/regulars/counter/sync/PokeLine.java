package regulars.counter.sync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for the server's pokes on a WebSocket, and connects again whenever it is cut. What a poke
 * says is not read: it only means "ask now". Losing every one costs time, never correctness.
 */
public final class PokeLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PokeLine.class);
  private static final int CONNECT_SECONDS = 5;

  /** Without a pong for one and a half of these the line counts as cut. */
  private static final int PING_SECONDS = 20;

  private final Supplier<HttpServerLink.@Nullable Access> access;
  private final Runnable poked;
  private final Backoff backoff;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Socket socket;

  /**
   * Not yet started.
   *
   * @param access where the server is; asked at every try
   * @param poked called at every poke, and when the line stands: the server is there
   */
  public PokeLine(
      Supplier<HttpServerLink.@Nullable Access> access, Runnable poked, RandomGenerator random) {
    this.access = access;
    this.poked = poked;
    this.backoff = new Backoff(random);
    this.thread = new Thread(this::run, "counter-pokes");
    thread.setDaemon(true);
  }

  /** Starts listening. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        HttpServerLink.Access now = access.get();
        if (now != null) {
          listen(now);
        }
      } while (!closed.await(backoff.next(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("the poke line's thread was told to end");
    }
  }

  /** Until the line is cut. */
  private void listen(HttpServerLink.Access now) throws InterruptedException {
    Socket line = new Socket(now);
    socket = line;
    try {
      if (closed.getCount() > 0 && line.connectBlocking(CONNECT_SECONDS, TimeUnit.SECONDS)) {
        backoff.reset();
        line.cut.await();
      }
    } finally {
      socket = null;
      line.close();
    }
  }

  static URI address(URI server) {
    String http = server.toString();
    String root = http.endsWith("/") ? http : http + "/";
    return URI.create(root.replaceFirst("^http", "ws") + "v1/pokes");
  }

  @Override
  public void close() {
    closed.countDown();
    Socket line = socket;
    if (line != null) {
      line.close();
      line.cut.countDown();
    }
  }

  private final class Socket extends WebSocketClient {
    private final CountDownLatch cut = new CountDownLatch(1);

    private Socket(HttpServerLink.Access now) {
      super(address(now.server()), Map.of("Authorization", "Bearer " + now.token()));
      if ("https".equals(now.server().getScheme())) {
        setSocketFactory(new ServerTrust(now::key).sockets());
      }
      setConnectionLostTimeout(PING_SECONDS);
      setTcpNoDelay(true);
      setDaemon(true);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      poked.run();
    }

    @Override
    public void onMessage(String message) {
      LOG.trace("poked: {} bytes", message.getBytes(StandardCharsets.UTF_8).length);
      poked.run();
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      cut.countDown();
    }

    @Override
    public void onError(Exception e) {
      LOG.debug("poke line: {}", e.getMessage());
      cut.countDown();
    }
  }
}
