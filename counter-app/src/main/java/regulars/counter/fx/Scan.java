package regulars.counter.fx;

import org.jspecify.annotations.Nullable;

/**
 * Tells a scanner that types from a person who does: by the pace between keys, by the Enter it ends
 * with, and by what a card can say. Pure: it is told every key with its time. Used on the screen's
 * thread only.
 *
 * <p>The time is when a key was handled. After a moment in which the screen was busy a person's
 * keys come as quickly as a scanner's, so that what is handed out here is only perhaps a scan.
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

  /** Enter was pressed: what was perhaps scanned; null when a person typed it. */
  @Nullable String enter(long nanos) {
    String read = code.toString();
    boolean scanned =
        read.length() >= SHORTEST && read.length() <= LONGEST && goesOn(nanos) && onCard(read);
    code.setLength(0);
    return scanned ? read : null;
  }

  // Card numbers, those of older systems too: no space, no accent, no apostrophe, and some digit.
  private static boolean onCard(String read) {
    return read.chars().allMatch(c -> c > ' ' && c <= '~' && c != '\'' && c != '`')
        && read.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** Some other key was pressed, which no scanner has. */
  void other() {
    code.setLength(0);
  }
}
