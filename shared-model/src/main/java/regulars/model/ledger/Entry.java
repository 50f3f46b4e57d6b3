package regulars.model.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;

/**
 * One change of one member's points. Written once, never changed; a mistake is corrected by another
 * entry. Holds nothing personal, so that erasing a person leaves the chain whole.
 *
 * @param seq position in the ledger: dense, 1 the first; also the feed's cursor
 * @param epoch counts restores of the server; 1 the first
 * @param memberId whose points
 * @param version the member's number of entries, this one included
 * @param kind why they changed
 * @param points by how many; never 0
 * @param balanceAfter the member's balance after it
 * @param opId the operation that caused it; each causes at most one entry of its own id, and others
 *     under ids derived from it ({@link EntryIds#part})
 * @param reverses the operation whose entry this one reverses; null for all but reversals
 * @param sale the sale behind it, for {@code EARN} and {@code TAKE_BACK}; null otherwise
 * @param reward the reward's name, for {@code REDEEM}; null otherwise
 * @param rulesVersion the rules in force, 0 where none were asked
 * @param counterId the paired device that asked
 * @param staff who did it at the counter; null for the till itself
 * @param approvedBy the manager who let it pass a guardrail; null when nobody had to
 * @param reason what they said; null when nobody was asked
 * @param occurredAt when it happened by the counter's clock, clamped by the server; milliseconds
 * @param recordedAt when the server wrote it; milliseconds
 * @param why the rule lines that gave the points; empty where no rule did
 */
public record Entry(
    long seq,
    long epoch,
    UUID memberId,
    long version,
    EntryKind kind,
    long points,
    long balanceAfter,
    UUID opId,
    @Nullable UUID reverses,
    @Nullable SaleKey sale,
    @Nullable String reward,
    int rulesVersion,
    UUID counterId,
    @Nullable String staff,
    @Nullable String approvedBy,
    @Nullable String reason,
    Instant occurredAt,
    Instant recordedAt,
    List<WhyLine> why) {

  /** Makes the list unmodifiable. */
  public Entry {
    why = List.copyOf(why);
  }
}
