package regulars.counter.redeem;

import org.jspecify.annotations.Nullable;
import regulars.counter.desk.MemberView;
import regulars.counter.words.Words;
import regulars.model.rules.Reward;

/**
 * A reward as the column shows it.
 *
 * @param reward which
 * @param cost in words
 * @param affordable whether the member on the screen has enough for it
 * @param note what is missing; empty when nothing is or nobody is on the screen
 */
record RewardLine(Reward reward, String cost, boolean affordable, String note) {

  static RewardLine of(Reward reward, @Nullable MemberView member, Words words) {
    String cost = words.count(reward.cost());
    if (member == null) {
      return new RewardLine(reward, cost, false, "");
    }
    long missing = reward.cost() - member.card().available();
    if (missing <= 0) {
      return new RewardLine(reward, cost, true, "");
    }
    String note = words.text("rewards.short", words.count(missing));
    if (member.waiting() >= missing) {
      note =
          words.text("rewards.short-waiting", words.count(missing), words.count(member.waiting()));
    }
    return new RewardLine(reward, cost, false, note);
  }
}
