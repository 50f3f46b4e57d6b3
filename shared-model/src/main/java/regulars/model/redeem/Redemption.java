package regulars.model.redeem;

import java.util.List;
import regulars.model.member.MemberCard;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

/** The guardrails of a redemption, as pure functions: counter and server ask the same ones. */
public final class Redemption {
  private Redemption() {}

  /**
   * Whether this reward may be handed out for this cost.
   *
   * <p>A manager's override lets a short balance pass and nothing else: a reward that is gone or
   * has another price, and points spent in the meantime, send the barista back to look.
   *
   * @param rules the rules in force
   * @param live the member as the ledger has them now
   * @param spentSinceBase whether another redemption, or a reversal, came since the barista looked
   * @param reward the reward's name as it was shown
   * @param cost its cost as it was shown
   * @param overridden whether a manager said that a short balance may pass
   */
  public static Verdict check(
      Rules rules,
      MemberCard live,
      boolean spentSinceBase,
      String reward,
      long cost,
      boolean overridden) {
    if (rules.reward(reward, cost) == null) {
      return new Verdict.StaleOffer();
    }
    if (live.available() < cost && !overridden) {
      return new Verdict.Short(Math.subtractExact(cost, live.available()));
    }
    if (spentSinceBase) {
      return new Verdict.ChangedSince();
    }
    return new Verdict.Go(Math.subtractExact(live.balance(), cost));
  }

  /**
   * The rewards that this many points buy, cheapest first.
   *
   * @param rules the rules in force
   * @param available points that may be spent
   */
  public static List<Reward> affordable(Rules rules, long available) {
    return rules.rewards().stream().filter(reward -> reward.cost() <= available).toList();
  }
}
