package regulars.server.sale;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.WhyLine;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.server.ledger.Asked;
import regulars.server.member.Account;

/**
 * A sale and the refunds of it that are its owner's too.
 *
 * @param sale the sale
 * @param entries what they wrote and still counts: refunds first, then the sale
 * @param waiting refunds that wait for a person, or changed no points
 */
record Family(Kept sale, List<Counted> entries, List<Kept> waiting) {

  /**
   * An entry that counts.
   *
   * @param kept the sale or refund
   * @param cause the operation to reverse: the entry's, or that of its last reversal's reversal
   * @param why the rule lines behind it
   */
  record Counted(Kept kept, UUID cause, List<WhyLine> why) {}

  /**
   * What somebody gets.
   *
   * @param kept the sale or refund
   * @param decision its move
   */
  record Gift(Kept kept, Decision decision) {}

  /**
   * What the sale came to for its new owner.
   *
   * @param account the owner after all of it
   */
  record Given(
      Move move,
      long points,
      long seq,
      Account account,
      @Nullable String detail,
      List<WhyLine> why) {
    Answer answer(Asked asked) {
      return asked.moved(move, points, seq, account.live(), detail, why);
    }

    Given with(Account after) {
      return new Given(move, points, seq, after, detail, why);
    }
  }

  /** What all of it gave in the end. */
  long points() {
    return entries.stream().mapToLong(counted -> counted.kept().points()).sum();
  }
}
