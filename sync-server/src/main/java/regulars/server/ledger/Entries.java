package regulars.server.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.ledger.Hash;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;

/** Ledger rows, in and out. */
public final class Entries {
  static final String COLUMNS =
      """
      seq, epoch, member_id, version, kind, points, balance_after, op_id, reverses,
      sale_till, sale_day, sale_ticket, sale_kind, reward, rules_version, counter_id,
      staff, approved_by, reason, occurred_at, recorded_at, why, hash
      """;

  private static final String INSERT =
      "INSERT INTO ledger ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM ledger ";
  private static final String AFTER = SELECT + "WHERE seq > ? ORDER BY seq LIMIT ?";
  private static final String LATEST = SELECT + "WHERE member_id = ? ORDER BY version DESC LIMIT ?";
  private static final String BEFORE =
      SELECT + "WHERE member_id = ? AND version < ? ORDER BY version DESC LIMIT ?";
  private static final String BY_OP = SELECT + "WHERE op_id = ?";
  private static final String AT = SELECT + "WHERE seq = ?";
  private static final String OF_VERSION = SELECT + "WHERE member_id = ? AND version = ?";
  private static final String HASH = "SELECT hash FROM ledger WHERE seq = ?";
  private static final String REVERSAL = "SELECT op_id FROM ledger WHERE reverses = ?";

  private Entries() {}

  /** The entries after {@code seq}, dense, at most {@code limit}. */
  public static List<ChainedEntry> after(Sql sql, long seq, int limit) throws SQLException {
    return sql.list(AFTER, Entries::read, seq, limit);
  }

  /** A member's newest entries, newest first. */
  public static List<ChainedEntry> latest(Sql sql, UUID memberId, int limit) throws SQLException {
    return sql.list(LATEST, Entries::read, memberId, limit);
  }

  /** A member's newest entries before this version, newest first. */
  public static List<ChainedEntry> before(Sql sql, UUID memberId, long version, int limit)
      throws SQLException {
    return sql.list(BEFORE, Entries::read, memberId, version, limit);
  }

  /** The entry that an operation caused; null when it caused none. */
  public static @Nullable Entry causedBy(Sql sql, UUID opId) throws SQLException {
    ChainedEntry found = sql.one(BY_OP, Entries::read, opId);
    return found == null ? null : found.entry();
  }

  /** The entry at this place; null when there is none. */
  public static @Nullable Entry at(Sql sql, long seq) throws SQLException {
    ChainedEntry found = sql.one(AT, Entries::read, seq);
    return found == null ? null : found.entry();
  }

  /** A member's entry of this version; null when there is none. */
  public static @Nullable Entry ofVersion(Sql sql, UUID memberId, long version)
      throws SQLException {
    ChainedEntry found = sql.one(OF_VERSION, Entries::read, memberId, version);
    return found == null ? null : found.entry();
  }

  /** The operation that reversed the entry of this one; null when none did. */
  public static @Nullable UUID reversalOf(Sql sql, UUID opId) throws SQLException {
    return sql.one(REVERSAL, row -> row.id(1), opId);
  }

  /**
   * Whether the entry of this operation counts: it was not reversed, or its reversal was reversed
   * itself.
   */
  public static boolean inEffect(Sql sql, UUID opId) throws SQLException {
    boolean inEffect = true;
    for (UUID next = reversalOf(sql, opId); next != null; next = reversalOf(sql, next)) {
      inEffect = !inEffect;
    }
    return inEffect;
  }

  /**
   * The operation to reverse so that the entry of this one counts no more: itself, or the last of
   * the reversals that made it count again; null when it does not count.
   */
  public static @Nullable UUID lastInEffect(Sql sql, UUID opId) throws SQLException {
    UUID last = opId;
    boolean inEffect = true;
    for (UUID next = reversalOf(sql, opId); next != null; next = reversalOf(sql, next)) {
      last = next;
      inEffect = !inEffect;
    }
    return inEffect ? last : null;
  }

  /** Whether the chain has this hash at this place; true for the place before the first. */
  public static boolean onChain(Sql sql, long seq, Hash hash) throws SQLException {
    if (seq == 0) {
      return hash.equals(Hash.NONE);
    }
    byte[] found = sql.one(HASH, row -> row.bytes(1), seq);
    return found != null && hash.equals(new Hash(found));
  }

  static void insert(WriteTransaction tx, ChainedEntry chained) throws SQLException {
    Entry e = chained.entry();
    SaleKey sale = e.sale();
    tx.update(
        INSERT,
        e.seq(),
        e.epoch(),
        e.memberId(),
        e.version(),
        e.kind().code(),
        e.points(),
        e.balanceAfter(),
        e.opId(),
        e.reverses(),
        sale == null ? null : sale.till(),
        sale == null ? null : sale.businessDay().toEpochDay(),
        sale == null ? null : sale.ticket(),
        sale == null ? null : sale.kind().name(),
        e.reward(),
        e.rulesVersion(),
        e.counterId(),
        e.staff(),
        e.approvedBy(),
        e.reason(),
        e.occurredAt().toEpochMilli(),
        e.recordedAt().toEpochMilli(),
        Wire.text(e.why()),
        chained.hash().bytes());
  }

  static ChainedEntry read(Row row) throws SQLException {
    return new ChainedEntry(
        new Entry(
            row.number(1),
            row.number(2),
            row.id(3),
            row.number(4),
            EntryKind.of(Math.toIntExact(row.number(5))),
            row.number(6),
            row.number(7),
            row.id(8),
            row.optionalId(9),
            sale(row),
            row.optionalText(14),
            Math.toIntExact(row.number(15)),
            row.id(16),
            row.optionalText(17),
            row.optionalText(18),
            row.optionalText(19),
            Instant.ofEpochMilli(row.number(20)),
            Instant.ofEpochMilli(row.number(21)),
            why(row.text(22))),
        new Hash(row.bytes(23)));
  }

  private static @Nullable SaleKey sale(Row row) throws SQLException {
    String till = row.optionalText(10);
    return till == null
        ? null
        : new SaleKey(
            till,
            LocalDate.ofEpochDay(row.number(11)),
            row.text(12),
            SaleKind.valueOf(row.text(13)));
  }

  private static List<WhyLine> why(String text) throws SQLException {
    try {
      return Wire.decodeList(text, WhyLine.class);
    } catch (WireException e) {
      throw new SQLException("the reasons of an entry can't be read: " + e.getMessage(), e);
    }
  }
}
