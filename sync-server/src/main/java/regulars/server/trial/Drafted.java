package regulars.server.trial;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Sql;

/**
 * What the draft made of operations of the period where that is not what happened, in a file of its
 * own: a shop may have a million of them.
 */
final class Drafted {
  private static final String TABLE =
      """
      CREATE TABLE drafted (op_id BLOB PRIMARY KEY, points INTEGER NOT NULL,
        waits INTEGER NOT NULL, held INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """;
  private static final String PUT =
      """
      INSERT INTO drafted (op_id, points, waits, held) VALUES (?, ?, ?, ?)
      ON CONFLICT (op_id) DO UPDATE SET points = excluded.points, waits = excluded.waits
      """;
  private static final String FIND = "SELECT points, waits, held FROM drafted WHERE op_id = ?";

  private final Sql sql;

  Drafted(Sql sql) throws SQLException {
    this.sql = sql;
    sql.update(TABLE);
  }

  /**
   * What became of an operation.
   *
   * @param points what it moved, or would move once it is released
   * @param waits whether it waits for a person
   * @param held whether it does or did
   */
  record Outcome(long points, boolean waits, boolean held) {
    long moved() {
      return waits ? 0 : points;
    }
  }

  void put(UUID opId, long points, boolean waits) throws SQLException {
    sql.update(PUT, opId, points, waits ? 1 : 0, waits ? 1 : 0);
  }

  @Nullable Outcome find(UUID opId) throws SQLException {
    return sql.one(
        FIND, row -> new Outcome(row.number(1), row.number(2) == 1, row.number(3) == 1), opId);
  }
}
