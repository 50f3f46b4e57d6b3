package regulars.server.sale;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Change.HoldState;
import regulars.model.sync.Move;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;

/**
 * Everything that ever moved points, in the order in which it was counted: sales, and the entries
 * that no sale wrote when it was recorded. Reads page by page, in bounded memory.
 *
 * <p>A sale that wrote no entry has no place of its own among the entries; it stands where the
 * sales around it, its time and its id put it.
 */
public final class PastSales {
  private static final int PAGE = 256;

  private static final String SALE_COLUMNS =
      """
      SELECT s.id, s.till, s.day, s.ticket, s.kind, s.op_id, coalesce(s.account, o.account),
        s.move, s.points, s.seq, s.rules_version, s.occurred_at, s.recorded_at, s.total, s.lines,
        s.original, s.original_day, s.original_ticket, s.detail, h.state, s.account IS NULL,
        CASE WHEN s.seq > 0 AND s.move <> 'HOLD' AND s.paired_at IS NULL THEN s.seq - 1 ELSE (
          SELECT p.seq FROM sale p WHERE p.id < s.id AND p.seq > 0 AND p.move <> 'HOLD' AND p.paired_at IS NULL
            ORDER BY p.id DESC LIMIT 1) END,
        s.paired_at IS NOT NULL
      FROM sale s LEFT JOIN sale o ON o.id = s.original LEFT JOIN hold h ON h.hold_id = s.op_id
      """;
  private static final String SALES =
      SALE_COLUMNS
          + "WHERE s.id > ? AND coalesce(s.account, o.account) BETWEEN ? AND ?"
          + " ORDER BY s.id LIMIT ?";
  private static final String SALE = SALE_COLUMNS + "WHERE s.id = ?";
  private static final String REFUNDS =
      SALE_COLUMNS + "WHERE s.original = ? AND s.id <> ? ORDER BY s.id";
  private static final String ENTRIES =
      """
      SELECT l.seq, a.id, l.kind, l.points, l.op_id, l.reverses, l.reward,
        l.approved_by IS NOT NULL, l.occurred_at, l.recorded_at, s.id,
        s.op_id = l.op_id AND s.seq = l.seq
      FROM ledger l CROSS JOIN account a ON a.member_id = l.member_id
      LEFT JOIN sale s ON s.till = l.sale_till AND s.ticket = l.sale_ticket
        AND s.day = l.sale_day AND s.kind = l.sale_kind
      WHERE l.seq > ? AND a.id BETWEEN ? AND ? ORDER BY l.seq LIMIT ?
      """;

  private final Sql sql;
  private final long first;
  private final long last;
  private final Deque<Sold> sales = new ArrayDeque<>();
  private final Deque<Booked> entries = new ArrayDeque<>();
  private long lastSale;
  private long lastSeq;

  /**
   * The past of some accounts.
   *
   * @param first the smallest serial of an account
   * @param last the greatest
   */
  public PastSales(Sql sql, long first, long last) {
    this.sql = sql;
    this.first = first;
    this.last = last;
  }

  /** Something that happened. */
  public sealed interface Event {}

  /**
   * A sale, refund or void was recorded.
   *
   * @param id the row
   * @param account whose; of a refund that nobody's card was with, whose sale it is about; 0 for
   *     nobody
   * @param points what it came to, also when it was let through later
   * @param seq the entry it wrote, now or when it was let through; 0 for none
   * @param detail why it was skipped or held, the rewards that were announced
   * @param hold what became of it when it was held; null when it was not
   * @param skipped whether it was nobody's
   * @param after an entry that was there when it was recorded; the one right before its own where
   *     it wrote one
   * @param paired whether a person said later whose it is
   */
  public record Sold(
      long id,
      SaleKey key,
      UUID opId,
      long account,
      Move move,
      long points,
      long seq,
      int rulesVersion,
      Instant occurredAt,
      Instant recordedAt,
      long total,
      String lines,
      @Nullable Long original,
      Sale.@Nullable Original named,
      @Nullable String detail,
      @Nullable HoldState hold,
      boolean skipped,
      long after,
      boolean paired)
      implements Event {

    /** The sale again, of nobody in particular: what it earns does not depend on whose it is. */
    public Sale sale(Currency currency) throws SQLException {
      try {
        return new Sale(
            key,
            occurredAt,
            new Money(total, currency),
            Wire.decodeList(lines, SaleLine.class),
            new Buyer.Nobody(),
            named);
      } catch (WireException e) {
        throw new SQLException("the lines of sale " + id + " can't be read", e);
      }
    }

    /** Whether it counts without having been held. */
    public boolean counted() {
      return move == Move.ADD || move == Move.ADD_AND_ANNOUNCE;
    }

    /** The entry that it wrote when it was recorded; 0 for none. */
    private long ownSeq() {
      return counted() && !paired ? seq : 0;
    }
  }

