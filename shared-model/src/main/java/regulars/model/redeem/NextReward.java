package regulars.model.redeem;

import org.jspecify.annotations.Nullable;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

/** How far a member is from the next reward. */
public final class NextReward {
  private NextReward() {}

  /**
   * The way to a reward: a progress bar shows {@code have} of {@code reward.cost()}.
   *
   * @param reward the cheapest reward not yet within reach
   * @param have points on the way to it, 0 to its cost less 1
   * @param missing points still to earn, at least 1
   */
  public record Next(Reward reward, long have, long missing) {}

  /**
   * The cheapest reward that costs more than this balance; null when every reward is within reach
   * or there are none.
   *
   * @param rules the rules in force
   * @param balance points; may be below zero
   */
  public static @Nullable Next next(Rules rules, long balance) {
    for (Reward reward : rules.rewards()) {
      if (reward.cost() > balance) {
        return new Next(reward, Math.max(balance, 0), Math.subtractExact(reward.cost(), balance));
      }
    }
    return null;
  }
}
