package regulars.counter.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;
import regulars.model.wire.Wire;

/**
 * What this counter asked of the server, in the order it asked. An operation's payload is never
 * changed and never deleted. Those that wait for an answer are always the newest, without gaps.
 */
public final class OpLog {
  private static final String COLUMNS =
      "op_seq, payload, withdrawn, waiting, answer, member_id, points";
  private static final String ADD =
      """
      INSERT INTO op_log (op_seq, op_id, payload, digest, made_at, asked, withdrawn, waiting,
        member_id, points) VALUES (?, ?, ?, ?, ?, ?, 0, 1, ?, ?)
      """;
  private static final String WAITING =
      "SELECT " + COLUMNS + " FROM op_log WHERE waiting = 1 AND op_seq > ? ORDER BY op_seq LIMIT ?";
  private static final String WAITING_OF =
      """
      SELECT op_seq, payload, withdrawn, waiting, answer, member_id, points FROM op_log
      WHERE waiting = 1 AND member_id = ? ORDER BY op_seq DESC LIMIT ?
      """;
  private static final String BY_ID = "SELECT " + COLUMNS + " FROM op_log WHERE op_id = ?";
  private static final String ANSWERED =
      "UPDATE op_log SET waiting = 0, answer = ?, points = ? WHERE op_seq = ?";
  private static final String FIRST_WAITING =
      "SELECT op_seq, made_at FROM op_log WHERE waiting = 1 ORDER BY op_seq LIMIT 1";
  private static final String WAITING_POINTS =
      "SELECT coalesce(sum(points), 0) FROM op_log WHERE waiting = 1 AND member_id = ?";
  private static final String ASKED_AND_UNANSWERED =
      "UPDATE op_log SET withdrawn = 1 WHERE waiting = 1 AND asked = 1 AND answer IS NULL";
  private static final String RENAMED =
      "UPDATE op_log SET member_id = ? WHERE member_id = ? AND waiting = 1";

  private final Db db;
  private final SelfTable self;
  private final Authoring authoring;

  OpLog(Db db, SelfTable self, Authoring authoring) {
    this.db = db;
    this.self = self;
    this.authoring = authoring;
  }

  /**
   * What has to be known of an operation when its answer comes.
   *
   * @param withdrawn the person who asked was told "not confirmed"
   * @param undone an operation that takes it back was made
   */
  public record Standing(boolean withdrawn, boolean undone) {}

  /** The queue's front. */
  record Front(long opSeq, long madeAt) {}

  /**
   * Makes and stores an operation.
   *
   * @param memberId the member it is about, as far as it is known here
   * @param points what it is expected to do to their balance
   * @param asked whether a person waits for the answer
   */
  public Operation add(
      Action action, @Nullable String staff, @Nullable UUID memberId, long points, boolean asked) {
    return add(action, authoring.now(), staff, memberId, points, asked);
  }

  private Operation add(
      Action action,
      Instant at,
      @Nullable String staff,
      @Nullable UUID memberId,
      long points,
      boolean asked) {
    UUID opId = authoring.opId();
    Operation operation = new Operation(opId, self.takeOpSeq(), at, staff, action);
    db.update(
        ADD,
        operation.opSeq(),
        opId,
        Wire.text(operation),
        Wire.digest(operation),
        authoring.now().toEpochMilli(),
        asked,
        memberId,
        points);
    return operation;
  }

  /** The oldest that wait, in their order. */
  public List<LoggedOp> waiting(int limit) {
    return waitingAfter(0, limit);
  }

  /** The oldest after {@code opSeq} that wait, in their order. */
  public List<LoggedOp> waitingAfter(long opSeq, int limit) {
    return db.list(WAITING, OpLog::read, opSeq, limit);
  }

  /** What waits of one member, newest first. */
  public List<LoggedOp> waitingOf(UUID memberId, int limit) {
    return db.list(WAITING_OF, OpLog::read, memberId, limit);
  }

  /** The points of all that waits of one member. */
  public long waitingPoints(UUID memberId) {
    return db.number(WAITING_POINTS, memberId);
  }

  /** One operation; null when this counter did not make it. */
  public @Nullable LoggedOp find(UUID opId) {
    return db.one(BY_ID, OpLog::read, opId);
  }

