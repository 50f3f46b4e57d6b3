package regulars.server.sale;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.member.Account;

/**
 * A sale that was given to somebody and has yet to come itself. Table {@code paired_early}.
 *
 * @param opId the operation that gave it
 * @param counterId the counter that asked
 * @param staff who asked; null for the till itself
 * @param account whose it is
 * @param move what it came to
 * @param detail the reason of a hold, the rewards of an announcement
 * @param points what it gave, or would
 * @param seq the entry that was written; 0 when none was
 * @param why the rule lines behind the points
 * @param at when it was given
 * @param reason what the person said; null when nobody was asked
 * @param approvedBy the manager who let it pass; null when nobody had to
 */
record PairedEarly(
    UUID opId,
    UUID counterId,
    @Nullable String staff,
    long account,
    Move move,
    @Nullable String detail,
    long points,
    long seq,
    List<WhyLine> why,
    Instant at,
    @Nullable String reason,
    @Nullable String approvedBy) {
  private static final String WHERE = " WHERE till = ? AND day = ? AND ticket = ?";
  private static final String OF =
      """
      SELECT op_id, counter_id, staff, account, move, detail, points, seq, why, paired_at, reason,
        approved_by FROM paired_early
      """
          + WHERE;
  private static final String KEEP =
      """
      INSERT OR REPLACE INTO paired_early (till, day, ticket, op_id, counter_id, staff, account,
        move, detail, points, seq, why, paired_at, reason, approved_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String AGAIN = "UPDATE paired_early SET paired_at = ?" + WHERE;
  private static final String FORGET = "DELETE FROM paired_early" + WHERE;

  static @Nullable PairedEarly of(Sql sql, SaleKey sale) throws SQLException {
    return sql.one(
        OF, PairedEarly::read, sale.till(), sale.businessDay().toEpochDay(), sale.ticket());
  }

  static void keep(
      WriteTransaction tx,
      SaleKey sale,
      Asked asked,
      Account account,
      Answer.Applied receipt,
      long seq,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    Move move = receipt.move() == null ? Move.ADD : receipt.move();
    tx.update(
        KEEP,
        sale.till(),
        sale.businessDay().toEpochDay(),
        sale.ticket(),
        asked.opId(),
        asked.counterId(),
        asked.staff(),
        account.id(),
        move.name(),
        receipt.detail(),
        receipt.points(),
        seq,
        Wire.text(receipt.why()),
        asked.occurredAt().toEpochMilli(),
        reason,
        approvedBy);
  }

  /** Somebody said once more that it is theirs. */
  static void again(WriteTransaction tx, SaleKey sale, Asked asked) throws SQLException {
    tx.update(
        AGAIN,
        asked.occurredAt().toEpochMilli(),
        sale.till(),
        sale.businessDay().toEpochDay(),
        sale.ticket());
  }

  static void forget(WriteTransaction tx, SaleKey sale) throws SQLException {
    tx.update(FORGET, sale.till(), sale.businessDay().toEpochDay(), sale.ticket());
  }

  /** Who asked for it, and when. */
  Asked asked(Instant recordedAt) {
    return new Asked(opId, 0, counterId, staff, at, recordedAt, true);
  }

  private static PairedEarly read(Row row) throws SQLException {
    List<WhyLine> why;
    try {
      why = Wire.decodeList(row.text(9), WhyLine.class);
    } catch (WireException e) {
      throw new SQLException("the reasons of a sale can't be read: " + e.getMessage(), e);
    }
    return new PairedEarly(
        row.id(1),
        row.id(2),
        row.optionalText(3),
        row.number(4),
        Move.valueOf(row.text(5)),
        row.optionalText(6),
        row.number(7),
        row.number(8),
        why,
        Instant.ofEpochMilli(row.number(10)),
        row.optionalText(11),
        row.optionalText(12));
  }
}
