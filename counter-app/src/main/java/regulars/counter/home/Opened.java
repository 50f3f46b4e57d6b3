package regulars.counter.home;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
import regulars.counter.join.ServerAddress;
import regulars.counter.office.ServerHere;
import regulars.counter.receipt.Printing;
import regulars.counter.sync.HttpOffice;
import regulars.counter.till.serial.NativeLibrary;

/**
 * The window's counter with everything around it, ready for its screens: the server on this PC or
 * another, the counter paired with it, its tills.
 *
 * @param counter the counter
 * @param tills its tills
 * @param office the server's settings
 * @param printing the printer for notes
 * @param server keeps the server beside it running; null when the counter has joined one on another
 *     PC
 */
public record Opened(
    Counter counter,
    Tills tills,
    HttpOffice office,
    Printing printing,
    @Nullable ServerKeeper server)
    implements AutoCloseable {

  /** What a start finds. */
  public sealed interface Start {
    /** A counter with its shop. */
    record Ready(Opened opened) implements Start {}

    /** No shop yet. */
    record First(FirstStart firstStart) implements Start {}
  }

  /**
   * Opens the window's counter, where there is a shop to open.
   *
   * @param sample whether to make the sample shop where there is none
   */
  public static Start start(CounterHome home, Clock clock, boolean sample) throws HomeException {
    Path counterFile = home.made().counter().resolve("counter.db");
    boolean fresh = !Files.exists(counterFile) && !Files.exists(home.server().resolve("ledger.db"));
    if (fresh && !sample) {
      return new Start.First(new FirstStart(home, clock, null));
    }
    return open(home, clock, sample ? withSample() : FirstStart.waiting(), null);
  }

  /** Opens the window's counter after a first start. */
  public static Start after(FirstStart first, CounterHome home, Clock clock) throws HomeException {
    return open(home, clock, FirstStart.waiting(), first.handOver());
  }

  private static Start open(
      CounterHome home, Clock clock, LocalServer.Command command, @Nullable LocalServer before)
      throws HomeException {
    Path file = home.made().counter().resolve("counter.properties");
    CounterSettings settings = CounterSettings.read(file);
    ServerKeeper server = null;
    LocalServer found = before;
    Counter counter = Counter.start(home.counter(), clock, new SecureRandom());
    try {
      if (!joinedElsewhere(counter)) {
        found = LocalServer.ensure(home, command, before);
        if (!counter.paired() && found.needsShop()) {
          counter.close();
          return new Start.First(new FirstStart(home, clock, found));
        }
        server = ServerKeeper.of(found, home, command, counter);
      }
      OwnerKey key = new OwnerKey(server == null ? null : home.server());
      return new Start.Ready(
          new Opened(
              counter,
              Tills.start(home, settings, counter, clock),
              counter.office(key::read),
              new Printing(
                  settings.receipt(),
                  changed -> CounterSettings.keep(file, changed),
                  () -> NativeLibrary.load(home.counter().resolve("native"))),
              server));
    } catch (HomeException | RuntimeException e) {
      counter.close();
      if (server != null) {
        server.close();
      } else if (found != null) {
        found.close();
      }
      throw e;
    }
  }

  /** The server as far as this PC runs it. */
  public ServerHere serverHere() {
    return server == null ? ServerHere.ELSEWHERE : server;
  }

  private static LocalServer.Command withSample() {
    return LocalServer.Command.ofThisProgram(List.of(), List.of("--sample"));
  }

  private static boolean joinedElsewhere(Counter counter) {
    URI server = counter.server();
    return server != null && !ServerAddress.isHere(server);
  }

  /**
   * Closes the printer and the office, stops the tills, the counter and the server, in this order.
   */
  @Override
  public void close() {
    printing.close();
    office.close();
    tills.close();
    counter.close();
    if (server != null) {
      server.close();
    }
  }
}
