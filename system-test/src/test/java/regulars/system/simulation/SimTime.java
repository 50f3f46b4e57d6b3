package regulars.system.simulation;

/** The world's true time in milliseconds. */
final class SimTime {
  private long millis = 1_800_000_000_000L;

  long millis() {
    return millis;
  }

  void pass(long more) {
    millis += more;
  }
}
