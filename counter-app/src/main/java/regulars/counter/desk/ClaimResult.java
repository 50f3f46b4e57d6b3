package regulars.counter.desk;

import org.jspecify.annotations.Nullable;
import regulars.model.sync.Happened;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/** What became of a sale of nobody that somebody claimed for a member. */
public sealed interface ClaimResult {
  /**
   * It is theirs.
   *
   * @param move one of the four
   * @param points what it gives; for a hold what it would
   * @param confirmed whether the server has said so; else it will be asked when it can be reached
   */
  record Claimed(Move move, long points, boolean confirmed) implements ClaimResult {}

  /**
   * It is not theirs.
   *
   * @param code why
   * @param owner whose it is, in words; null when nobody's or unknown
   * @param happened how it became theirs; null when that is not known
   */
  record Refused(Refusal code, @Nullable String owner, @Nullable Happened happened)
      implements ClaimResult {}
}
