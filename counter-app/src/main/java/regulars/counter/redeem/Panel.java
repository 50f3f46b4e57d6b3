package regulars.counter.redeem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Reward;
import regulars.model.sync.Action;

/** What stands in the rewards column. */
sealed interface Panel {

  /** The rewards themselves. */
  record Rewards() implements Panel {}

  /**
   * The question whether to redeem.
   *
   * @param memberId whose points
   * @param memberName whose points, in words
   * @param baseVersion the member as the barista saw them when choosing
   * @param reward which
   * @param cost in words
   * @param after the balance after it, in words
   * @param override a manager's word that a short balance may pass; null normally
   */
  record Confirm(
      UUID memberId,
      String memberName,
      long baseVersion,
      Reward reward,
      String cost,
      String after,
      Action.@Nullable Override override)
      implements Panel {}

  /** The server is being asked; {@code confirm} is what was confirmed. */
  record Asking(Confirm confirm) implements Panel {}

  /**
   * It did not happen.
   *
   * @param title what did not
   * @param sentence why, and what to do
   */
  record Refused(String title, String sentence) implements Panel {}
}
