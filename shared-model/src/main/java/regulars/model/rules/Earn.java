package regulars.model.rules;

/**
 * The base rule: {@code points} for every full {@code perMinor} of a sale's total.
 *
 * @param text the sentence as written, for why-lines
 * @param line its line in the document, 1 the first
 * @param points 1 to {@value #MOST_POINTS}
 * @param perMinor 1 to {@value #MOST_PER_MINOR} minor units of the shop's currency
 */
public record Earn(String text, int line, long points, long perMinor) {

  /** More points than this for one step would only be a slip of the finger. */
  public static final long MOST_POINTS = 10_000;

  /** As large as a sale can be. */
  public static final long MOST_PER_MINOR = 1_000_000_000_000L;

  /** Refuses figures with which a sum could overflow. */
  public Earn {
    if (points < 1 || points > MOST_POINTS) {
      throw new IllegalArgumentException("an earn rule gives 1 to " + MOST_POINTS + " points");
    }
    if (perMinor < 1 || perMinor > MOST_PER_MINOR) {
      throw new IllegalArgumentException("an earn rule counts by 1 to " + MOST_PER_MINOR);
    }
  }

  /** What this amount in minor units earns: whole points, rounded down. */
  public long pointsFor(long minor) {
    return pointsFor(minor, 1);
  }

  /**
   * What this amount earns when it counts several times: whole points, rounded down once. Exact up
   * to the largest sale.
   *
   * @param minor the amount in minor units, not negative
   * @param times how often it counts
   */
  public long pointsFor(long minor, int times) {
    return Math.multiplyExact(Math.multiplyExact(minor, points), times) / perMinor;
  }
}
