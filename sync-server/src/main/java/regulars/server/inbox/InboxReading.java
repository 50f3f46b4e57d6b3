package regulars.server.inbox;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Operation;
import regulars.model.value.Money;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;
import regulars.server.sale.Conflict;

/** What stands in the inbox, said in a way that a screen can put into words. For one reading. */
final class InboxReading {
  /** Items in one reply. */
  static final int PAGE = 50;

  private static final int MOST_ROWS = 60;
  private static final String COLUMNS =
      """
      i.id, i.at, i.code, c.name, i.op_id, a.member_id, i.staff, i.detail, i.done_at, i.done_by,
      i.note, i.payload FROM inbox i
      LEFT JOIN counter c ON c.id = i.counter LEFT JOIN account a ON a.id = i.account
      """;
  private static final String NOT_MINE = " AND (i.staff IS NULL OR i.staff IS NOT ?) ";
  private static final String OPEN =
      "SELECT "
          + COLUMNS
          + "WHERE i.done_at IS NULL AND i.id < ?"
          + NOT_MINE
          + "ORDER BY i.id DESC LIMIT ?";
  private static final String DONE =
      "SELECT "
          + COLUMNS
          + "WHERE i.done_at IS NOT NULL AND i.id < ?"
          + NOT_MINE
          + "ORDER BY i.id DESC LIMIT ?";
  private static final String ONE = "SELECT " + COLUMNS + "WHERE i.id = ?" + NOT_MINE;
  private static final String BY_PHONE = "SELECT id FROM profile WHERE phone = ?";
  private static final String OF_DAY =
      """
      SELECT version FROM ledger WHERE member_id = ? AND kind IN (%d, %d) AND points > 0
        AND occurred_at >= ? AND occurred_at < ? ORDER BY version DESC LIMIT ?
      """
          .formatted(EntryKind.EARN.code(), EntryKind.ADJUST.code());
  private static final String OWING =
      "SELECT id FROM account WHERE balance < 0 AND id > ? ORDER BY id LIMIT ?";
  private static final String SINCE =
      """
      SELECT version FROM ledger WHERE member_id = ? AND balance_after < 0
        AND balance_after - points >= 0 ORDER BY version DESC LIMIT 1
      """;
  private static final String COUNTER = "SELECT name FROM counter WHERE counter_id = ?";

  private final Sql sql;
  private final Program program;
  private final @Nullable Terms terms;

  InboxReading(Sql sql, Program program) throws SQLException {
    this.sql = sql;
    this.program = program;
    this.terms = program.terms(sql);
  }

  /** Open items before this one that {@code reader} may see, the newest first. */
  InboxRoutes.Items open(long before, @Nullable String reader) throws SQLException {
    return page(sql.list(OPEN, this::kept, before, reader, PAGE + 1));
  }

  /** The same of those that are done with. */
  InboxRoutes.Items done(long before, @Nullable String reader) throws SQLException {
    return page(sql.list(DONE, this::kept, before, reader, PAGE + 1));
  }

  private InboxRoutes.Items page(List<Kept> found) throws SQLException {
    List<InboxRoutes.Item> items = new ArrayList<>();
    for (Kept kept : found.subList(0, Math.min(found.size(), PAGE))) {
      items.add(item(kept));
    }
    return new InboxRoutes.Items(items, found.size() > PAGE);
  }

  /** One item with its payload; null when there is none that {@code reader} may see. */
  InboxRoutes.@Nullable Opened one(long id, @Nullable String reader) throws SQLException {
    Kept kept = sql.one(ONE, this::kept, id, reader);
    if (kept == null) {
      return null;
    }
    Watchman.About about = about(kept);
    return new InboxRoutes.Opened(
        item(kept), kept.payload(), about == null ? List.of() : behind(about));
  }

  /** Members who owe points, after this row. */
  InboxRoutes.Owing owing(long after) throws SQLException {
    List<Long> found = sql.list(OWING, row -> row.number(1), after, PAGE + 1);
    List<InboxRoutes.Owes> owing = new ArrayList<>();
    for (long serial : found.subList(0, Math.min(found.size(), PAGE))) {
      Account account = Members.bySerial(sql, serial);
      if (account != null) {
        Long since = sql.one(SINCE, row -> row.number(1), account.memberId());
        Entry entry = since == null ? null : Entries.ofVersion(sql, account.memberId(), since);
        owing.add(
            new InboxRoutes.Owes(serial, account.card(), entry == null ? null : behind(entry)));
      }
    }
    return new InboxRoutes.Owing(owing, found.size() > PAGE);
  }

  /** A row of the table. */
  private record Kept(
      long id,
      Instant at,
      String code,
      @Nullable String counter,
      @Nullable UUID opId,
      @Nullable UUID member,
      @Nullable String staff,
      @Nullable String detail,
      @Nullable Long doneAt,
      @Nullable String doneBy,
      @Nullable String note,
      String payload) {}

