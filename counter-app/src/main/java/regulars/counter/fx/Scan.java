package regulars.counter.fx;

import org.jspecify.annotations.Nullable;

/**
 * Tells a scanner that types from a person who does: by the pace between keys, and by the Enter it
 * ends with. Pure: it is told every key with its time. Used on the screen's thread only.
 */
final class Scan {
  /** No hand presses four keys and Enter so quickly. */
  private static final long PACE_NANOS = 40_000_000;

  /** A scan goes on although the screen was busy for a moment in the middle of it. */
  private static final long PAUSE_NANOS = 150_000_000;

  private static final int SURE = 3;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 100;

  private final StringBuilder code = new StringBuilder();
  private long last;

  /** A key with a character was pressed; true when it can only be the first of a scan. */
  boolean typed(String character, long nanos) {
    boolean first = code.isEmpty() || code.length() > LONGEST || !goesOn(nanos);
    if (first) {
      code.setLength(0);
    }
    code.append(character);
    last = nanos;
    return first;
  }

  private boolean goesOn(long nanos) {
    return nanos - last <= (code.length() >= SURE ? PAUSE_NANOS : PACE_NANOS);
  }

  /** Enter was pressed: what was scanned; null when a person typed it. */
  @Nullable String enter(long nanos) {
    boolean scanned = code.length() >= SHORTEST && code.length() <= LONGEST && goesOn(nanos);
    String read = code.toString();
    code.setLength(0);
    return scanned ? read : null;
  }

  /** Some other key was pressed, which no scanner has. */
  void other() {
    code.setLength(0);
  }
}
