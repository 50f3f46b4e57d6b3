package regulars.server.trial;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.server.db.Sql;

/**
 * What a reversal is about, down to the entry that is no reversal itself.
 *
 * @param kind of the entry that it reverses: REVERSE where a reversal is taken back
 * @param sale the sale behind the first entry; null where there is none
 * @param saleOp the operation that recorded that sale, where the entry itself is the sale's; else
 *     the entry's own
 * @param day that sale's business day; null where there is none
 * @param reward the reward of the first entry; null for all but redemptions
 * @param occurredAt of the first entry
 */
record Reversed(
    EntryKind kind,
    @Nullable Long sale,
    UUID saleOp,
    @Nullable LocalDate day,
    @Nullable String reward,
    Instant occurredAt) {
  private static final String ENTRY =
      """
      SELECT l.kind, l.reverses, l.reward, l.occurred_at, s.id, s.op_id, s.day
      FROM ledger l LEFT JOIN sale s ON s.till = l.sale_till AND s.ticket = l.sale_ticket
        AND s.day = l.sale_day AND s.kind = l.sale_kind AND s.seq = l.seq
      WHERE l.op_id = ?
      """;

  private record Entry(
      EntryKind kind,
      @Nullable UUID reverses,
      @Nullable String reward,
      Instant occurredAt,
      @Nullable Long sale,
      @Nullable UUID saleOp,
      @Nullable Long day) {}

  static Reversed of(Sql sql, UUID reverses) throws SQLException {
    Entry entry = entry(sql, reverses);
    Entry root = entry;
    while (root.reverses() != null) {
      root = entry(sql, root.reverses());
    }
    Long day = root.day();
    UUID saleOp = entry.saleOp();
    return new Reversed(
        entry.kind(),
        entry.sale(),
        saleOp == null ? reverses : saleOp,
        day == null ? null : LocalDate.ofEpochDay(day),
        root.reward(),
        root.occurredAt());
  }

  private static Entry entry(Sql sql, UUID opId) throws SQLException {
    Entry found =
        sql.one(
            ENTRY,
            row ->
                new Entry(
                    EntryKind.of(Math.toIntExact(row.number(1))),
                    row.optionalId(2),
                    row.optionalText(3),
                    Instant.ofEpochMilli(row.number(4)),
                    row.optionalNumber(5),
                    row.optionalId(6),
                    row.optionalNumber(7)),
            opId);
    if (found == null) {
      throw new SQLException("an entry that was reversed is missing");
    }
    return found;
  }

  /** Whether it is of a sale that is another member's by now: undone, and of no more account. */
  boolean movedOn() {
    return sale == null && (kind == EntryKind.EARN || kind == EntryKind.TAKE_BACK);
  }

  LocalDate occurredOn(ZoneId zone) {
    return occurredAt.atZone(zone).toLocalDate();
  }
}
