package regulars.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.sync.Change;
import regulars.model.value.OpIds;
import regulars.server.backup.Backup;
import regulars.server.backup.BackupRoutes;
import regulars.server.backup.BackupSettings;
import regulars.server.backup.LedgerCheck;
import regulars.server.db.WriteFailed;
import regulars.server.export.ExportRoutes;
import regulars.server.export.Exports;
import regulars.server.health.HealthCheck;
import regulars.server.health.HealthRoutes;
import regulars.server.home.OwnerKey;
import regulars.server.home.ServerFolder;
import regulars.server.home.Whereabouts;
import regulars.server.http.Certificate;
import regulars.server.http.HttpServer;
import regulars.server.http.Route;
import regulars.server.http.RouteTable;
import regulars.server.http.Sockets;
import regulars.server.imports.ImportRoutes;
import regulars.server.imports.Imports;
import regulars.server.inbox.InboxRoutes;
import regulars.server.network.NetworkDoor;
import regulars.server.pairing.Counters;
import regulars.server.program.Program;
import regulars.server.rules.FolderEvents;
import regulars.server.rules.RulesDesk;
import regulars.server.rules.RulesFolder;
import regulars.server.rules.RulesRoutes;
import regulars.server.rules.RulesSettings;
import regulars.server.shop.FirstShopRoutes;
import regulars.server.shop.SampleShop;
import regulars.server.shop.ShopSettings;
import regulars.server.staff.SignIns;
import regulars.server.staff.StaffBook;
import regulars.server.staff.StaffRoutes;
import regulars.server.sync.SyncRoutes;
import regulars.server.trial.TrialRoutes;
import regulars.server.trial.Trials;

