package regulars.counter.home;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import regulars.counter.Counter;

/**
 * The window's counter with everything around it, ready for its screens: the server on this PC, the
 * counter paired with it, its tills.
 *
 * @param counter the counter
 * @param tills its tills
 * @param server the server beside it
 */
public record Opened(Counter counter, Tills tills, LocalServer server) implements AutoCloseable {

  /** Opens the window's counter; on the first run makes a shop with sample members and rules. */
  public static Opened open(CounterHome home, Clock clock) throws HomeException {
    CounterSettings settings =
        CounterSettings.read(home.made().counter().resolve("counter.properties"));
    LocalServer server =
        LocalServer.ensure(home, LocalServer.Command.ofThisProgram(List.of(), List.of("--sample")));
    Counter counter = null;
    try {
      counter = Counter.start(home.counter(), clock, new SecureRandom());
      server.letIn(counter, "Counter 1");
      return new Opened(counter, Tills.start(home, settings, counter, clock), server);
    } catch (HomeException | RuntimeException e) {
      if (counter != null) {
        counter.close();
      }
      server.close();
      throw e;
    }
  }

  /** Stops the tills, the counter and the server, in this order. */
  @Override
  public void close() {
    tills.close();
    counter.close();
    server.close();
  }
}
