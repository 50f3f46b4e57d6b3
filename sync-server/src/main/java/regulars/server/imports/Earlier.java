package regulars.server.imports;

import java.sql.SQLException;
import java.util.List;
import regulars.server.db.Sql;

/**
 * Other imports of the very same file that are in force: what they took in is not taken in again.
 *
 * @param imports their rows
 */
record Earlier(List<Long> imports) {
  private static final String SAME_FILE =
      "SELECT id FROM import WHERE digest = ? AND id <> ? AND state <> 'UNDONE' ORDER BY id";
  private static final String TOOK = "SELECT 1 FROM import_row WHERE import = ? AND line = ?";

  /** Those but {@code own}; 0 for none. */
  static Earlier of(Sql sql, byte[] digest, long own) throws SQLException {
    return new Earlier(sql.list(SAME_FILE, row -> row.number(1), digest, own));
  }

  boolean took(Sql sql, int line) throws SQLException {
    for (long id : imports) {
      if (sql.one(TOOK, row -> row.number(1), id, line) != null) {
        return true;
      }
    }
    return false;
  }
}
