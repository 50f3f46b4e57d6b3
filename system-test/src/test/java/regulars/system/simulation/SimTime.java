package regulars.system.simulation;

/** The world's true time in milliseconds. */
final class SimTime {
  private static final long START = 1_800_000_000_000L;

  private long millis = START;

  long millis() {
    return millis;
  }

  long sinceStart() {
    return millis - START;
  }

  void pass(long more) {
    millis += more;
  }
}
