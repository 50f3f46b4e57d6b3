package regulars.counter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.sync.Hello;
import regulars.model.sync.Operation;
import regulars.model.wire.Wire;

/**
 * Earlier pairings of this counter with the same ledger, and what was answered then. A server
 * restored from a backup may lack some of it, and nobody else has it: it is offered again under the
 * numbers of its time, with the answers as receipts. Never changed otherwise.
 */
public final class Formers {
  /** The epoch of a pairing of which some operation is not answered in the server's epoch. */
  private static final long NOT_ALL = 0;

  private static final String ADD = "INSERT INTO former (counter_id, epoch) VALUES (?, ?)";
  private static final String KEEP_LOG =
      """
      INSERT INTO op_log_before (counter_id, op_seq, op_id, payload, answer, waiting)
      SELECT ?, op_seq, op_id, payload, answer, waiting AND answer IS NOT NULL FROM op_log
      """;
  private static final String LIST =
      """
      SELECT f.counter_id, f.epoch, max(b.op_seq) AS last_op_seq
      FROM former f JOIN op_log_before b ON b.counter_id = f.counter_id AND b.answer IS NOT NULL
      GROUP BY f.id ORDER BY f.id DESC LIMIT ?
      """;
  private static final String OFFER_AGAIN =
      """
      UPDATE op_log_before SET waiting = 1
      WHERE counter_id = ? AND op_seq > ? AND answer IS NOT NULL AND waiting = 0
      """;
  private static final String FRONT =
      """
      SELECT f.counter_id FROM former f
      WHERE EXISTS (
        SELECT 1 FROM op_log_before b WHERE b.waiting = 1 AND b.counter_id = f.counter_id)
      ORDER BY f.id LIMIT 1
      """;
  private static final String WAITING =
      """
      SELECT payload, answer FROM op_log_before
      WHERE waiting = 1 AND counter_id = ? ORDER BY op_seq LIMIT ?
      """;
  private static final String ANSWERED =
      """
      UPDATE op_log_before SET waiting = 0, answer = ?
      WHERE counter_id = ? AND op_seq = ? AND op_id = ?
      """;

  private final Db db;

  Formers(Db db) {
    this.db = db;
  }

  /** The pairing that ends, with its log as it is; {@code epoch} is the one it last saw. */
  void add(UUID counterId, long epoch) {
    db.update(ADD, counterId, epoch);
    if (db.update(KEEP_LOG, counterId) > 0 && isWaiting(counterId)) {
      db.update("UPDATE former SET epoch = ? WHERE counter_id = ?", NOT_ALL, counterId);
    }
  }

  private boolean isWaiting(UUID counterId) {
    return db.number(
            "SELECT EXISTS (SELECT 1 FROM op_log_before WHERE waiting = 1 AND counter_id = ?)",
            counterId)
        > 0;
  }

  /** Those with answers, oldest first: for the hello. */
  public List<Hello.Former> list() {
    return db.list(
            LIST,
            row ->
                new Hello.Former(
                    Db.sureId(row, "counter_id"), row.getLong("epoch"), row.getLong("last_op_seq")),
            Hello.MOST_FORMERS)
        .reversed();
  }

  /** The server lacks what came after {@code opSeq} of this pairing; how many that makes more. */
  public int offerAgainAfter(UUID counterId, long opSeq) {
    int again = db.update(OFFER_AGAIN, counterId, opSeq);
    if (again > 0) {
      db.update("UPDATE former SET epoch = ? WHERE counter_id = ?", NOT_ALL, counterId);
    }
    return again;
  }

  /** The oldest pairing of which something is to be offered again; null when there is none. */
  public @Nullable UUID front() {
    return db.one(FRONT, row -> Db.sureId(row, "counter_id"));
  }

  /** How many operations are to be offered again. */
  public long waiting() {
    return db.number("SELECT count(*) FROM op_log_before WHERE waiting = 1");
  }

  /** The oldest of this pairing that are to be offered again, in their order. */
  public List<LoggedOp> waiting(UUID counterId, int limit) {
    return db.list(WAITING, Formers::read, counterId, limit);
  }

  /** Keeps the answer that came when it was offered again. */
  public void answered(UUID counterId, Answer answer) {
    db.update(ANSWERED, Wire.text(answer), counterId, answer.opSeq(), answer.opId());
  }

  /** Everything that this ledger lacked was offered again in this epoch. */
  public void reoffered(long epoch) {
    db.update("UPDATE former SET epoch = ?", epoch);
  }

  private static LoggedOp read(ResultSet row) throws SQLException {
    String payload = row.getString("payload");
    String answer = row.getString("answer");
    return new LoggedOp(
        Stored.read(payload, Operation.class),
        OpLog.bytes(payload) + OpLog.bytes(answer),
        /* withdrawn= */ false,
        /* waiting= */ true,
        Stored.read(answer, Answer.class),
        /* memberId= */ null,
        /* points= */ 0);
  }
}
