package regulars.model.rules;

import org.jspecify.annotations.Nullable;

/**
 * When a sale is parked for a person to look at.
 *
 * @param timesUsual held when the total is more than this many times the member's largest sale so
 *     far (with at least {@link #FEWEST_SALES} counted); {@value #FEWEST_TIMES} to {@value
 *     #MOST_TIMES}
 * @param overMinor held when the total is more than this, whoever buys; null for no such limit
 */
public record HoldRule(int timesUsual, @Nullable Long overMinor) {

  /** Fewer times than this would hold half of all sales. */
  public static final int FEWEST_TIMES = 2;

  /** More times than this would hold none. */
  public static final int MOST_TIMES = 100;

  /** Before this many sales nobody knows what a member usually buys. */
  public static final int FEWEST_SALES = 5;

  /** What holds where the document says nothing. */
  public static final HoldRule USUAL = new HoldRule(5, null);

  /** Refuses figures outside their bounds. */
  public HoldRule {
    if (timesUsual < FEWEST_TIMES || timesUsual > MOST_TIMES) {
      throw new IllegalArgumentException(
          "sales are held over " + FEWEST_TIMES + " to " + MOST_TIMES + " times the usual");
    }
    if (overMinor != null && overMinor < 1) {
      throw new IllegalArgumentException("sales are held over an amount of at least 1");
    }
  }
}
