package regulars.server.sale;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Move;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;

/** The sales that were counted, each once. Tables {@code sale}. */
final class SaleBook {
  static final String COLUMNS =
      """
      s.id, s.till, s.day, s.ticket, s.kind, s.op_id, s.account, s.move, s.points, s.seq,
      s.rules_version, s.occurred_at, s.total, s.lines, s.original, s.original_day,
      s.original_ticket
      """;

  private static final String SELECT = "SELECT " + COLUMNS + " FROM sale s ";
  private static final String BY_KEY =
      SELECT + "WHERE s.till = ? AND s.ticket = ? AND s.day = ? AND s.kind = ?";
  private static final String TOTAL =
      "SELECT total FROM sale WHERE till = ? AND ticket = ? AND day = ? AND kind = ?";
  private static final String BY_ID = SELECT + "WHERE s.id = ?";
  private static final String LATEST =
      SELECT
          + """
          WHERE s.till = ? AND s.ticket = ? AND s.kind = 'SALE' AND s.day <= ?
          ORDER BY s.day DESC LIMIT 1
          """;
  private static final String REFUNDS =
      SELECT
          + """
          LEFT JOIN hold h ON h.sale = s.id
          WHERE s.original = ? AND (s.move IN ('ADD', 'ADD_AND_ANNOUNCE') OR h.state = 'RELEASED')
          ORDER BY s.id
          """;
  private static final String ADD =
      """
      INSERT INTO sale (till, day, ticket, kind, op_id, account, move, detail, points, seq,
        rules_version, occurred_at, recorded_at, total, lines, original, original_day,
        original_ticket) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String SETTLE =
      "UPDATE sale SET account = ?, points = ?, seq = ?, original = ? WHERE id = ?";

  private static final String ABOUT = SELECT + "WHERE s.original = ? ORDER BY s.id";
  private static final String PAIR =
      """
      UPDATE sale SET account = ?, move = ?, detail = ?, points = ?, seq = ?, rules_version = ?,
        paired_at = ? WHERE id = ?
      """;
  private static final String PAIRED_AGAIN = "UPDATE sale SET paired_at = ? WHERE id = ?";
  private static final String BELONGS = "UPDATE sale SET account = ? WHERE id = ?";
  private static final String PAIRED_AT = "SELECT coalesce(paired_at, 0) FROM sale WHERE id = ?";
  private static final String LARGEST =
      """
      SELECT coalesce(max(total), 0) FROM sale s
      WHERE s.account = ? AND s.id <> ? AND s.kind = 'SALE' AND (s.move IN ('ADD',
        'ADD_AND_ANNOUNCE') OR (SELECT state FROM hold WHERE hold_id = s.op_id) = 'RELEASED')
      """;

  private SaleBook() {}

  static @Nullable Kept byKey(Sql sql, SaleKey key) throws SQLException {
    return sql.one(
        BY_KEY,
        SaleBook::read,
        key.till(),
        key.ticket(),
        key.businessDay().toEpochDay(),
        key.kind().name());
  }

  /** The total in minor units that this sale was counted with; null when it was not. */
  static @Nullable Long countedTotal(Sql sql, SaleKey key) throws SQLException {
    return sql.one(
        TOTAL,
        row -> row.number(1),
        key.till(),
        key.ticket(),
        key.businessDay().toEpochDay(),
        key.kind().name());
  }

  static Kept byId(Sql sql, long id) throws SQLException {
    Kept kept = sql.one(BY_ID, SaleBook::read, id);
    if (kept == null) {
      throw new SQLException("sale " + id + " is missing");
    }
    return kept;
  }

  /** The newest sale of this ticket up to a day. */
  static @Nullable Kept latest(Sql sql, String till, String ticket, LocalDate upTo)
      throws SQLException {
    return sql.one(LATEST, SaleBook::read, till, ticket, upTo.toEpochDay());
  }

  /** Refunds and voids of a sale that were counted. */
  static List<Kept> refundsOf(Sql sql, Kept original) throws SQLException {
    return sql.list(REFUNDS, SaleBook::read, original.id());
  }

  /** Every refund and void of a sale, whatever came of it, oldest first. */
  static List<Kept> about(Sql sql, Kept original) throws SQLException {
    return sql.list(ABOUT, SaleBook::read, original.id());
  }

  /** The largest sale that a member has beside this one, in minor units; 0 when none. */
  static long largestWithout(Sql sql, long account, long sale) throws SQLException {
    return sql.number(LARGEST, account, sale);
  }

  /** When somebody was last said to own it, in milliseconds; 0 when the till said so. */
  static long pairedAt(Sql sql, Kept kept) throws SQLException {
    return sql.number(PAIRED_AT, kept.id());
  }

  /** Somebody is said to own it. */
  static void pair(
      WriteTransaction tx,
      Asked asked,
      Kept kept,
      long account,
      Move move,
      @Nullable String detail,
      long points,
      long seq)
      throws SQLException {
    tx.update(
        PAIR,
        account,
        move.name(),
        detail,
        points,
        seq,
        kept.rulesVersion(),
        asked.occurredAt().toEpochMilli(),
        kept.id());
  }

  /** Somebody says once more that they own it. */
  static void pairedAgain(WriteTransaction tx, Kept kept, Asked asked) throws SQLException {
    tx.update(PAIRED_AGAIN, asked.occurredAt().toEpochMilli(), kept.id());
  }

  /** What waits goes with its sale. */
  static void belongsTo(WriteTransaction tx, Kept kept, long account) throws SQLException {
    tx.update(BELONGS, account, kept.id());
  }

  /**
   * Keeps a sale with its move.
   *
   * @param account whose; null for a skip
   * @param detail why it was skipped or held, what was announced
   */
  static void add(
      WriteTransaction tx,
      Asked asked,
      Sale sale,
      @Nullable Long account,
      Move move,
      @Nullable String detail,
      long points,
      long seq,
      int rulesVersion,
      @Nullable Long original)
      throws SQLException {
    SaleKey key = sale.key();
    Sale.Original named = sale.original();
    LocalDate namedDay = named == null ? null : named.businessDay();
    tx.update(
        ADD,
        key.till(),
        key.businessDay().toEpochDay(),
        key.ticket(),
        key.kind().name(),
        asked.opId(),
        account,
        move.name(),
        detail,
        points,
        seq,
        rulesVersion,
        sale.occurredAt().toEpochMilli(),
        asked.recordedAt().toEpochMilli(),
        sale.total().minor(),
        Wire.text(sale.lines()),
        original,
        namedDay == null ? null : namedDay.toEpochDay(),
        named == null ? null : named.ticket());
  }

  /** A sale that waited was let through. */
  static void settle(
      WriteTransaction tx, Kept kept, long account, long points, long seq, @Nullable Long original)
      throws SQLException {
    tx.update(SETTLE, account, points, seq, original, kept.id());
  }

  static Kept read(Row row) throws SQLException {
    return new Kept(
        row.number(1),
        new SaleKey(
            row.text(2),
            LocalDate.ofEpochDay(row.number(3)),
            row.text(4),
            SaleKind.valueOf(row.text(5))),
        row.id(6),
        row.optionalNumber(7),
        Move.valueOf(row.text(8)),
        row.number(9),
        row.number(10),
        Math.toIntExact(row.number(11)),
        Instant.ofEpochMilli(row.number(12)),
        row.number(13),
        lines(row.text(14)),
        row.optionalNumber(15),
        Kept.named(row.optionalNumber(16), row.optionalText(17)));
  }

  private static List<SaleLine> lines(String text) throws SQLException {
    try {
      return Wire.decodeList(text, SaleLine.class);
    } catch (WireException e) {
      throw new SQLException("the lines of a sale can't be read: " + e.getMessage(), e);
    }
  }
}
