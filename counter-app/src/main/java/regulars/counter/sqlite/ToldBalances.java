package regulars.counter.sqlite;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.LiveBalance;

/**
 * Balances as answers told them, until the mirror has them too: between the two files there is no
 * common transaction, and none is needed, because of two versions of a balance the higher is newer.
 */
public final class ToldBalances {
  private static final String TELL =
      """
      INSERT INTO told_balance (member_id, balance, held, version) VALUES (?, ?, ?, ?)
      ON CONFLICT (member_id) DO UPDATE SET balance = excluded.balance, held = excluded.held,
        version = excluded.version WHERE excluded.version >= version
      """;

  private final Db db;

  ToldBalances(Db db) {
    this.db = db;
  }

  /** Keeps a balance, unless a newer one is kept. */
  public void tell(LiveBalance live) {
    db.update(TELL, live.memberId(), live.balance(), live.held(), live.version());
  }

  /** The newest balance that an answer told and the mirror may not have; null when none. */
  public @Nullable LiveBalance of(UUID memberId) {
    return db.one(
        "SELECT balance, held, version FROM told_balance WHERE member_id = ?",
        row -> new LiveBalance(memberId, row.getLong(1), row.getLong(2), row.getLong(3)),
        memberId);
  }

  /** The mirror has them all, or versions count anew after a restore. */
  public void forget() {
    db.update("DELETE FROM told_balance");
  }
}
