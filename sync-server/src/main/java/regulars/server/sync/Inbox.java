package regulars.server.sync;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;

/** What a person should look at, with all that is needed to do something about it. */
final class Inbox {
  /** Refusals after which something that happened, or somebody's work, would be lost. */
  private static final Set<Refusal> KEPT =
      EnumSet.of(
          Refusal.INVALID,
          Refusal.UNSUPPORTED,
          Refusal.SALE_CONFLICT,
          Refusal.WRONG_CURRENCY,
          Refusal.STALE_EDIT);

  private static final String ADD =
      """
      INSERT INTO inbox (at, code, counter, op_id, op_seq, detail, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private Inbox() {}

  static boolean keeps(Refusal refusal) {
    return KEPT.contains(refusal);
  }

  static void add(
      WriteTransaction tx,
      long atMillis,
      String code,
      CounterRow counter,
      @Nullable UUID opId,
      @Nullable Long opSeq,
      @Nullable String detail,
      String payload)
      throws SQLException {
    tx.update(ADD, atMillis, code, counter.id(), opId, opSeq, detail, payload);
  }
}
