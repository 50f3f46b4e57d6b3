package regulars.model.rules;

import org.jspecify.annotations.Nullable;

/**
 * When a sale is parked for a person to look at.
 *
 * @param timesUsual held when the total is more than this many times the member's largest sale so
 *     far (with at least {@link #FEWEST_SALES} counted); 2 or more
 * @param overMinor held when the total is more than this, whoever buys; null for no such limit
 */
public record HoldRule(int timesUsual, @Nullable Long overMinor) {

  /** Before this many sales nobody knows what a member usually buys. */
  public static final int FEWEST_SALES = 5;

  /** What holds where the document says nothing. */
  public static final HoldRule USUAL = new HoldRule(5, null);
}
