package regulars.counter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.SkipReason;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.Entry;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;
import regulars.model.wire.Wire;

/**
 * Every sale that came to this counter, by its key: what makes the same sale count once, and the
 * feed on the screen.
 */
public final class SaleLog {
  private static final String SAME_KEY =
      """
      SELECT total, currency FROM local_sale
      WHERE till = ? AND day = ? AND ticket = ? AND kind = ?
      """;
  private static final String ADD =
      """
      INSERT INTO local_sale (till, day, ticket, kind, total, currency, op_id, occurred_at,
        member_id, move, points, detail, why, provisional, original_ticket, original_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      """;
  private static final String APPLIED =
      """
      UPDATE local_sale SET provisional = 0, refusal = NULL, move = ?, points = ?, detail = ?,
        why = ?, member_id = coalesce(?, member_id), claimed_by = NULL WHERE op_id = ?
      """;
  private static final String CLAIM_WAITS =
      "SELECT EXISTS (SELECT 1 FROM local_sale WHERE op_id = ? AND claimed_by IS NOT NULL)";
  private static final String CLAIMED =
      """
      UPDATE local_sale SET provisional = 1, move = ?, points = ?, detail = ?, why = ?,
        member_id = ?, claimed_by = ? WHERE op_id = ?
      """;
  private static final String CLAIM_DONE =
      """
      UPDATE local_sale SET provisional = 0, refusal = NULL, move = ?, points = ?, detail = ?,
        why = ?, member_id = ?, claimed_by = ? WHERE claimed_by = ?
      """;
  private static final String MOVED =
      """
      UPDATE local_sale SET move = ?, points = ?, detail = ?, why = ?, member_id = ?
      WHERE till = ? AND day = ? AND ticket = ? AND kind = ? AND refusal IS NULL
      """;
  private static final String BECAME =
      """
      UPDATE local_sale SET member_id = ?, points = ?, why = ?,
        detail = CASE WHEN move IN ('SKIP', 'HOLD') THEN NULL ELSE detail END,
        move = CASE WHEN move IN ('SKIP', 'HOLD') THEN 'ADD' ELSE move END
      """;
  private static final String OF_ENTRY =
      """
       WHERE till = ? AND day = ? AND ticket = ? AND kind = ? AND provisional = 0
        AND refusal IS NULL AND (member_id IS NOT ? OR points <> ? OR move IN ('SKIP', 'HOLD'))
      """;
  private static final String DIFFERS = "SELECT count(*) FROM local_sale" + OF_ENTRY;
  private static final String REFUSED =
      """
      UPDATE local_sale SET provisional = 0, refusal = ?, move = NULL, points = 0, detail = NULL,
        why = '[]' WHERE op_id = ?
      """;
  private static final String COLUMNS =
      """
      SELECT till, day, ticket, kind, total, currency, op_id, occurred_at, member_id, move, points,
        detail, why, provisional, refusal FROM local_sale
      """;
  private static final String LATEST = COLUMNS + " ORDER BY id DESC LIMIT ?";
  private static final String ORIGINAL =
      COLUMNS
          + """
           WHERE till = ? AND day = coalesce(?, day) AND ticket = ? AND kind = 'SALE'
           ORDER BY id DESC LIMIT 1
          """;
  private static final String TAKEN =
      COLUMNS
          + """
           WHERE till = ? AND original_ticket = ? AND coalesce(original_day, ?) = ?
             AND move IN ('ADD', 'ADD_AND_ANNOUNCE')
           ORDER BY id LIMIT 100
          """;
  private static final String PENDING =
      """
      SELECT count(*), coalesce(max(total), 0) FROM local_sale
      WHERE provisional = 1 AND member_id = ? AND kind = 'SALE'
        AND move IN ('ADD', 'ADD_AND_ANNOUNCE')
      """;

  /** What stands in place of a hold's reason once somebody dropped it. */
  public static final String REJECTED = "REJECTED";

  private final Db db;

  SaleLog(Db db) {
    this.db = db;
  }

  /** Whether a sale was here before. */
  public enum Seen {
    NEVER,
    /** Same key, same total. */
    BEFORE,
    /** Same key, and only other totals. */
    WITH_ANOTHER_TOTAL
  }

