package regulars.server.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.sale.SaleKey;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Checks;
import regulars.model.sync.Poke;
import regulars.model.value.Money;
import regulars.server.db.Database;
import regulars.server.db.Writes;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;
import regulars.server.ledger.Head;
import regulars.server.poke.News;
import regulars.server.poke.Pokes;
import regulars.server.program.Program;

/** The owner's inbox over HTTP: what to look at, who owes points, what is done with. */
public final class InboxRoutes {
  private static final int SMALL = 4 << 10;
  private static final String ROOT = "/v1/settings/inbox";

  private final Database database;
  private final Writes writes;
  private final Program program;
  private final Pokes pokes;
  private final Clock clock;

  /** Reads from {@code database}, writes through {@code writes}, tells {@code pokes}. */
  public InboxRoutes(Database database, Writes writes, Program program, Pokes pokes, Clock clock) {
    this.database = database;
    this.writes = writes;
    this.program = program;
    this.pokes = pokes;
    this.clock = clock;
  }

  /**
   * Something to look at.
   *
   * @param id its number; the higher is newer
   * @param at when it came
   * @param code why the operation was refused, or what there is to notice
   * @param counter the counter's name; null when it is not known
   * @param opId the operation; null when even that could not be read
   * @param member whom it is about, as they are now; null when nobody
   * @param staff who asked, or whom it is about; null when nobody
   * @param sale the sale it is about; null when none
   * @param edit what somebody wanted to write; null for what is no edit
   * @param day the day of what there is to notice; null otherwise
   * @param times how often it happened on that day; null otherwise
   * @param detail what to know beyond the code
   * @param doneAt when somebody was done with it; null while it is open
   * @param doneBy who was; null while it is open, or for the owner's key
   * @param note what they said
   */
  public record Item(
      long id,
      Instant at,
      String code,
      @Nullable String counter,
      @Nullable UUID opId,
      @Nullable MemberCard member,
      @Nullable String staff,
      @Nullable SaidSale sale,
      @Nullable Edit edit,
      @Nullable LocalDate day,
      @Nullable Long times,
      @Nullable String detail,
      @Nullable Instant doneAt,
      @Nullable String doneBy,
      @Nullable String note) {}

  /**
   * A sale as the till said it.
   *
   * @param key which
   * @param at when
   * @param total its total
   * @param counted the total that it was counted with before; null when it was not
   * @param given the points it gave then; null when it was not counted
   * @param difference points that this total gives beyond those; null where that can't be told
   */
  public record SaidSale(
      SaleKey key,
      Instant at,
      Money total,
      @Nullable Money counted,
      @Nullable Long given,
      @Nullable Long difference) {}

  /** What somebody wanted a member's profile to say. */
  public record Edit(@Nullable Phone phone, @Nullable String name) {}

  /** The newest first; {@code more} says whether there are older ones. */
  public record Items(List<Item> items, boolean more) {}

  /**
   * One item.
   *
   * @param payload the operation as it came
   * @param rows the entries behind it, newest first
   */
  public record Opened(Item item, String payload, List<Behind> rows) {}

  /** An entry that something is about. */
  public record Behind(
      UUID opId,
      Instant at,
      EntryKind kind,
      long points,
      @Nullable String counter,
      @Nullable String staff,
      @Nullable String approvedBy,
      @Nullable String reason,
      @Nullable String reward,
      @Nullable SaleKey sale) {}

  /**
   * A member below zero.
   *
   * @param id where the next page begins
   * @param member who, and by how much
   * @param since the entry that took them below; null when it can't be told
   */
  public record Owes(long id, MemberCard member, @Nullable Behind since) {}

  /** In the order in which they joined; {@code more} says whether there are others. */
  public record Owing(List<Owes> owing, boolean more) {}

  /** What somebody has to say about an item that they are done with. */
  public record Note(@Nullable String note) {}

  /** Whether it was done by this very request. */
  public record Done(boolean done) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get(ROOT + "/open/{before}", Role.MANAGER, this::open),
        Route.get(ROOT + "/done/{before}", Role.MANAGER, this::allDone),
        Route.get(ROOT + "/owing/{after}", Role.MANAGER, this::owing),
        Route.get(ROOT + "/item/{item}", Role.MANAGER, this::one),
        Route.post(ROOT + "/item/{item}/done", Role.MANAGER, SMALL, this::done));
  }

  private Reply open(Request request) {
    long before = request.number("before");
    return Json.reply(
        database.read(sql -> new InboxReading(sql, program).open(before, reader(request))));
  }

  private Reply allDone(Request request) {
    long before = request.number("before");
    return Json.reply(
        database.read(sql -> new InboxReading(sql, program).done(before, reader(request))));
  }

  private Reply owing(Request request) {
    long after = request.number("after") - 1; // Paths count from 1.
    return Json.reply(database.read(sql -> new InboxReading(sql, program).owing(after)));
  }

  private Reply one(Request request) {
    long id = request.number("item");
    Opened found = database.find(sql -> new InboxReading(sql, program).one(id, reader(request)));
    if (found == null) {
      throw unknown();
    }
    return Json.reply(found);
  }

  private Reply done(Request request) {
    long id = request.number("item");
    String note = Json.read(request.body(), Note.class).note();
    if (note != null && note.length() > Checks.LONGEST_REASON) {
      throw Problem.badRequest("A note has at most " + Checks.LONGEST_REASON + " characters.")
          .exception();
    }
    String by = reader(request);
    String said = note == null || note.isBlank() ? null : note.strip();
    boolean done =
        writes.now(tx -> {
          Head head = Head.of(tx);
          News.of(tx)
              .tellAfterCommit(
                  tx,
                  pokes,
                  live ->
                      new Poke(head.epoch(), head.cursor().seq(), head.cursor().revision(), live));
          return Inbox.done(tx, id, clock.millis(), by, said);
        });
    if (!done && database.find(sql -> new InboxReading(sql, program).one(id, by)) == null) {
      throw unknown();
    }
    return Json.reply(new Done(done));
  }

  private static RuntimeException unknown() {
    return new Problem(404, "no-such-item", "There is no such item: read the list again.")
        .exception();
  }

  /** Nobody sees what is about themselves. */
  private static @Nullable String reader(Request request) {
    Staff staff = request.staff();
    return staff == null ? null : staff.id();
  }
}
