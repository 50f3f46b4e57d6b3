package regulars.server.sale;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.sync.Refusal;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;

/**
 * Keeps a sale and its refunds in step when one of their entries is taken back, or a reversal of
 * one: a sale has one owner, and it never comes to less than nothing nor to more than it gave.
 *
 * <p>The order is that of a stack: what refunds took is given back before the sale's own points are
 * taken back, and a sale counts again only while no refund came in the meantime.
 */
public final class Undoing {
  private final Sql sql;

  /** Reads here. */
  public Undoing(Sql sql) {
    this.sql = sql;
  }

  /**
   * What stands in the way.
   *
   * @param code for the answer
   * @param detail for the inbox and the log
   */
  public record Obstacle(Refusal code, String detail) {}

  /** Why this entry, which was not reversed yet, can't be; null when it can. */
  public @Nullable Obstacle obstacle(Entry entry) throws SQLException {
    Entry root = entry;
    boolean again = false;
    while (root.kind() == EntryKind.REVERSE) {
      UUID cause = root.reverses();
      Entry before = cause == null ? null : Entries.causedBy(sql, cause);
      if (before == null) {
        return null;
      }
      root = before;
      again = !again;
    }
    Kept kept = root.sale() == null ? null : SaleBook.byKey(sql, root.sale());
    if (kept == null) {
      return null;
    }
    if (kept.seq() != root.seq()) {
      return new Obstacle(Refusal.SALE_TAKEN, "the sale was moved");
    }
    return switch (root.kind()) {
      case EARN -> again ? earnedAgain(kept) : notEarned(kept);
      case TAKE_BACK -> again ? takenAgain(kept, root) : null;
      case REDEEM, ADJUST, REVERSE -> null;
    };
  }

  /** Why a sale can't be given to another with the points it gave; null when it can. */
  @Nullable Obstacle toMove(Kept sale) throws SQLException {
    return sale.seq() == 0 || inEffect(sale) ? null : earnedAgain(sale);
  }

  /** A sale whose refunds still count: without it they would take what was never given. */
  private @Nullable Obstacle notEarned(Kept sale) throws SQLException {
    return taken(sale) == 0
        ? null
        : new Obstacle(
            Refusal.REFUNDED, "part of the sale was refunded: give that back first, then the sale");
  }

  /** A sale that was refunded while it did not count: that refund found nothing to take. */
  private @Nullable Obstacle earnedAgain(Kept sale) throws SQLException {
    boolean refunded = SaleBook.refundsOf(sql, sale).stream().anyMatch(refund -> refund.seq() == 0);
    return refunded
        ? new Obstacle(
            Refusal.REFUNDED, "a refund came while the sale did not count: correct it by hand")
        : null;
  }

  /** A refund that counts again: its sale must count, and have as much left. */
  private @Nullable Obstacle takenAgain(Kept refund, Entry root) throws SQLException {
    Kept sale = refund.original() == null ? null : SaleBook.byId(sql, refund.original());
    if (sale == null) {
      return null;
    }
    long given = inEffect(sale) ? sale.points() : 0;
    long left = Math.subtractExact(given, taken(sale));
    return Math.negateExact(root.points()) <= left
        ? null
        : new Obstacle(
            Refusal.REFUNDED, "the sale has too little left: other refunds took it meanwhile");
  }

  /** What refunds of this sale take at this moment. */
  private long taken(Kept sale) throws SQLException {
    long taken = 0;
    for (Kept refund : SaleBook.about(sql, sale)) {
      if (refund.seq() != 0 && inEffect(refund)) {
        taken = Math.subtractExact(taken, refund.points());
      }
    }
    return taken;
  }

  /** Whether the entry that a sale or refund wrote counts; false when it wrote none. */
  boolean inEffect(Kept kept) throws SQLException {
    Entry entry = kept.seq() == 0 ? null : Entries.at(sql, kept.seq());
    return entry != null && Entries.inEffect(sql, entry.opId());
  }
}
