package regulars.server.sale;

import java.sql.SQLException;
import java.util.UUID;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;

/** Keeps a sale from having two owners. */
public final class Ownership {
  private Ownership() {}

  /**
   * Whether taking this entry back would give a member points of a sale that is another entry's by
   * now: the entry undid a sale, and the sale was moved since.
   */
  public static boolean movedOn(Sql sql, Entry entry) throws SQLException {
    Entry root = entry;
    while (root.kind() == EntryKind.REVERSE) {
      UUID cause = root.reverses();
      Entry before = cause == null ? null : Entries.causedBy(sql, cause);
      if (before == null) {
        return false;
      }
      root = before;
    }
    if (root == entry || root.sale() == null) {
      return false;
    }
    Kept kept = SaleBook.byKey(sql, root.sale());
    return kept != null && kept.seq() != root.seq();
  }
}
