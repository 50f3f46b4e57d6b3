package regulars.server.sync;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;

/**
 * What the server remembers of a paired counter. Table {@code counter}; name and token are the
 * pairing's.
 *
 * @param id the row
 * @param lastOpSeq the last operation it got an answer for
 * @param rolling hash of the token it was given last; null before its first hello of an epoch
 * @param rollingBefore hash of the token it showed last; null when it showed none
 * @param helloWall its clock at its newest hello
 * @param heard whether it has offered everything again since the last restore
 */
record CounterRow(
    long id,
    UUID counterId,
    byte[] tokenHash,
    String state,
    long lastOpSeq,
    byte @Nullable [] rolling,
    byte @Nullable [] rollingBefore,
    long helloWall,
    boolean heard) {
  private static final String BY_ID =
      """
      SELECT id, counter_id, token_hash, state, last_op_seq, rolling_hash, rolling_before,
        hello_wall, heard FROM counter WHERE counter_id = ?
      """;
  private static final String UNHEARD =
      "SELECT count(*) FROM counter WHERE heard = 0 AND state = 'active'";
  private static final String QUARANTINE = "UPDATE counter SET state = 'quarantined' WHERE id = ?";
  private static final String PUSHED =
      "UPDATE counter SET last_op_seq = ?, last_seen = ? WHERE id = ?";
  private static final String GREETED =
      """
      UPDATE counter SET rolling_hash = ?, rolling_before = ?, hello_wall = ?, skew_millis = ?,
        epoch_seen = ?, heard = ?, last_seen = ?, app = ? WHERE id = ?
      """;
  private static final String ADD_FORMER =
      """
      INSERT INTO counter (counter_id, name, token_hash, state, paired_at, epoch_seen)
        SELECT ?, name, ?, 'revoked', paired_at, epoch_seen FROM counter WHERE id = ?
      """;
  private static final String NEW_EPOCH =
      """
      UPDATE counter SET heard = 0, rolling_hash = NULL, rolling_before = NULL
        WHERE state = 'active'
      """;

  static @Nullable CounterRow byId(Sql sql, UUID counterId) throws SQLException {
    return sql.one(BY_ID, CounterRow::read, counterId);
  }

  /**
   * An earlier pairing of this counter. One that a restored ledger never heard of is written down
   * under this one's name, for the operations of that time; nobody can act as it any more.
   */
  CounterRow former(WriteTransaction tx, UUID formerId) throws SQLException {
    CounterRow known = byId(tx, formerId);
    if (known == null) {
      // No token has this hash: it is not that of anything anybody could show.
      byte[] noToken = ("former " + formerId).getBytes(StandardCharsets.UTF_8);
      tx.update(ADD_FORMER, formerId, noToken, id);
      known = byId(tx, formerId);
    }
    if (known == null) {
      throw new SQLException("a counter just added is not there: " + formerId);
    }
    return known;
  }

  /** The last operation the server has of a counter; 0 when it never heard of it. */
  static long lastOpSeq(Sql sql, UUID counterId) throws SQLException {
    CounterRow known = byId(sql, counterId);
    return known == null ? 0 : known.lastOpSeq();
  }

  /** Whether some counter has not offered its operations again since a restore. */
  static boolean anyUnheard(Sql sql) throws SQLException {
    return sql.number(UNHEARD) > 0;
  }

  /** The same, asked once for all pushes of a commit, and again after a hello in it. */
  static boolean anyUnheardIn(WriteTransaction tx) throws SQLException {
    Unheard unheard = tx.shared(Unheard.class, shared -> new Unheard());
    if (unheard.any == null) {
      unheard.any = anyUnheard(tx);
    }
    return unheard.any;
  }

  private static final class Unheard {
    private @Nullable Boolean any;
  }

  private static void askAgain(WriteTransaction tx) throws SQLException {
    tx.shared(Unheard.class, shared -> new Unheard()).any = null;
  }

  static void awaitAll(WriteTransaction tx) throws SQLException {
    tx.update(NEW_EPOCH);
    askAgain(tx);
  }

  boolean active() {
    return state.equals("active");
  }

  void quarantine(WriteTransaction tx) throws SQLException {
    tx.update(QUARANTINE, id);
  }

  void pushed(WriteTransaction tx, long newLastOpSeq, long nowMillis) throws SQLException {
    tx.update(PUSHED, newLastOpSeq, nowMillis, id);
  }

  void greeted(
      WriteTransaction tx,
      byte @Nullable [] next,
      byte @Nullable [] shown,
      long wall,
      long nowMillis,
      long epoch,
      boolean nowHeard,
      String app)
      throws SQLException {
    tx.update(
        GREETED, next, shown, wall, wall - nowMillis, epoch, nowHeard ? 1 : 0, nowMillis, app, id);
    askAgain(tx);
  }

  private static CounterRow read(Row row) throws SQLException {
    return new CounterRow(
        row.number(1),
        row.id(2),
        row.bytes(3),
        row.text(4),
        row.number(5),
        row.optionalBytes(6),
        row.optionalBytes(7),
        row.number(8),
        row.number(9) != 0);
  }
}
