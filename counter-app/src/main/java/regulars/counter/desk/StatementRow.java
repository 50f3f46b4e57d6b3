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
 * @param reason what the person said; null when nobody was asked
 * @param further whether it came with another entry, as when a sale is moved: it is never undone
 *     alone
 * @param reversal what took it back; null when nothing did, or it is not known here
 */
public record StatementRow(
    UUID opId,
    Instant at,
    EntryKind kind,
    long points,
    @Nullable String reward,
    @Nullable String staff,
    List<WhyLine> why,
    State state,
    @Nullable String reason,
    boolean further,
    @Nullable Reversal reversal) {

  /** A row of which nobody said anything. */
  public StatementRow(
      UUID opId,
      Instant at,
      EntryKind kind,
      long points,
      @Nullable String reward,
      @Nullable String staff,
      List<WhyLine> why,
      State state) {
    this(opId, at, kind, points, reward, staff, why, state, null, false, null);
  }

  /**
   * What took a row back.
   *
   * @param at when
   * @param staff who; null when nobody said who they are
   * @param reason what they said; null when nobody was asked
   */
  public record Reversal(Instant at, @Nullable String staff, @Nullable String reason) {}

  /** The same, taken back by this. */
  public StatementRow reversedBy(@Nullable Reversal by) {
    return new StatementRow(
        opId, at, kind, points, reward, staff, why, State.REVERSED, reason, further, by);
  }

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