/** The whole server, wired together: folder, ledger, rules folder, port. Owns all of them. */
public final class SyncServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);
  private static final Duration LOOK_AT_RULES = Duration.ofSeconds(2);

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final ServerFolder folder;
  private final ServerCore core;
  private final Counters counters;
  private final RouteTable table;
  private final RulesFolder rules;
  private final Trials trials;
  private final Exports exports;
  private final ScheduledExecutorService timer;
  private final FolderEvents events;
  private final Doors doors;
  private final HttpServer http;
  private final String url;

  private SyncServer(
      Setup setup,
      ServerCore core,
      Counters counters,
      RouteTable table,
      RulesFolder rules,
      Trials trials,
      Exports exports,
      ScheduledExecutorService timer,
      FolderEvents events,
      Doors doors,
      HttpServer http) {
    this.folder = setup.folder();
    this.core = core;
    this.counters = counters;
    this.table = table;
    this.rules = rules;
    this.trials = trials;
    this.exports = exports;
    this.timer = timer;
    this.events = events;
    this.doors = doors;
    this.http = http;
    this.url = url(setup, http.port());
  }

  /**
   * What a server needs.
   *
   * @param folder its data
   * @param address where to listen; port 0 for any free one
   * @param certificate null to speak without TLS
   * @param network where else to listen for other computers, with TLS and the server's own key;
   *     null to leave that to the owner's switch
   * @param clock the record's time
   * @param random unpredictable
   * @param firstRun called before it listens, each time it starts
   * @param onBroken called when the disk failed: has to stop the process
   * @param rulesSettled how long an edited rules document must have stayed as it is
   * @param limits how long clients may take
   */
  public record Setup(
      ServerFolder folder,
      InetSocketAddress address,
      @Nullable Certificate certificate,
      @Nullable InetSocketAddress network,
      Clock clock,
      RandomGenerator random,
      FirstRun firstRun,
      Consumer<WriteFailed> onBroken,
      Duration rulesSettled,
      HttpServer.Limits limits) {

    /** A server on loopback, as the shop's own computer runs it. */
    public static Setup usual(
        ServerFolder folder, InetSocketAddress address, Clock clock, RandomGenerator random) {
      return new Setup(
          folder,
          address,
          null,
          null,
          clock,
          random,
          (core, counters) -> {},
          failed -> {},
          RulesFolder.SETTLED,
          HttpServer.Limits.USUAL);
    }

    /** The same, listening there too for other computers. */
    public Setup withNetwork(InetSocketAddress other) {
      return new Setup(
          folder,
          address,
          certificate,
          other,
          clock,
          random,
          firstRun,
          onBroken,
          rulesSettled,
          limits);
    }

    /** The same with something to do before it listens. */
    public Setup with(FirstRun other) {
      return new Setup(
          folder,
          address,
          certificate,
          network,
          clock,
          random,
          other,
          onBroken,
          rulesSettled,
          limits);
    }
  }

  /** Sets a fresh ledger up. */
  @FunctionalInterface
  public interface FirstRun {
    /** Called before anybody can connect. */
    void prepare(ServerCore core, Counters counters) throws IOException;
  }

  /**
   * Opens the folder and starts listening.
   *
   * @throws IOException when folder or port can't be had; the message says what to do
   */
  public static SyncServer start(Setup setup) throws IOException {
    ServerFolder folder = setup.folder().made();
    Files.createDirectories(folder.rules());
    OwnerKey owner = OwnerKey.in(folder, setup.random());
    News news = new News(new Sockets(), setup.clock());
    ServerCore core = ServerCore.open(folder.path(), setup.clock(), news, setup.onBroken());
    try {
      Counters counters =
          new Counters(
              core.database(), core.writes(), setup.clock(), setup.random(), news.sockets()::cut);
      setup.firstRun().prepare(core, counters);
      return listen(setup, core, counters, owner, news);
    } catch (IOException | RuntimeException e) {
      core.close();
      throw e;
    }
  }

  private static SyncServer listen(
      Setup setup, ServerCore core, Counters counters, OwnerKey owner, News news)
      throws IOException {
    RulesFolder rules =
        new RulesFolder(
            setup.folder().rules(),
            setup.clock(),
            setup.rulesSettled(),
            core.program()::acceptRules);
    Trials trials = new Trials(core.database(), core.program(), setup.clock());
    SignIns signIns = new SignIns(core.database(), core.writes(), setup.clock(), setup.random());
    StaffBook staff =
        new StaffBook(core.database(), core.writes(), setup.clock(), news, setup.random());
    Path ledger = core.database().file();
    Exports exports = new Exports(ledger, ledger.resolveSibling("exports"));
    Doors doors = new Doors(setup, Doors.gate(counters, signIns, owner), news.sockets());
    List<Route> routes =
        routes(
            core,
            rules,
            trials,
            exports,
            news,
            new StaffRoutes(
                staff,
                signIns,
                core.program()::shop,
                minutes -> signOutAfter(core.program(), minutes),
                setup.clock()),
            setup.clock(),
            setup.random());
    routes.addAll(new ShopSettings(core.program()).routes());
    routes.addAll(
        new FirstShopRoutes(
                core.program(),
                staff,
                core.writes(),
                setup.folder().rules(),
                () ->
                    new SampleShop(core.sync(), counters, setup.clock(), setup.random())
                        .fill(core.program(), setup.folder().rules()))
            .routes());
    routes.addAll(doors.routes(counters));
    RouteTable table = new RouteTable(routes);
    // The network first: where both want the same port, loopback takes the next.
    doors.openNetwork(table);
    HttpServer http;
    try {
      http = doors.open(setup.address(), setup.certificate(), table);
    } catch (IOException | RuntimeException e) {
      doors.close();
      throw e;
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rules-timer").factory());
    FolderEvents events =
        FolderEvents.watch(setup.folder().rules(), () -> lookSoon(timer, core, rules, setup));
    look(core, rules);
    var unused =
        timer.scheduleWithFixedDelay(
            () -> look(core, rules),
            setup.rulesSettled().toMillis() + 50,
            LOOK_AT_RULES.toMillis(),
            TimeUnit.MILLISECONDS);
    var unusedToo =
        timer.scheduleWithFixedDelay(
            doors::openAgain, AGAIN.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    SyncServer server =
        new SyncServer(
            setup, core, counters, table, rules, trials, exports, timer, events, doors, http);
    Certificate certificate = setup.certificate();
    new Whereabouts(
            server.url,
            http.port(),
            ProcessHandle.current().pid(),
            certificate == null ? null : certificate.sha256())
        .write(setup.folder());
    return server;
  }

  private static List<Route> routes(
      ServerCore core,
      RulesFolder rules,
      Trials trials,
      Exports exports,
      News news,
      StaffRoutes staff,
      Clock clock,
      RandomGenerator random) {
    List<Route> routes = new ArrayList<>();
    HealthCheck health =
        new HealthCheck(
            core.database(),
            core::waitingWrites,
            core::commits,
            news::lastCommitAgo,
            news.sockets()::size);
    routes.addAll(new HealthRoutes(health).routes());
    routes.addAll(staff.routes());
    routes.addAll(new SyncRoutes(core.sync()).routes());
    routes.addAll(
        new InboxRoutes(core.database(), core.writes(), core.program(), news, clock).routes());
    routes.addAll(new ExportRoutes(exports).routes());
    LedgerCheck check = new LedgerCheck();
    Backup backup = new Backup(core.database().file(), check);
    routes.addAll(new BackupRoutes(backup).routes());
    routes.addAll(
        new BackupSettings(
                backup,
                check,
                core.database().file(),
                core.database().file().resolveSibling("backups"),
                clock)
            .routes());
    OpIds ids = new OpIds(clock::millis, random);
    routes.addAll(
        new ImportRoutes(new Imports(core.database(), core.writes(), clock, news, ids::next))
            .routes());
    routes.addAll(new RulesRoutes(core.program(), rules::status).routes());
    RulesDesk desk = new RulesDesk(core.program(), rules);
    routes.addAll(new RulesSettings(desk).routes());
    routes.addAll(new TrialRoutes(trials, desk).routes());
    return routes;
  }

  private static void signOutAfter(Program program, int minutes) {
    Change.Shop shop = program.shop();
    if (shop != null) {
      program.setShop(shop.signingOutAfter(minutes));
    }
  }

  private static void look(ServerCore core, RulesFolder rules) {
    try {
      // Rules need the shop's currency: a document that comes before the shop waits.
      if (core.program().shop() != null) {
        rules.check();
      }
    } catch (RuntimeException e) {
      LOG.error("looking at the rules folder failed", e);
    }
  }

  /** At once, so that the owner sees that the edit was noticed, and again when it has settled. */
  private static void lookSoon(
      ScheduledExecutorService timer, ServerCore core, RulesFolder rules, Setup setup) {
    if (!timer.isShutdown()) {
      timer.execute(() -> look(core, rules));
      var unused =
          timer.schedule(
              () -> look(core, rules), setup.rulesSettled().toMillis() + 50, TimeUnit.MILLISECONDS);
    }
  }

  private static String url(Setup setup, int port) {
    var address = setup.address().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return (setup.certificate() == null ? "http://" : "https://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port;
  }

  /** Where it listens, such as {@code http://127.0.0.1:7480}. */
  public String url() {
    return url;
  }

  /** How it stands with other computers. */
  public NetworkDoor.Status network() {
    return doors.network();
  }

  /** Ledger, writer and program. */
  public ServerCore core() {
    return core;
  }

  /** Who may connect. */
  public Counters counters() {
    return counters;
  }

  /** Every route. */
  public RouteTable table() {
    return table;
  }

  /** Whether it still listens. */
  public boolean isListening() {
    return http.isListening();
  }

  /** What became of the last edit of the rules. */
  public RulesFolder rules() {
    return rules;
  }

  /**
   * Stops accepting, answers what is in flight, finishes what is queued, copies the WAL into the
   * file and closes everything.
   */
  @Override
  public void close() throws IOException {
    events.close();
    timer.shutdownNow();
    doors.close();
    http.close();
    trials.close();
    exports.close();
    core.close();
    Whereabouts.remove(folder);
  }
}
