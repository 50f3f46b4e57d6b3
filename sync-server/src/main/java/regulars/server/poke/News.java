package regulars.server.poke;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Poke;
import regulars.server.db.WriteTransaction;

/** What one commit has to tell. Belongs to the writer thread and to one commit. */
public final class News {
  /** With more balances than this, counters pull anyway: one poke without a balance will do. */
  private static final int MOST_BALANCES = 16;

  private final Map<UUID, LiveBalance> balances = new LinkedHashMap<>();
  private boolean promised;

  private News() {}

  /** The news of this commit. */
  public static News of(WriteTransaction tx) throws SQLException {
    return tx.shared(News.class, shared -> new News());
  }

  /** A member's balance changed. */
  public void balance(LiveBalance live) {
    balances.put(live.memberId(), live);
  }

  /**
   * Tells {@code pokes} once this commit is on the disk.
   *
   * @param poke the head then, with the balance it is handed
   */
  public void tellAfterCommit(
      WriteTransaction tx, Pokes pokes, Function<@Nullable LiveBalance, Poke> poke) {
    if (promised) {
      return;
    }
    promised = true;
    tx.afterCommit(() -> {
      if (balances.isEmpty() || balances.size() > MOST_BALANCES) {
        pokes.poke(poke.apply(null));
      } else {
        balances.values().forEach(live -> pokes.poke(poke.apply(live)));
      }
    });
  }
}
