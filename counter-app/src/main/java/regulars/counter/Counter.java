package regulars.counter;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.desk.Listeners;
import regulars.counter.desk.LocalDesk;
import regulars.counter.join.JoinException;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Folder;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.Self;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Connection;
import regulars.counter.sync.Courier;
import regulars.counter.sync.Heard;
import regulars.counter.sync.HttpOffice;
import regulars.counter.sync.HttpServerLink;
import regulars.counter.sync.Joining;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.PokeLine;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.ShopNow;
import regulars.counter.sync.SyncEngine;
import regulars.counter.sync.SyncLoop;
import regulars.counter.till.SaleDesk;
import regulars.model.sync.Pairing;

/**
 * A counter without its windows: its two databases, the desk for the screens, the sale desk for the
 * tills, and the engine that keeps step with the server.
 */
public final class Counter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
  private static final long CLOSE_SECONDS = 10;

  private final Folder folder;
  private final CounterStore store;
  private final Mirror mirror;
  private final Listeners listeners;
  private final SyncEngine engine;
  private final LocalDesk desk;
  private final SaleDesk sales;
  private @Nullable App app;

  /** What only the app has: threads, and the line to a real server. */
  private record App(
      HttpServerLink link,
      SyncLoop loop,
      PokeLine pokes,
      ExecutorService writer,
      ExecutorService notifier) {}

  /** What is opened first, and is needed to make a link. */
  private record Opened(Folder folder, CounterStore store, Mirror mirror, Authoring authoring) {
    static Opened open(Path path, Clock clock, RandomGenerator random, Executor writer) {
      Folder folder = Folder.take(path);
      CounterStore store = null;
      try {
        Authoring authoring = new Authoring(clock, random);
        store = CounterStore.open(folder.path(), writer, authoring);
        return new Opened(folder, store, Mirror.open(folder.path()), authoring);
      } catch (RuntimeException e) {
        if (store != null) {
          store.close();
        }
        folder.close();
        throw e;
      }
    }
  }

  private Counter(
      Opened opened,
      ServerLink link,
      Clock clock,
      RandomGenerator random,
      Executor notifier,
      java.util.function.Function<SyncEngine, Courier> couriers) {
    this.folder = opened.folder();
    this.store = opened.store();
    this.mirror = opened.mirror();
    this.listeners = new Listeners(notifier);
    ShopNow shopNow = new ShopNow(mirror);
    Connection connection = new Connection(clock, listeners, self());
    this.engine =
        new SyncEngine(
            store, mirror, folder.path(), link, clock, random, connection, shopNow, listeners);
    Courier courier = couriers.apply(engine);
    this.sales = new SaleDesk(store, mirror, shopNow, opened.authoring(), listeners, courier);
    this.desk =
        new LocalDesk(
            store,
            mirror,
            shopNow,
            opened.authoring(),
            clock,
            link,
            courier,
            connection,
            listeners,
            sales);
  }

  /**
   * For tests and simulation: no threads, everything happens on the caller's, and {@link #engine}
   * moves only when asked.
   *
   * @param folder made when missing; one counter at a time may have it
   */
  public static Counter open(Path folder, ServerLink link, Clock clock, RandomGenerator random) {
    Opened opened = Opened.open(folder, clock, random, Runnable::run);
    return new Counter(opened, link, clock, random, Runnable::run, Courier.Inline::new);
  }

  /**
   * For the app: with a writer thread, and with a sync thread and a line for pokes that find the
   * server as soon as the counter is paired.
   *
   * @param random safe for use by several threads
   */
  public static Counter start(Path folder, Clock clock, RandomGenerator random) {
    ExecutorService writer = thread("counter-writer");
    ExecutorService notifier = thread("counter-listeners");
    try {
      Opened opened = Opened.open(folder, clock, random, writer);
      Supplier<HttpServerLink.@Nullable Access> access = () -> access(opened.store());
      HttpServerLink link = new HttpServerLink(access);
      SyncLoop[] loop = new SyncLoop[1];
      Counter counter =
          new Counter(
              opened, link, clock, random, notifier, engine -> loop[0] = new SyncLoop(engine));
      PokeLine pokes = new PokeLine(access, loop[0]::hurry, random);
      counter.app = new App(link, loop[0], pokes, writer, notifier);
      opened.mirror().whenSwapped(() -> readNames(opened.mirror()));
      readNames(opened.mirror());
      loop[0].start();
      pokes.start();
      return counter;
    } catch (RuntimeException e) {
      writer.shutdown();
      notifier.shutdown();
      throw e;
    }
  }

  /** Beside everything else: a look-up by name that comes before it is done waits for it. */
  private static void readNames(Mirror mirror) {
    Thread.ofPlatform()
        .name("counter-names")
        .daemon()
        .start(() -> {
          try {
            mirror.read(MirrorReader::readNames);
          } catch (StoreException e) {
            LOG.warn("the names can't be read ahead: {}", e.getMessage());
          }
        });
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    });
  }

  private static HttpServerLink.@Nullable Access access(CounterStore store) {
    Self self = store.read(tables -> tables.self().get());
    URI server = self.server();
    String token = self.token();
    return server == null || token == null
        ? null
        : new HttpServerLink.Access(server, token, self.serverKey());
  }

  private Self self() {
    return store.read(tables -> tables.self().get());
  }

  /** How many operations it has made since it was paired: the number of the last one. */
  public long operations() {
    return self().nextOpSeq() - 1;
  }

  /** Whether the counter knows a server. */
  public boolean paired() {
    return self().counterId() != null;
  }

  /** Where the server was when it was last paired with or moved to; null before. */
  public @Nullable URI server() {
    return self().server();
  }

  /** This counter's id; null before it was paired. */
  public @Nullable UUID counterId() {
    return self().counterId();
  }

  /**
   * Asks the server to pair, with a code that its owner read out, and keeps what it says.
   *
   * @throws LinkException of kind REFUSED when the code is wrong or used up
   */
  public void pair(URI server, String code, String counterName) throws LinkException {
    try (HttpServerLink link = new HttpServerLink(() -> null)) {
      pair(server, link.pair(server, new Pairing.Request(code, counterName)));
    }
  }

  /**
   * Joins the server at this address with a code that it shows, and learns its key.
   *
   * @throws JoinException when it does not get in; nothing here has changed then
   */
  public void join(URI server, String code, String counterName, SecureRandom random)
      throws JoinException {
    Joining.Joined joined = Joining.join(server, code, counterName, random);
    UUID ledger = self().ledgerId();
    if (ledger != null && !ledger.equals(joined.paired().ledgerId())) {
      throw new JoinException(JoinException.Kind.OTHER_LEDGER);
    }
    pair(server, joined.paired(), joined.key());
  }

  /**
   * Joins a server for good: what {@code /v1/pair} answered is stored, and syncing starts. A
   * counter that was paired before goes on under its new id; what waits is asked anew.
   *
   * @throws IllegalStateException when this counter has worked for another ledger: its sales belong
   *     there, so another ledger needs another folder
   */
  public void pair(URI server, Pairing.Paired paired) {
    pair(server, paired, null);
  }

  private void pair(URI server, Pairing.Paired paired, @Nullable String serverKey) {
    store.write(tables -> {
      pair(tables, server, paired, serverKey);
      return true;
    });
    engine.startOver();
    App now = app;
    if (now != null) {
      now.link().forgetConnections();
      now.loop().hurry();
    }
    listeners.statusChanged();
  }

  private static void pair(
      Tables tables, URI server, Pairing.Paired paired, @Nullable String serverKey) {
    Self before = tables.self().get();
    if (before.ledgerId() != null && !before.ledgerId().equals(paired.ledgerId())) {
      throw new IllegalStateException(
          "this folder has worked for another ledger: set REGULARS_HOME to a new one");
    }
    if (before.counterId() != null && !before.counterId().equals(paired.counterId())) {
      tables.renumber(before.counterId());
    }
    tables
        .self()
        .pair(
            paired.counterId(),
            paired.token(),
            server,
            serverKey,
            paired.ledgerId(),
            paired.epoch());
  }

  /**
   * Whether this server has shut this counter out; false where that can't be found out. Waits for
   * the network, at most two seconds.
   */
  public boolean shutOut(URI server) {
    String token = self().token();
    if (token == null) {
      return false;
    }
    HttpServerLink.Access access = new HttpServerLink.Access(server, token);
    try (HttpServerLink link = new HttpServerLink(() -> access)) {
      var unused = link.member(new UUID(0, 0));
      return false;
    } catch (LinkException e) {
      return e.kind() == LinkException.Kind.REVOKED;
    }
  }

  /** The same server has another address now (its port changed). Stored when it is new. */
  public void serverAt(URI server) {
    if (server.equals(server())) {
      return;
    }
    store.write(tables -> {
      tables.self().serverAt(server);
      return true;
    });
    App now = app;
    if (now != null) {
      now.loop().hurry();
    }
  }

  /** Asks {@code tills} from now on what the status says about tills; it must not wait. */
  public void tills(Supplier<List<TillStatus>> tills) {
    desk.tills(tills);
  }

  /** Says that the status of a till, or anything else outside this class, changed. */
  public void statusChanged() {
    listeners.statusChanged();
  }

  /** Tells {@code hearer} every batch of answers once it is stored, on the sync's thread. */
  public void onAnswers(Consumer<Heard> hearer) {
    engine.hear(hearer);
  }

  /** The door for the screens. */
  public Desk desk() {
    return desk;
  }

  /**
   * A door to the server's settings; the caller closes it.
   *
   * @param ownerKey the key of the server on this PC, asked at each request; null where there is
   *     none
   */
  public HttpOffice office(Supplier<@Nullable String> ownerKey) {
    // Once there are staff, whoever stands at this PC has to say who they are.
    return new HttpOffice(
        () -> access(store), () -> desk.staff().isEmpty() ? ownerKey.get() : null);
  }

  /** The door for the tills. */
  public SaleDesk sales() {
    return sales;
  }

  /** The engine, for whoever called {@link #open}. */
  public SyncEngine engine() {
    return engine;
  }

  /** Stops the threads and closes the databases. What was stored is safe without it. */
  @Override
  public void close() {
    App now = app;
    if (now != null) {
      now.pokes().close();
      now.loop().close();
      end(now.writer());
      end(now.notifier());
      now.link().close();
    }
    mirror.close();
    store.close();
    folder.close();
  }

  private static void end(ExecutorService thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a thread of the counter does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