  /**
   * What waits of a member's sales.
   *
   * @param count how many
   * @param largest the largest of them, in minor units
   */
  public record PendingSales(long count, long largest) {}

  /** Whether this sale was here before. */
  public Seen seen(Sale sale) {
    SaleKey key = sale.key();
    List<Money> totals =
        db.list(
            SAME_KEY,
            row -> Money.of(row.getLong(1), row.getString(2)),
            key.till(),
            key.businessDay().toEpochDay(),
            key.ticket(),
            key.kind().name());
    if (totals.isEmpty()) {
      return Seen.NEVER;
    }
    return totals.contains(sale.total()) ? Seen.BEFORE : Seen.WITH_ANOTHER_TOTAL;
  }

  /** Keeps a sale with the move it will probably come to. */
  public void add(
      Sale sale,
      UUID opId,
      @Nullable UUID memberId,
      Move move,
      long points,
      @Nullable String detail,
      List<WhyLine> why) {
    SaleKey key = sale.key();
    Sale.Original original = sale.original();
    db.update(
        ADD,
        key.till(),
        key.businessDay().toEpochDay(),
        key.ticket(),
        key.kind().name(),
        sale.total().minor(),
        sale.total().currency().getCurrencyCode(),
        opId,
        sale.occurredAt().toEpochMilli(),
        memberId,
        move.name(),
        points,
        detail,
        Wire.text(why),
        original == null ? null : original.ticket(),
        original == null || original.businessDay() == null
            ? null
            : original.businessDay().toEpochDay());
  }

  /** The server's answer takes the place of what was decided here. */
  public void answered(Answer answer) {
    switch (answer) {
      case Answer.Applied applied
          when applied.move() == Move.SKIP && claimWaits(applied.opId()) -> {
        // It is nobody's as far as the server had heard then; the claim that follows has its own.
      }
      case Answer.Applied applied -> {
        Move move = applied.move();
        db.update(
            APPLIED,
            move == null ? null : move.name(),
            applied.points(),
            applied.detail(),
            Wire.text(applied.why()),
            applied.live() == null ? null : applied.live().memberId(),
            applied.opId());
      }
      case Answer.Refused refused -> db.update(REFUSED, refused.code().name(), refused.opId());
    }
  }

  private boolean claimWaits(UUID opId) {
    return db.number(CLAIM_WAITS, opId) != 0;
  }

  /** Somebody claimed this sale, which was nobody's, by an operation that waits for its answer. */
  public void claimed(
      UUID opId,
      UUID claim,
      UUID memberId,
      Move move,
      long points,
      @Nullable String detail,
      List<WhyLine> why) {
    db.update(CLAIMED, move.name(), points, detail, Wire.text(why), memberId, claim, opId);
  }

  /** The server's answer to a claim takes the place of what was decided here. */
  public void claimAnswered(Answer answer) {
    switch (answer) {
      case Answer.Applied applied -> {
        Move move = applied.move() == null ? Move.ADD : applied.move();
        claimDone(applied, move, applied.points(), applied.detail(), applied.why(), applied.live());
      }
      case Answer.Refused refused
          when refused.code() == Refusal.SALE_TAKEN && refused.live() != null -> {
        long points = refused.happened() == null ? 0 : refused.happened().points();
        claimDone(refused, Move.ADD, points, null, List.of(), refused.live());
      }
      case Answer.Refused refused ->
          claimDone(refused, Move.SKIP, 0, SkipReason.NO_MEMBER.name(), List.of(), null);
    }
  }

  private void claimDone(
      Answer answer,
      Move move,
      long points,
      @Nullable String detail,
      List<WhyLine> why,
      @Nullable LiveBalance owner) {
    db.update(
        CLAIM_DONE,
        move.name(),
        points,
        detail,
        Wire.text(why),
        owner == null ? null : owner.memberId(),
        answer instanceof Answer.Applied ? answer.opId() : null,
        answer.opId());
  }

