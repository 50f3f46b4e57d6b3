package regulars.counter.sync;

/**
 * Keeps this counter and the server in step: hello, push what waits, pull until caught up. Has no
 * thread and no clock of its own: {@link #step} does one thing and says when to come again, so that
 * a loop thread and a simulation drive the same code.
 *
 * <p>Owned by one thread at a time.
 */
public final class SyncEngine {

  /** Does one unit of work (at most one request to the server) and says what is next. */
  public Step step() {
    throw new UnsupportedOperationException("comes next");
  }
}
