package regulars.server.sale;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.sync.Happened;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;

/** What came before a refused operation, for whoever lost the race. */
public final class Happenings {
  private static final String COUNTER = "SELECT name FROM counter WHERE counter_id = ?";
  private static final String SETTLED =
      """
      SELECT h.settled_at, h.settled_counter, h.settled_staff
      FROM hold h WHERE h.hold_id = ? AND h.settled_at IS NOT NULL
      """;

  private Happenings() {}

  /** What the entry at this place says; null when there is none. */
  static @Nullable Happened at(Sql sql, long seq) throws SQLException {
    return seq == 0 ? null : of(sql, Entries.at(sql, seq));
  }

  /** What this entry says; null for none. */
  public static @Nullable Happened of(Sql sql, @Nullable Entry entry) throws SQLException {
    return entry == null
        ? null
        : new Happened(
            entry.kind(),
            entry.points(),
            entry.reward(),
            counter(sql, entry.counterId()),
            entry.staff(),
            entry.recordedAt());
  }

  /** Who settled a hold; null when nobody did, or it is not known. */
  static @Nullable Happened settled(Sql sql, Held held) throws SQLException {
    Happened settled = sql.one(SETTLED, row -> settled(sql, row), held.holdId());
    return settled;
  }

  private static Happened settled(Sql sql, Row row) throws SQLException {
    return new Happened(
        null,
        0,
        null,
        counter(sql, row.id(2)),
        row.optionalText(3),
        Instant.ofEpochMilli(row.number(1)));
  }

  private static String counter(Sql sql, UUID counterId) throws SQLException {
    String name = sql.one(COUNTER, row -> row.text(1), counterId);
    return name == null ? "" : name;
  }
}
