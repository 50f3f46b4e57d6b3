package regulars.counter.till;

/**
 * One way by which sales come in by themselves: a cable, a folder, a web address. Never fails for
 * want of a device: it waits for it, and its health says so.
 */
public interface TillSource extends AutoCloseable {
  /** Begins; called once. Returns at once. */
  void start();

  /** How it stands. Does not wait. */
  TillHealth health();

  /** Stops its threads. What was stored is safe; a line half read is not a line. */
  @Override
  void close();
}