  /** The server moved this sale to another member. */
  public void moved(SaleKey key, Answer.Applied applied) {
    LiveBalance owner = applied.live();
    Move move = applied.move() == null ? Move.ADD : applied.move();
    db.update(
        MOVED,
        move.name(),
        applied.points(),
        applied.detail(),
        Wire.text(applied.why()),
        owner == null ? null : owner.memberId(),
        key.till(),
        key.businessDay().toEpochDay(),
        key.ticket(),
        key.kind().name());
  }

  /** Whether an entry says something else of a sale than is known here. */
  public boolean differs(Entry entry) {
    return entry.sale() != null && db.number(DIFFERS, ofEntry(entry, entry.sale())) > 0;
  }

  /** An entry tells whose a sale is, wherever that was decided. */
  public void became(Entry entry) {
    if (entry.sale() != null) {
      List<@Nullable Object> values = new ArrayList<>();
      values.add(entry.memberId());
      values.add(entry.points());
      values.add(Wire.text(entry.why()));
      values.addAll(Arrays.asList(ofEntry(entry, entry.sale())));
      db.update(BECAME + OF_ENTRY, values.toArray());
    }
  }

  private static Object[] ofEntry(Entry entry, SaleKey key) {
    return new Object[] {
      key.till(),
      key.businessDay().toEpochDay(),
      key.ticket(),
      key.kind().name(),
      entry.memberId(),
      entry.points()
    };
  }

  /** A held sale was dropped, wherever that was decided. */
  public void rejected(UUID holdId) {
    db.update(
        "UPDATE local_sale SET detail = ? WHERE op_id = ? AND move = 'HOLD'", REJECTED, holdId);
  }

  /** The sale that this operation carries; null when it carries none. */
  public @Nullable SoldHere find(UUID opId) {
    return db.one(COLUMNS + " WHERE op_id = ?", SaleLog::read, opId);
  }

  /** The newest sales, newest first. */
  public List<SoldHere> latest(int limit) {
    return db.list(LATEST, SaleLog::read, limit);
  }

  /** The sale that a refund or void names, if it came to this counter; null if not. */
  public @Nullable SoldHere original(String till, @Nullable LocalDate day, String ticket) {
    return db.one(ORIGINAL, SaleLog::read, till, day == null ? null : day.toEpochDay(), ticket);
  }

  /** Refunds and voids of that sale that took points back or will, oldest first. */
  public List<SoldHere> takenBackFrom(SoldHere original) {
    long day = original.key().businessDay().toEpochDay();
    return db.list(TAKEN, SaleLog::read, original.key().till(), original.key().ticket(), day, day);
  }

  /** What waits of a member's sales. */
  public PendingSales pending(UUID memberId) {
    PendingSales pending =
        db.one(PENDING, row -> new PendingSales(row.getLong(1), row.getLong(2)), memberId);
    return pending == null ? new PendingSales(0, 0) : pending;
  }

  /** The sale's operation was asked anew under another id. */
  void movedTo(UUID before, UUID now) {
    db.update("UPDATE local_sale SET op_id = ?, provisional = 1 WHERE op_id = ?", now, before);
    db.update("UPDATE local_sale SET claimed_by = ? WHERE claimed_by = ?", now, before);
  }

  /** What waits under the proposed id is the existing member's. */
  void belongsTo(UUID proposed, UUID member) {
    db.update(
        "UPDATE local_sale SET member_id = ? WHERE provisional = 1 AND member_id = ?",
        member,
        proposed);
  }

  private static SoldHere read(ResultSet row) throws SQLException {
    String move = row.getString("move");
    String refusal = row.getString("refusal");
    return new SoldHere(
        Db.sureId(row, "op_id"),
        new SaleKey(
            row.getString("till"),
            LocalDate.ofEpochDay(row.getLong("day")),
            row.getString("ticket"),
            SaleKind.valueOf(row.getString("kind"))),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        Money.of(row.getLong("total"), row.getString("currency")),
        Db.id(row, "member_id"),
        move == null ? null : Move.valueOf(move),
        row.getLong("points"),
        row.getString("detail"),
        Stored.readList(row.getString("why"), WhyLine.class),
        row.getBoolean("provisional"),
        refusal == null ? null : Refusal.valueOf(refusal));
  }
}
