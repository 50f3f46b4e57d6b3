package regulars.model.earn;

import java.util.List;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;

/**
 * What a sale earns and what a refund takes back: pure functions of rules, member and sale, used
 * unchanged by counter and server. Whole points only, by exact arithmetic, rounded down.
 */
public final class Earning {
  private Earning() {}

  /**
   * Decides a sale of a known member: add, add and announce, or hold.
   *
   * @param rules the rules in force when the sale is counted
   * @param member the member before the sale
   * @param sale of kind SALE, in the shop's currency
   * @throws IllegalArgumentException for a refund or void, or another currency
   */
  public static Decision decide(Rules rules, MemberState member, Sale sale) {
    throw new UnsupportedOperationException("follows in the next change");
  }

  /**
   * Decides a refund or void: takes back what the original gave, less what the goods that the
   * member keeps would earn by the same rules, less what earlier refunds took. So refunds in any
   * number of parts together take exactly what was given.
   *
   * @param rulesThen the rules that the original was counted under
   * @param member the member before the refund
   * @param original the sale that gave the points
   * @param earlierRefunds refunds and voids of it that were counted already; not those that wait or
   *     were rejected
   * @param alreadyTaken points those took, 0 or more
   * @param refund a refund (what was brought back) or a void (all of it)
   * @return {@link Decision.Add} with 0 or negative points, or {@link Decision.Hold} when that
   *     would push the balance below zero
   */
  public static Decision takeBack(
      Rules rulesThen,
      MemberState member,
      Sale original,
      List<Sale> earlierRefunds,
      long alreadyTaken,
      Sale refund) {
    throw new UnsupportedOperationException("follows in the next change");
  }
}
