package regulars.server.sync;

import java.sql.SQLException;
import regulars.server.db.Database;
import regulars.server.db.SameThreadWrites;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Head;

/**
 * What turns a copy of an older ledger into the ledger: a new epoch, and every active counter has
 * to offer again what the copy lacks before points may leave balances.
 */
public final class Restore {
  private Restore() {}

  /**
   * Begins a new epoch in a database that no server is running on; the epoch.
   *
   * @param above the highest epoch known to have been used, such as that of the file that the copy
   *     replaces; 0 when nothing is known
   */
  public static long newEpoch(Database database, long above) {
    return new SameThreadWrites(database, SameThreadWrites.Fault.NONE)
        .now(tx -> {
          long epoch = Math.max(Head.of(tx).epoch(), above) + 1;
          begin(tx, epoch);
          return epoch;
        });
  }

  static void begin(WriteTransaction tx, long epoch) throws SQLException {
    Head.of(tx).raiseEpoch(epoch);
    CounterRow.awaitAll(tx);
  }
}
