package regulars.model.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.value.Money;

/** Finds what is risky about putting other rules in force, by comparing the two. */
public final class RiskyEdits {
  private static final long AMOUNT = 100;

  private RiskyEdits() {}

  /** What a person should be asked again about, earning first, then rewards as they are now. */
  public static List<Risk> between(Rules now, Rules draft) {
    List<Risk> risks = new ArrayList<>();
    earning(now, draft, risks);
    for (Reward reward : now.rewards()) {
      reward(reward, draft, risks);
    }
    return List.copyOf(risks);
  }

  private static void earning(Rules now, Rules draft, List<Risk> risks) {
    // Points per minor unit as fractions, compared crosswise: exact, and far from overflow.
    long before = Math.multiplyExact(now.earn().points(), draft.earn().perMinor());
    long after = Math.multiplyExact(draft.earn().points(), now.earn().perMinor());
    if (Math.multiplyExact(after, 2) <= before) {
      risks.add(earning(Risk.Kind.POINTS_HALVED, now, draft));
    } else if (Math.multiplyExact(before, 2) <= after) {
      risks.add(earning(Risk.Kind.POINTS_DOUBLED, now, draft));
    }
  }

  private static Risk earning(Risk.Kind kind, Rules now, Rules draft) {
    long amount = AMOUNT * Money.minorPerMajor(now.currency());
    return new Risk(
        kind,
        now.currency().getCurrencyCode(),
        now.earn().pointsFor(amount),
        draft.earn().pointsFor(amount));
  }

  private static void reward(Reward reward, Rules draft, List<Risk> risks) {
    Reward then = named(draft, reward.name());
    if (then == null) {
      risks.add(new Risk(Risk.Kind.REWARD_GONE, reward.name(), reward.cost(), 0));
    } else if (then.cost() > reward.cost()) {
      risks.add(new Risk(Risk.Kind.REWARD_DEARER, reward.name(), reward.cost(), then.cost()));
    }
  }

  /** The reward of this name, whatever its letters' case; null when there is none. */
  private static @Nullable Reward named(Rules rules, String name) {
    for (Reward reward : rules.rewards()) {
      if (reward.name().equalsIgnoreCase(name)) {
        return reward;
      }
    }
    return null;
  }
}
