package regulars.counter.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Happened;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Refusal;

/** What became of a redemption, a reversal, or a held sale that somebody settled. */
public sealed interface RedeemResult {
  /**
   * It is in the ledger.
   *
   * @param opId the operation: what an undo names
   * @param live the member after it
   */
  record Done(UUID opId, LiveBalance live) implements RedeemResult {}

  /**
   * The server said no; the member is as {@code live} says.
   *
   * @param code why
   * @param missing points missing when short, else 0
   * @param live the member now; null when unknown
   * @param happened what came before it, for whoever lost the race; null when nothing did
   */
  record Refused(
      Refusal code, long missing, @Nullable LiveBalance live, @Nullable Happened happened)
      implements RedeemResult {
    /** Nothing came before it. */
    public Refused(Refusal code, long missing, @Nullable LiveBalance live) {
      this(code, missing, live, null);
    }
  }

  /** Nothing was sent: the server can't be reached, and redeeming needs it. */
  record Offline() implements RedeemResult {}

  /**
   * No answer in time. It is withdrawn: hand nothing over; should it have counted, it is undone.
   */
  record NotConfirmed() implements RedeemResult {}
}