  private Kept kept(Row row) throws SQLException {
    return new Kept(
        row.number(1),
        Instant.ofEpochMilli(row.number(2)),
        row.text(3),
        row.optionalText(4),
        row.optionalId(5),
        row.optionalId(6),
        row.optionalText(7),
        row.optionalText(8),
        row.optionalNumber(9),
        row.optionalText(10),
        row.optionalText(11),
        row.text(12));
  }

  private InboxRoutes.Item item(Kept kept) throws SQLException {
    Operation operation = operation(kept.payload());
    Action action = operation == null ? null : operation.action();
    Sale sale = action instanceof Action.RecordSale recorded ? recorded.sale() : null;
    Conflict conflict =
        sale == null || terms == null || !kept.code().equals("SALE_CONFLICT")
            ? null
            : Conflict.of(sql, program, terms, sale);
    UUID member = conflict != null ? conflict.memberId() : member(kept, action);
    Account account = member == null ? null : Members.byId(sql, member);
    MemberCard card = account == null ? null : account.card();
    Watchman.About about = about(kept);
    return new InboxRoutes.Item(
        kept.id(),
        kept.at(),
        kept.code(),
        kept.counter(),
        kept.opId(),
        card,
        kept.staff() != null ? kept.staff() : operation == null ? null : operation.staff(),
        sale == null ? null : said(sale, conflict),
        action instanceof Action.ChangeMember edit
            ? new InboxRoutes.Edit(edit.phone(), edit.name())
            : null,
        about == null ? null : about.day(),
        about == null ? null : (long) behind(about).size(),
        kept.detail(),
        kept.doneAt() == null ? null : Instant.ofEpochMilli(kept.doneAt()),
        kept.doneBy(),
        kept.note());
  }

  private static InboxRoutes.SaidSale said(Sale sale, @Nullable Conflict conflict) {
    SaleKey key = sale.key();
    Money counted = conflict == null ? null : conflict.counted();
    return new InboxRoutes.SaidSale(
        key,
        sale.occurredAt(),
        sale.total(),
        counted,
        conflict == null ? null : conflict.given(),
        conflict == null ? null : conflict.difference());
  }

  private @Nullable UUID member(Kept kept, @Nullable Action action) throws SQLException {
    if (kept.member() != null) {
      return kept.member();
    }
    return switch (action) {
      case Action.ChangeMember change -> change.memberId();
      case Action.RecordSale recorded -> buyer(recorded.sale().buyer());
      case Action.Redeem redeem -> redeem.memberId();
      case Action.Reverse reverse -> reverse.memberId();
      case Action.Adjust adjust -> adjust.memberId();
      case null, default -> null;
    };
  }

  private @Nullable UUID buyer(Buyer buyer) throws SQLException {
    Long serial =
        switch (buyer) {
          case Buyer.ByPhone(Phone phone) -> sql.one(BY_PHONE, row -> row.number(1), phone.e164());
          case Buyer.ByNumber by -> by.number().serial();
          case Buyer.Nobody _, Buyer.ByExternalNumber _, Buyer.ById _ -> null;
        };
    Account account = serial == null ? null : Members.bySerial(sql, serial);
    return account != null
        ? account.memberId()
        : buyer instanceof Buyer.ById(UUID memberId) ? memberId : null;
  }

  /** What a broken device sent can't be read: then only the payload says what it was. */
  private static @Nullable Operation operation(String payload) {
    try {
      return Wire.decode(payload, Operation.class);
    } catch (WireException e) {
      return null;
    }
  }

  private static Watchman.@Nullable About about(Kept kept) {
    if (!kept.code().startsWith("ALERT_")) {
      return null;
    }
    try {
      return Wire.decode(kept.payload(), Watchman.About.class);
    } catch (WireException e) {
      return null;
    }
  }

  /** The rows of that day that gave this member points, by that person where there is one. */
  private List<InboxRoutes.Behind> behind(Watchman.About about) throws SQLException {
    if (terms == null) {
      return List.of();
    }
    ZoneId zone = ZoneId.of(terms.shop().zone());
    LocalDate day = about.day();
    List<InboxRoutes.Behind> rows = new ArrayList<>();
    List<Long> versions =
        sql.list(
            OF_DAY,
            row -> row.number(1),
            about.memberId(),
            day.atStartOfDay(zone).toInstant().toEpochMilli(),
            day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli(),
            MOST_ROWS);
    for (long version : versions) {
      Entry entry = Entries.ofVersion(sql, about.memberId(), version);
      if (entry != null && java.util.Objects.equals(entry.staff(), about.staff())) {
        rows.add(behind(entry));
      }
    }
    return rows;
  }

  private InboxRoutes.Behind behind(Entry entry) throws SQLException {
    return new InboxRoutes.Behind(
        entry.opId(),
        entry.occurredAt(),
        entry.kind(),
        entry.points(),
        sql.one(COUNTER, row -> row.text(1), entry.counterId()),
        entry.staff(),
        entry.approvedBy(),
        entry.reason(),
        entry.reward(),
        entry.sale());
  }
}
