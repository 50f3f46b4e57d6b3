package regulars.counter.home;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
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

  /** Opens the window's counter; on the first run makes a shop with sample members and rules. */
  public static Opened open(CounterHome home, Clock clock) throws HomeException {
    Path file = home.made().counter().resolve("counter.properties");
    CounterSettings settings = CounterSettings.read(file);
    ServerKeeper server = null;
    Counter counter = Counter.start(home.counter(), clock, new SecureRandom());
    try {
      if (!joinedElsewhere(counter)) {
        LocalServer.Command command =
            LocalServer.Command.ofThisProgram(List.of(), List.of("--sample"));
        server = ServerKeeper.start(home, command, counter);
      }
      OwnerKey key = new OwnerKey(server == null ? null : home.server());
      return new Opened(
          counter,
          Tills.start(home, settings, counter, clock),
          counter.office(key::read),
          new Printing(
              settings.receipt(),
              changed -> CounterSettings.keep(file, changed),
              () -> NativeLibrary.load(home.counter().resolve("native"))),
          server);
    } catch (HomeException | RuntimeException e) {
      counter.close();
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  /** The server as far as this PC runs it. */
  public ServerHere serverHere() {
    return server == null ? ServerHere.ELSEWHERE : server;
  }

  private static boolean joinedElsewhere(Counter counter) {
    URI server = counter.server();
    return server != null && !Set.of("127.0.0.1", "localhost", "[::1]").contains(server.getHost());
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