  /**
   * An entry that no sale wrote when it was recorded.
   *
   * @param account whose
   * @param reverses the operation whose entry it reverses; null for all but reversals
   * @param reward the reward's name; null for all but redemptions
   * @param approved whether a manager let it pass
   * @param sale the sale it is about; null for none
   * @param ofSale whether that sale wrote it when it was recorded and it still is what it came to
   */
  public record Booked(
      long seq,
      long account,
      EntryKind kind,
      long points,
      UUID opId,
      @Nullable UUID reverses,
      @Nullable String reward,
      boolean approved,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable Long sale,
      boolean ofSale)
      implements Event {}

  /** The next event; null after the last. */
  public @Nullable Event next() throws SQLException {
    while (true) {
      Sold sale = sale();
      Booked entry = entry();
      if (entry == null) {
        return sale == null ? null : sales.remove();
      }
      if (sale != null && saleFirst(sale, entry)) {
        return sales.remove();
      }
      entries.remove();
      if (!entry.ofSale()) {
        return entry;
      }
    }
  }

  private static boolean saleFirst(Sold sale, Booked entry) {
    if (sale.ownSeq() > 0) {
      return sale.ownSeq() <= entry.seq();
    }
    if (entry.seq() <= sale.after()) {
      return false;
    }
    if (entry.ofSale()) {
      return true; // of a later sale
    }
    int later = entry.recordedAt().compareTo(sale.recordedAt());
    // What one counter sent at once shares a time; its ids tell the order.
    return later == 0
        ? Arrays.compareUnsigned(OpIds.bytes(sale.opId()), OpIds.bytes(entry.opId())) < 0
        : later > 0;
  }

  private @Nullable Sold sale() throws SQLException {
    if (sales.isEmpty()) {
      sales.addAll(sql.list(SALES, PastSales::sold, lastSale, first, last, PAGE));
      lastSale = sales.isEmpty() ? Long.MAX_VALUE : sales.getLast().id();
    }
    return sales.peek();
  }

  private @Nullable Booked entry() throws SQLException {
    if (entries.isEmpty()) {
      entries.addAll(sql.list(ENTRIES, PastSales::booked, lastSeq, first, last, PAGE));
      lastSeq = entries.isEmpty() ? Long.MAX_VALUE : entries.getLast().seq();
    }
    return entries.peek();
  }

  /** A sale by its row. */
  public static Sold sale(Sql sql, long id) throws SQLException {
    Sold found = sql.one(SALE, PastSales::sold, id);
    if (found == null) {
      throw new SQLException("sale " + id + " is missing");
    }
    return found;
  }

  /** Refunds and voids of a sale beside this one, in the order they were recorded. */
  public static List<Sold> refunds(Sql sql, long original, long beside) throws SQLException {
    return sql.list(REFUNDS, PastSales::sold, original, beside);
  }

  private static Sold sold(Row row) throws SQLException {
    String hold = row.optionalText(20);
    return new Sold(
        row.number(1),
        new SaleKey(
            row.text(2),
            LocalDate.ofEpochDay(row.number(3)),
            row.text(4),
            SaleKind.valueOf(row.text(5))),
        row.id(6),
        row.number(7),
        Move.valueOf(row.text(8)),
        row.number(9),
        row.number(10),
        Math.toIntExact(row.number(11)),
        Instant.ofEpochMilli(row.number(12)),
        Instant.ofEpochMilli(row.number(13)),
        row.number(14),
        row.text(15),
        row.optionalNumber(16),
        Kept.named(row.optionalNumber(17), row.optionalText(18)),
        row.optionalText(19),
        hold == null ? null : HoldState.valueOf(hold),
        row.number(21) == 1,
        row.number(22),
        row.number(23) == 1);
  }

  private static Booked booked(Row row) throws SQLException {
    boolean ofSale = row.number(12) == 1;
    return new Booked(
        row.number(1),
        row.number(2),
        EntryKind.of(Math.toIntExact(row.number(3))),
        row.number(4),
        row.id(5),
        row.optionalId(6),
        row.optionalText(7),
        row.number(8) == 1,
        Instant.ofEpochMilli(row.number(9)),
        Instant.ofEpochMilli(row.number(10)),
        row.optionalNumber(11),
        ofSale);
  }
}
