package regulars.server.sale;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.sync.Change;
import regulars.model.sync.Change.HoldChanged;
import regulars.model.sync.Change.HoldState;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Head;
import regulars.server.member.Account;

/** Table {@code hold}: sales that wait for a person, and what became of them. */
public final class Holds {
  private static final String BY_ID =
      "SELECT hold_id, sale, account, reason, points, why, state FROM hold WHERE hold_id = ?";
  private static final String STATE = "SELECT state FROM hold WHERE hold_id = ?";
  private static final String ADD =
      """
      INSERT INTO hold (hold_id, sale, account, reason, points, why, usual_largest, state, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
      """;
  private static final String SETTLE =
      """
      UPDATE hold SET state = ?, settled_by = ?, revision = ?, settled_at = ?, settled_counter = ?,
        settled_staff = ? WHERE hold_id = ?
      """;
  private static final String SETTLED_BEFORE =
      "UPDATE hold SET state = ?, settled_by = ?, revision = ? WHERE hold_id = ?";
  private static final String BELONGS =
      "UPDATE hold SET account = ?, revision = ? WHERE hold_id = ? AND state = 'WAITING'";
  private static final String CHANGED =
      "SELECT "
          + SaleBook.COLUMNS
          + """
          , h.revision, h.hold_id, a.member_id, h.reason, h.points, h.usual_largest, h.state,
            (SELECT json_extract(body, '$.currency') FROM shop)
          FROM hold h JOIN sale s ON s.id = h.sale JOIN account a ON a.id = h.account
          """;
  private static final String CHANGED_AFTER =
      CHANGED + "WHERE h.revision > ? ORDER BY h.revision LIMIT ?";

  private Holds() {}

  /** Holds that changed after a revision, in their newest state, in order. */
  public static List<Change> changedAfter(Sql sql, long revision, int limit) throws SQLException {
    return sql.list(CHANGED_AFTER, Holds::changed, revision, limit);
  }

  private static Change changed(Row row) throws SQLException {
    Kept kept = SaleBook.read(row);
    UUID member = row.id(20);
    java.util.Currency currency = java.util.Currency.getInstance(row.text(25));
    return new HoldChanged(
        row.number(18),
        row.id(19),
        member,
        kept.sale(currency, member),
        HoldReason.valueOf(row.text(21)),
        row.number(22),
        row.number(23),
        HoldState.valueOf(row.text(24)));
  }

  static @Nullable Held byId(Sql sql, UUID holdId) throws SQLException {
    return sql.one(BY_ID, Holds::read, holdId);
  }

  /** What became of the sale that this operation recorded; null when it was never held. */
  static @Nullable HoldState stateOf(Sql sql, UUID opId) throws SQLException {
    return sql.one(STATE, row -> HoldState.valueOf(row.text(1)), opId);
  }

  static void add(WriteTransaction tx, UUID holdId, long sale, Account account, Decision.Hold hold)
      throws SQLException {
    tx.update(
        ADD,
        holdId,
        sale,
        account.id(),
        hold.reason().name(),
        hold.points(),
        Wire.text(hold.why()),
        account.largestSale(),
        Head.of(tx).takeRevision());
  }

  static void settle(WriteTransaction tx, UUID holdId, HoldState state, Asked asked)
      throws SQLException {
    tx.update(
        SETTLE,
        state.name(),
        asked.opId(),
        Head.of(tx).takeRevision(),
        asked.recordedAt().toEpochMilli(),
        asked.counterId(),
        asked.staff(),
        holdId);
  }

  /** Settled by an operation that was offered again before the hold was. */
  static void settledBefore(WriteTransaction tx, UUID holdId, HoldState state, UUID settledBy)
      throws SQLException {
    tx.update(SETTLED_BEFORE, state.name(), settledBy, Head.of(tx).takeRevision(), holdId);
  }

  /** What waits goes to another member. */
  static void belongsTo(WriteTransaction tx, UUID holdId, Account account) throws SQLException {
    if (stateOf(tx, holdId) == HoldState.WAITING) {
      tx.update(BELONGS, account.id(), Head.of(tx).takeRevision(), holdId);
    }
  }

  private static Held read(Row row) throws SQLException {
    List<WhyLine> why;
    try {
      why = Wire.decodeList(row.text(6), WhyLine.class);
    } catch (WireException e) {
      throw new SQLException("the reasons of a hold can't be read: " + e.getMessage(), e);
    }
    return new Held(
        row.id(1),
        row.number(2),
        row.number(3),
        HoldReason.valueOf(row.text(4)),
        row.number(5),
        why,
        HoldState.valueOf(row.text(7)));
  }
}
