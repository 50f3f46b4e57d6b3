package regulars.model.earn;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.HoldRule;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;

/**
 * What a sale earns and what a refund takes back: pure functions of rules, member and sale, used
 * unchanged by counter and server. Whole points only, by exact arithmetic, rounded down.
 */
public final class Earning {
  private Earning() {}

  /** The why-line that squares a take-back with what earlier refunds took differently. */
  public static final String TAKEN_EARLIER = "Earlier refunds of this sale";

  /**
   * Decides a sale of a known member: add, add and announce, or hold.
   *
   * @param rules the rules in force when the sale is counted
   * @param member the member before the sale
   * @param sale of kind SALE, in the shop's currency
   * @throws IllegalArgumentException for a refund or void, or another currency
   */
  public static Decision decide(Rules rules, MemberState member, Sale sale) {
    checkCurrency(rules, sale);
    if (sale.takesBack()) {
      throw new IllegalArgumentException("not a sale: " + sale.key());
    }
    Tally tally = Tally.of(rules, day(rules, sale), Basket.of(sale));
    HoldReason reason = holdReason(rules.hold(), member, sale.total().minor());
    if (reason != null) {
      return new Decision.Hold(reason, tally.points(), tally.why());
    }
    return given(rules, member, tally.points(), tally.why());
  }

  /**
   * What a held sale or refund does once a person lets it through: the same points, now announced
   * where they reach a reward.
   *
   * @param rules the rules it was counted under
   * @param member the member now
   * @param hold what {@link #decide} or {@link #takeBack} said
   */
  public static Decision release(Rules rules, MemberState member, Decision.Hold hold) {
    return given(rules, member, hold.points(), hold.why());
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
   * @throws IllegalArgumentException for a sale where a refund belongs or the other way round, or
   *     another currency
   */
  public static Decision takeBack(
      Rules rulesThen,
      MemberState member,
      Sale original,
      List<Sale> earlierRefunds,
      long alreadyTaken,
      Sale refund) {
    checkTakeBack(rulesThen, original, earlierRefunds, alreadyTaken, refund);
    Basket kept = Basket.of(original);
    for (Sale earlier : earlierRefunds) {
      kept = kept.without(earlier);
    }
    DayOfWeek day = day(rulesThen, original);
    Tally before = Tally.of(rulesThen, day, kept);
    Tally after = Tally.of(rulesThen, day, kept.without(refund));
    long given = Tally.of(rulesThen, day, Basket.of(original)).points();
    long taken = Math.max(0, given - after.points() - alreadyTaken);
    List<WhyLine> why = squared(after.lostSince(before), -taken);
    if (taken > 0 && member.balance() < taken) {
      return new Decision.Hold(HoldReason.BELOW_ZERO, -taken, why);
    }
    return new Decision.Add(-taken, why);
  }

  private static Decision given(Rules rules, MemberState member, long points, List<WhyLine> why) {
    long after = Math.addExact(member.balance(), points);
    List<Reward> reached =
        rules.rewards().stream()
            .filter(reward -> member.balance() < reward.cost() && reward.cost() <= after)
            .toList();
    return reached.isEmpty()
        ? new Decision.Add(points, why)
        : new Decision.AddAndAnnounce(points, why, reached);
  }

  private static @Nullable HoldReason holdReason(HoldRule hold, MemberState member, long total) {
    Long limit = hold.overMinor();
    if (limit != null && total > limit) {
      return HoldReason.ABOVE_LIMIT;
    }
    // Somebody whose sales were all free of charge has no usual sale yet.
    boolean usualKnown = member.sales() >= HoldRule.FEWEST_SALES && member.largestSale() > 0;
    boolean far = Math.multiplyExact(member.largestSale(), hold.timesUsual()) < total;
    return usualKnown && far ? HoldReason.FAR_ABOVE_USUAL : null;
  }

  /** Adds the line that makes the why-lines sum to the points, where they do not already. */
  private static List<WhyLine> squared(List<WhyLine> why, long points) {
    long off = points - why.stream().mapToLong(WhyLine::points).sum();
    return off == 0
        ? why
        : Stream.concat(why.stream(), Stream.of(new WhyLine(TAKEN_EARLIER, 0, off))).toList();
  }

  private static DayOfWeek day(Rules rules, Sale sale) {
    return sale.occurredAt().atZone(rules.zone()).getDayOfWeek();
  }

  private static void checkTakeBack(
      Rules rules, Sale original, List<Sale> earlierRefunds, long alreadyTaken, Sale refund) {
    checkCurrency(rules, original);
    checkCurrency(rules, refund);
    if (original.takesBack()) {
      throw new IllegalArgumentException("not a sale: " + original.key());
    }
    for (Sale earlier : earlierRefunds) {
      checkCurrency(rules, earlier);
      if (!earlier.takesBack()) {
        throw new IllegalArgumentException("not a refund or void: " + earlier.key());
      }
    }
    if (!refund.takesBack()) {
      throw new IllegalArgumentException("not a refund or void: " + refund.key());
    }
    if (alreadyTaken < 0) {
      throw new IllegalArgumentException("earlier refunds took " + alreadyTaken + " points");
    }
  }

  private static void checkCurrency(Rules rules, Sale sale) {
    if (!sale.total().currency().equals(rules.currency())) {
      throw new IllegalArgumentException(
          "sale "
              + sale.key()
              + " is in "
              + sale.total().currency().getCurrencyCode()
              + ", the shop's currency is "
              + rules.currency().getCurrencyCode());
    }
  }
}
