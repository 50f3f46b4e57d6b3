package regulars.counter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.SyncEngine;
import regulars.counter.till.SaleDesk;
import regulars.model.sync.Pairing;

/**
 * A counter without its windows: its two databases, the desk for the screens, the sale desk for the
 * tills, and the engine that keeps step with the server.
 */
public final class Counter implements AutoCloseable {
  private Counter() {}

  /**
   * For tests and simulation: no threads, everything happens on the caller's, and {@link #engine}
   * moves only when asked.
   *
   * @param folder made when missing; one counter at a time may have it
   */
  public static Counter open(Path folder, ServerLink link, Clock clock, RandomGenerator random) {
    throw new UnsupportedOperationException("comes next: " + folder + link + clock + random);
  }

  /**
   * For the app: with a writer thread, and with a sync thread and a line for pokes as soon as the
   * counter is paired.
   */
  public static Counter start(Path folder, Clock clock, RandomGenerator random) {
    throw new UnsupportedOperationException("comes next: " + folder + clock + random);
  }

  /** Whether the counter knows a server. */
  public boolean paired() {
    throw new UnsupportedOperationException("comes next");
  }

  /** Where the server was when it was last paired with or moved to; null before. */
  public @org.jspecify.annotations.Nullable URI server() {
    throw new UnsupportedOperationException("comes next");
  }

  /**
   * Joins a server for good: what {@code /v1/pair} answered is stored, and syncing starts. A
   * counter that was paired before keeps its operations only when the ledger is the same.
   */
  public void pair(URI server, Pairing.Paired paired) {
    throw new UnsupportedOperationException("comes next: " + server + paired);
  }

  /** The same server has another address now (its port changed). Stored when it is new. */
  public void serverAt(URI server) {
    throw new UnsupportedOperationException("comes next: " + server);
  }

  /** Asks {@code tills} from now on what the status says about tills. */
  public void tills(Supplier<List<TillStatus>> tills) {
    throw new UnsupportedOperationException("comes next: " + tills);
  }

  /** Says that the status of a till, or anything else outside this class, changed. */
  public void statusChanged() {
    throw new UnsupportedOperationException("comes next");
  }

  /** The door for the screens. */
  public Desk desk() {
    throw new UnsupportedOperationException("comes next");
  }

  /** The door for the tills. */
  public SaleDesk sales() {
    throw new UnsupportedOperationException("comes next");
  }

  /** The engine, for whoever called {@link #open}. */
  public SyncEngine engine() {
    throw new UnsupportedOperationException("comes next");
  }

  /** Stops the threads and closes the databases. What was stored is safe without it. */
  @Override
  public void close() {}
}
