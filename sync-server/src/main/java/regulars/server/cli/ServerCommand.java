package regulars.server.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.member.PhoneNumbers;
import regulars.model.sync.Change.Shop;
import regulars.server.SyncServer;
import regulars.server.home.ServerFolder;
import regulars.server.home.Whereabouts;
import regulars.server.http.HttpServer;
import regulars.server.rules.RulesFolder;
import regulars.server.shop.FirstShop;
import regulars.server.shop.SampleShop;

/** {@code server}: runs until it is told to stop. */
final class ServerCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);
  private static final int BROKEN_DISK = 70;
  private static final String USAGE =
      """
      regulars server [--listen HOST:PORT] [--tls-keystore FILE.p12 [--tls-password-file FILE]]
                             [--sample | --wait-for-shop | --shop NAME --country US --currency USD --zone America/New_York]
                             [--stop-with-input]
        --listen           where to listen; 127.0.0.1:7480, or the next free port, unless said.
                           Beyond this computer TLS is spoken, with a key of the server's own,
                           which counters learn while they pair, or with that of a keystore
        --sample           on the first run: a shop to look around in
        --shop …           on the first run: an empty shop
        --wait-for-shop    on the first run: nothing, for a program that sets the shop up
        --stop-with-input  stops when its standard input ends: for a program that starts it
      """;

  private final Terminal terminal;
  private final ServerFolder folder;
  private final Clock clock;
  private final Desks desks;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger();
  private volatile boolean running;

  ServerCommand(Terminal terminal, ServerFolder folder, Clock clock, Desks desks) {
    this.terminal = terminal;
    this.folder = folder;
    this.clock = clock;
    this.desks = desks;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options =
        Options.of(
            words,
            Set.of("--sample", "--wait-for-shop", "--stop-with-input"),
            Set.of(
                "--listen",
                "--tls-keystore",
                "--tls-password-file",
                "--shop",
                "--country",
                "--currency",
                "--zone"),
            USAGE);
    if (!options.rest().isEmpty()) {
      throw options.wrong("The server takes options only.");
    }
    Listen listen = Listen.of(options, terminal);
    Shop shop = shop(options);
    folder.made();
    refuseSecond();
    running = true;
    leaveTheWriterAProcessor();
    try (AutoCloseable logs = LogFiles.into(folder.logs());
        SyncServer server = start(listen, options, shop)) {
      terminal
          .out()
          .println(
              "Regulars' server listens on " + server.url() + "; its data is in " + folder.path());
      terminal.out().flush();
      runUntilStopped(server, options.has("--stop-with-input"));
      LOG.info("stopping");
    }
    return exitCode.get();
  }

  /**
   * Requests share the processors but one, which is the writer's: all of them wait for it. On two
   * processors this also saves most of the threads' waking each other up, a tenth of a sale's cost.
   */
  private static void leaveTheWriterAProcessor() {
    String processors = "jdk.virtualThreadScheduler.parallelism";
    if (System.getProperty(processors) == null) {
      int forRequests = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      System.setProperty(processors, Integer.toString(forRequests));
    }
  }

  /**
   * Called from another thread: answers what is in flight, then the command returns. False when it
   * isn't running.
   */
  boolean stop() {
    stop.countDown();
    return running;
  }

  private void refuseSecond() throws IOException, CommandFailed {
    if (!desks.isFree()) {
      Whereabouts other = Whereabouts.read(folder);
      throw new CommandFailed(
          CommandFailed.RUNNING,
          "A server runs on "
              + folder.path()
              + " already"
              + (other == null ? "." : ": " + other.url() + ", process " + other.pid() + "."));
    }
  }

  private void runUntilStopped(SyncServer server, boolean stopWithInput)
      throws InterruptedException {
    if (stopWithInput) {
      Thread.ofPlatform().daemon().name("standard-input").start(this::stopWhenInputEnds);
    }
    while (!stop.await(2, TimeUnit.SECONDS)) {
      if (!server.isListening()) {
        LOG.error("the listener broke: stopping, so that whoever watches starts it again");
        exitCode.set(BROKEN_DISK);
        var unused = stop();
      }
    }
  }

  private void stopWhenInputEnds() {
    try {
      while (System.in.read() >= 0) {
        // whatever is said there means nothing
      }
    } catch (IOException e) {
      LOG.debug("the input broke", e);
    }
    var unused = stop();
  }

  private SyncServer start(Listen listen, Options options, Shop shop) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return SyncServer.start(setup(listen, tried - 1, options, shop));
      } catch (BindException e) {
        if (tried >= listen.tries()) {
          throw new IOException(
              "Port " + listen.address().getPort() + " is taken: choose another with --listen.", e);
        }
      }
    }
  }

  private SyncServer.Setup setup(Listen listen, int portsUp, Options options, Shop shop) {
    SecureRandom random = new SecureRandom();
    Path rules = folder.rules();
    return new SyncServer.Setup(
        folder,
        listen.withPortAfter(portsUp),
        listen.certificate(),
        listen.network(),
        clock,
        random,
        (core, counters) -> {
          if (options.has("--sample")) {
            new SampleShop(core.sync(), counters, clock, random).fill(core.program(), rules);
          } else if (!options.has("--wait-for-shop")) {
            var unused =
                FirstShop.set(
                    core.program(),
                    shop,
                    rules,
                    FirstShop.document(Currency.getInstance(shop.currency())));
          }
        },
        failed -> {
          exitCode.set(BROKEN_DISK);
          var unused = stop();
        },
        RulesFolder.SETTLED,
        HttpServer.Limits.USUAL);
  }

  /** The shop of a first run, by the options or by where this computer thinks it is. */
  private static Shop shop(Options options) throws CommandFailed {
    String here = Locale.getDefault().getCountry();
    String country = options.value("--country", here.isEmpty() ? "US" : here);
    String zone = options.value("--zone", ZoneId.systemDefault().getId());
    try {
      Currency currency =
          options.value("--currency") == null
              ? Currency.getInstance(Locale.of("", country))
              : Currency.getInstance(options.value("--currency"));
      var unusedPhones = new PhoneNumbers(country);
      var unusedZone = ZoneId.of(zone);
      return FirstShop.empty(
          options.value("--shop", "My shop"), country, currency.getCurrencyCode(), zone);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw options.wrong("Country, currency or zone is not known: " + e.getMessage() + ".");
    }
  }
}
