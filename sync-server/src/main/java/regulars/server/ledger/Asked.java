package regulars.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryIds;
import regulars.model.sync.Answer;
import regulars.model.sync.Happened;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Operation;
import regulars.model.sync.Refusal;

/**
 * Who asks for something, and when: what every operation has whatever it is about.
 *
 * @param opId the operation
 * @param opSeq its place in its counter's row
 * @param counterId the counter
 * @param staff who asked; null for the till itself
 * @param occurredAt by the counter's clock, clamped
 * @param recordedAt the server's time
 * @param recovering whether points may not leave balances now
 */
public record Asked(
    UUID opId,
    long opSeq,
    UUID counterId,
    @Nullable String staff,
    Instant occurredAt,
    Instant recordedAt,
    boolean recovering) {
  /** No till is older; an earlier time is a clock that lost its battery. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Puts an operation into the frame of the server's clock. */
  public static Asked of(Operation operation, UUID counterId, Instant now, boolean recovering) {
    return new Asked(
        operation.opId(),
        operation.opSeq(),
        counterId,
        operation.staff(),
        clamp(operation.occurredAt(), now),
        now,
        recovering);
  }

  /** A time by some clock, but not after now and not absurdly early; milliseconds. */
  public Instant clamped(Instant time) {
    return clamp(time, recordedAt);
  }

  private static Instant clamp(Instant time, Instant now) {
    Instant clamped = time.isAfter(now) ? now : time.isBefore(EARLIEST) ? EARLIEST : time;
    return Instant.ofEpochMilli(clamped.toEpochMilli());
  }

  /** It was done and was not a sale. */
  public Answer applied(long points, long seq, @Nullable LiveBalance live, List<WhyLine> why) {
    return new Answer.Applied(opId, opSeq, null, points, seq, live, null, why);
  }

  /** It was a sale and ended in this move. */
  public Answer moved(
      Move move,
      long points,
      long seq,
      @Nullable LiveBalance live,
      @Nullable String detail,
      List<WhyLine> why) {
    return new Answer.Applied(opId, opSeq, move, points, seq, live, detail, why);
  }

  /** It is refused for good. */
  public Answer refused(Refusal code, @Nullable LiveBalance live, @Nullable String detail) {
    return refused(code, live, detail, null);
  }

  /** It is refused for good because of what came before it. */
  public Answer refused(
      Refusal code,
      @Nullable LiveBalance live,
      @Nullable String detail,
      @Nullable Happened happened) {
    return new Answer.Refused(opId, opSeq, code, 0, live, detail, happened);
  }

  /** It is refused because so many points are missing. */
  public Answer isShort(long missing, LiveBalance live, @Nullable Happened happened) {
    return new Answer.Refused(opId, opSeq, Refusal.SHORT, missing, live, null, happened);
  }

  /** The same wish for an entry of its own beside the operation's. */
  public Asked part(int part) {
    return new Asked(
        EntryIds.part(opId, part), opSeq, counterId, staff, occurredAt, recordedAt, recovering);
  }
}
