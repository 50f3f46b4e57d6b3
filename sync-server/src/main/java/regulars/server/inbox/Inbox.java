package regulars.server.inbox;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.sync.Action;
import regulars.model.sync.InboxCount;
import regulars.model.sync.Refusal;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Entries;

/** Table {@code inbox}: what a person should look at, with all that is needed to do something. */
public final class Inbox {
  /** More is "many": who counts them reads no further. */
  public static final int MOST_COUNTED = 1_000;

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
      INSERT INTO inbox (at, code, counter, op_id, op_seq, account, staff, once, detail, payload)
        VALUES (?, ?, ?, ?, ?, (SELECT id FROM account WHERE member_id = ?), ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
      """;
  private static final String COUNT =
      """
      SELECT staff, count(*) FROM
        (SELECT staff FROM inbox WHERE done_at IS NULL LIMIT %d) GROUP BY staff
      """
          .formatted(MOST_COUNTED);
  private static final String STATE =
      "SELECT done_at IS NOT NULL FROM inbox WHERE op_id = ? ORDER BY id LIMIT 1";
  private static final String DONE =
      """
      UPDATE inbox SET done_at = ?, done_by = ?, note = ?
        WHERE id = ? AND done_at IS NULL AND (staff IS NULL OR staff IS NOT ?)
      """;
  private static final String SETTLED =
      """
      UPDATE inbox SET done_at = ?, done_by = ?, note = ?, done_op = ?
        WHERE op_id = ? AND done_at IS NULL
      """;
  private static final String REOPEN = "UPDATE inbox SET done_at = NULL WHERE done_op = ?";
  private static final String DONE_AGAIN =
      "UPDATE inbox SET done_at = ? WHERE done_op = ? AND done_at IS NULL";

  private Inbox() {}

  /**
   * Something new to look at.
   *
   * @param atMillis when
   * @param code what it is
   * @param counter the counter's row
   * @param opId the operation; null when even that could not be read
   * @param opSeq its place; null when even that could not be read
   * @param memberId whom it is about; null when nobody
   * @param staff who on the staff it is about, and who never sees it; null when nobody
   * @param once cause and day of what comes once; null for what comes each time
   * @param detail what to know beyond the code
   * @param payload the operation as it came
   */
  public record Item(
      long atMillis,
      String code,
      long counter,
      @Nullable UUID opId,
      @Nullable Long opSeq,
      @Nullable UUID memberId,
      @Nullable String staff,
      @Nullable String once,
      @Nullable String detail,
      String payload) {}

  /**
   * Whether this refusal is kept: where it loses something, or where a counter can't take back by
   * itself what it told a person was not confirmed.
   */
  public static boolean keeps(Action action, Refusal refusal) {
    boolean ownTakeBack = action instanceof Action.Reverse reverse && reverse.reason() == null;
    return KEPT.contains(refusal)
        || ownTakeBack && (refusal == Refusal.SHORT || refusal == Refusal.REFUNDED);
  }

  /** Adds an item, unless one of the same cause and day is there. */
  public static void add(WriteTransaction tx, Item item) throws SQLException {
    tx.update(
        ADD,
        item.atMillis(),
        item.code(),
        item.counter(),
        item.opId(),
        item.opSeq(),
        item.memberId(),
        item.staff(),
        item.once(),
        item.detail(),
        item.payload());
  }

  /** How many items are open. */
  public static InboxCount count(Sql sql) throws SQLException {
    Map<String, Long> about = new HashMap<>();
    long[] all = {0};
    sql.each(
        COUNT,
        row -> {
          String staff = row.optionalText(1);
          all[0] += row.number(2);
          if (staff != null) {
            about.put(staff, row.number(2));
          }
        });
    return new InboxCount(all[0], Map.copyOf(about));
  }

  /** Whether the item of a refused operation is done with; null when there is none. */
  public static @Nullable Boolean isDone(Sql sql, UUID opId) throws SQLException {
    return sql.one(STATE, row -> row.number(1) != 0, opId);
  }

  /** A correction made good what this refused operation would have lost. */
  public static void settled(WriteTransaction tx, Asked by, UUID refused, String note)
      throws SQLException {
    tx.update(SETTLED, by.recordedAt().toEpochMilli(), by.staff(), note, by.opId(), refused);
  }

  /** An entry was reversed: what a correction made good is open again while it does not count. */
  public static void reversed(WriteTransaction tx, Asked by, UUID reversed) throws SQLException {
    Entry entry = Entries.causedBy(tx, reversed);
    while (entry != null && entry.reverses() != null) {
      entry = Entries.causedBy(tx, entry.reverses());
    }
    if (entry == null || entry.kind() != EntryKind.ADJUST) {
      return;
    }
    if (Entries.inEffect(tx, entry.opId())) {
      tx.update(DONE_AGAIN, by.recordedAt().toEpochMilli(), entry.opId());
    } else {
      tx.update(REOPEN, entry.opId());
    }
  }

  /** Somebody is done with it; false when somebody was before, or must not see it. */
  static boolean done(
      WriteTransaction tx, long id, long atMillis, @Nullable String by, @Nullable String note)
      throws SQLException {
    return tx.update(DONE, atMillis, by, note, id, by) == 1;
  }
}
