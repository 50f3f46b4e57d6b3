package regulars.model.rules;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, as read from one version of the rules document.
 *
 * @param version counts the documents that were accepted; 1 is the first
 * @param currency the shop's currency; sales in another are refused
 * @param zone the shop's time zone: decides which day a sale is on
 * @param earn the base rule
 * @param multipliers categories and days that earn more, in document order
 * @param rewards cheapest first, each cost once
 * @param hold when a basket is parked for a person to look at
 * @param messaging quiet hours, lapsing and nudges, as the document says
 */
public record Rules(
    int version,
    Currency currency,
    ZoneId zone,
    Earn earn,
    List<Multiplier> multipliers,
    List<Reward> rewards,
    HoldRule hold,
    Messaging messaging) {

  /** Sorts rewards by cost and makes the lists unmodifiable. */
  public Rules {
    multipliers = List.copyOf(multipliers);
    rewards = rewards.stream().sorted(Comparator.comparingLong(Reward::cost)).toList();
  }

  /** The reward that costs exactly this many points and has this name, if it is still offered. */
  public @Nullable Reward reward(String name, long cost) {
    for (Reward reward : rewards) {
      if (reward.cost() == cost && reward.name().equals(name)) {
        return reward;
      }
    }
    return null;
  }
}