  /** Whether an operation has to be undone; null when this counter did not make it. */
  public @Nullable Standing standing(UUID opId) {
    return db.one(
        "SELECT withdrawn, undone_by IS NOT NULL FROM op_log WHERE op_id = ?",
        row -> new Standing(row.getBoolean(1), row.getBoolean(2)),
        opId);
  }

  @Nullable Front front() {
    return db.one(FIRST_WAITING, row -> new Front(row.getLong(1), row.getLong(2)));
  }

  /** Keeps an answer; the operation waits no more. */
  public void answered(Answer answer, long points) {
    db.update(ANSWERED, Wire.text(answer), points, answer.opSeq());
  }

  /** The person who asked is told "not confirmed". */
  public void withdraw(UUID opId) {
    db.update("UPDATE op_log SET withdrawn = 1 WHERE op_id = ?", opId);
  }

  /** Nobody waits any more for what was asked before the program was started. */
  int withdrawAbandoned() {
    return db.update(ASKED_AND_UNANSWERED);
  }

  /** {@code reversal} takes {@code opId} back. */
  public void undoneBy(UUID opId, UUID reversal) {
    db.update("UPDATE op_log SET undone_by = ? WHERE op_id = ?", reversal, opId);
  }

  /** What waits under the proposed id is the existing member's. */
  void belongsTo(UUID proposed, UUID member) {
    db.update(RENAMED, member, proposed);
  }

  /** The server does not have what came after {@code opSeq}: it is offered again. */
  public int offerAgainAfter(long opSeq) {
    return db.update("UPDATE op_log SET waiting = 1 WHERE op_seq > ? AND waiting = 0", opSeq);
  }

  /**
   * This counter was paired anew: its operations are numbered from 1 again. What was answered is in
   * {@link Formers} from now on. What waits for its first answer is asked anew under new ids,
   * because the server may have the old ones under the old counter; facts are known again by their
   * sale key, phone or entry, so none counts twice. What a person asked for and got no answer to is
   * not asked again.
   *
   * @return for each operation that was asked anew, the old id and the new operation
   */
  List<Renumbered> renumber() {
    List<LoggedOp> waiting =
        waiting(Integer.MAX_VALUE).stream().filter(op -> op.answer() == null).toList();
    List<UUID> asked =
        db.list(
            "SELECT op_id FROM op_log WHERE waiting = 1 AND asked = 1",
            row -> Db.sureId(row, "op_id"));
    List<LoggedOp> notConfirmed =
        waiting.stream().filter(op -> asked.contains(op.operation().opId())).toList();
    db.update("DELETE FROM op_log");
    self.numberFromOne();
    notConfirmed.forEach(this::takeBack);
    return waiting.stream()
        .filter(op -> !asked.contains(op.operation().opId()))
        .map(this::again)
        .toList();
  }

  /** An operation that was asked anew. */
  record Renumbered(UUID before, Operation now) {}

  private Renumbered again(LoggedOp op) {
    Operation before = op.operation();
    Operation now =
        add(
            before.action(),
            before.occurredAt(),
            before.staff(),
            op.memberId(),
            op.points(),
            /* asked= */ false);
    return new Renumbered(before.opId(), now);
  }

  private void takeBack(LoggedOp op) {
    Operation before = op.operation();
    UUID memberId =
        switch (before.action()) {
          case Action.Redeem redeem -> redeem.memberId();
          case Action.Reverse reverse -> reverse.memberId();
          case Action.Adjust adjust -> adjust.memberId();
          default -> null;
        };
    if (memberId != null) {
      Action reversal = new Action.Reverse(memberId, before.opId(), null);
      add(reversal, before.staff(), memberId, /* points= */ 0, /* asked= */ false);
    }
  }

  boolean isEmpty() {
    return db.number("SELECT EXISTS (SELECT 1 FROM op_log)") == 0;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static LoggedOp read(ResultSet row) throws SQLException {
    String payload = row.getString("payload");
    String answer = row.getString("answer");
    return new LoggedOp(
        Stored.read(payload, Operation.class),
        bytes(payload) + (answer == null ? 0 : bytes(answer)),
        row.getBoolean("withdrawn"),
        row.getBoolean("waiting"),
        answer == null ? null : Stored.read(answer, Answer.class),
        Db.id(row, "member_id"),
        row.getLong("points"));
  }
}
