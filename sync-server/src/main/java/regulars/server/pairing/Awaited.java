package regulars.server.pairing;

import java.sql.SQLException;
import java.util.List;
import regulars.server.db.Sql;

/**
 * The counters that have still to be heard after a restore: until then no points leave balances.
 */
public final class Awaited {
  private static final String NAMES =
      "SELECT name FROM counter WHERE state = 'active' AND heard = 0 ORDER BY id";

  private Awaited() {}

  /** Their names, oldest counter first; empty when none is waited for. */
  public static List<String> names(Sql sql) throws SQLException {
    return sql.list(NAMES, row -> row.text(1));
  }
}
