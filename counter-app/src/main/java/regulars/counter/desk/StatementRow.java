package regulars.counter.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;

/**
 * One row of a member's statement.
 *
 * @param opId the operation behind it: what a reversal names
 * @param at when it happened
 * @param kind what it was
 * @param points up or down
 * @param reward the reward's name for a redemption; null otherwise
 * @param staff staff id; null for the till itself
 * @param why the rule lines behind the points
 * @param state where it stands
 */
public record StatementRow(
    UUID opId,
    Instant at,
    EntryKind kind,
    long points,
    @Nullable String reward,
    @Nullable String staff,
    List<WhyLine> why,
    State state) {

  /** Where a row stands. */
  public enum State {
    /** Not yet acknowledged by the server. */
    WAITING,
    /** In the ledger. */
    CONFIRMED,
    /** In the ledger, and taken back by a later entry. */
    REVERSED
  }
}
