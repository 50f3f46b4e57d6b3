package regulars.model.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;

/**
 * The server's answer to one operation. Answers stick: the same operation gets the same answer for
 * ever, however often it is asked.
 */
public sealed interface Answer {
  /** The operation it answers. */
  UUID opId();

  /** That operation's place in its counter's row. */
  long opSeq();

  /**
   * The member as the operation left them (or found them, when refused); null when there is none.
   */
  @Nullable LiveBalance live();

  /**
   * It was done.
   *
   * @param opId the operation
   * @param opSeq its place
   * @param move what a sale came to; null for other actions
   * @param points by how much the balance changed (for a hold: would change); 0 when it did not
   * @param seq the ledger entry it wrote; 0 when it wrote none
   * @param live the member after it; null for a skip
   * @param detail for a skip or hold its reason's name, for an announcement the rewards' names
   *     separated by line feeds; null otherwise
   * @param why the rule lines behind the points
   */
  record Applied(
      UUID opId,
      long opSeq,
      @Nullable Move move,
      long points,
      long seq,
      @Nullable LiveBalance live,
      @Nullable String detail,
      List<WhyLine> why)
      implements Answer {
    /** Makes the list unmodifiable. */
    public Applied {
      why = List.copyOf(why);
    }
  }

  /**
   * It was not done and never will be; a new wish needs a new operation.
   *
   * @param opId the operation
   * @param opSeq its place
   * @param code why
   * @param missing for {@link Refusal#SHORT} the points that are missing; 0 otherwise
   * @param live the member as they are; null when there is none
   * @param detail what to know beyond the code, for the log and the inbox; null when nothing
   * @param happened what came before it; null when nothing did, or it is not known
   */
  record Refused(
      UUID opId,
      long opSeq,
      Refusal code,
      long missing,
      @Nullable LiveBalance live,
      @Nullable String detail,
      @Nullable Happened happened)
      implements Answer {}
}
