package regulars.server.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.model.staff.Staff;
import regulars.model.sync.Change.Shop;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** Signing in, and the owner's page of staff. */
public final class StaffRoutes {
  private static final int SMALL = 4 << 10;
  private static final String ONE = "/v1/settings/staff/{staffId}";

  private final StaffBook book;
  private final SignIns signIns;
  private final Supplier<@Nullable Shop> shop;
  private final IntConsumer signOutAfter;
  private final Clock clock;

  /**
   * Routes to these.
   *
   * @param shop says how phones are read
   * @param signOutAfter is told after how many minutes counters sign out by themselves
   */
  public StaffRoutes(
      StaffBook book,
      SignIns signIns,
      Supplier<@Nullable Shop> shop,
      IntConsumer signOutAfter,
      Clock clock) {
    this.signOutAfter = signOutAfter;
    this.book = book;
    this.signIns = signIns;
    this.shop = shop;
    this.clock = clock;
  }

  /**
   * Somebody on the staff, as the owner sees them.
   *
   * @param id for the ledger
   * @param name for the screen
   * @param role what they may do
   * @param active whether they work here now
   * @param phone their own; null when it is not on record
   * @param lockedUntil when they may try a PIN at the server again; null when at once
   */
  public record Person(
      String id,
      String name,
      Role role,
      boolean active,
      @Nullable Phone phone,
      @Nullable Instant lockedUntil) {}

  /** Everybody, those who left too, in the order in which they were added. */
  public record People(List<Person> staff) {}

  /**
   * Somebody new, or what somebody is to be from now on.
   *
   * @param name for the screen
   * @param role what they may do
   * @param phone their own as typed; null or blank for none
   * @param pin their new PIN; null to keep theirs, which somebody new has none of
   */
  public record Wish(String name, Role role, @Nullable String phone, @Nullable String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "Wish[" + role + "]";
    }
  }

  /** A new PIN. */
  public record NewPin(String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "NewPin[]";
    }
  }

  /** After how many minutes counters sign out by themselves; 0 for never. */
  public record SignOutAfter(int minutes) {}

  /** Who was meant. */
  public record Changed(String id) {}

  /** The table's lines. */
  public List<Route> routes() {
    // Hashing a PIN is meant to take long.
    return List.of(
        Route.post("/v1/sign-in", Access.COUNTER, SMALL, this::signIn).takingLong(),
        Route.post("/v1/settings/sign-out", Role.BARISTA, 0, this::signOut),
        Route.post("/v1/settings/sign-out-after", Role.OWNER, SMALL, this::signOutAfter),
        Route.get("/v1/settings/staff", Role.OWNER, request -> Json.reply(people())),
        Route.post("/v1/settings/staff", Role.OWNER, SMALL, this::add).takingLong(),
        Route.post(ONE, Role.OWNER, SMALL, this::change).takingLong(),
        Route.post(ONE + "/pin", Role.OWNER, SMALL, this::setPin).takingLong(),
        Route.post(ONE + "/leave", Role.OWNER, 0, this::leave));
  }

  /** What a refused change means to the caller. */
  public static Problem problem(StaffRefused refused) {
    int status = refused.why() == StaffRefused.Why.NO_SUCH_STAFF ? 404 : 422;
    return new Problem(status, refused.why().word(), String.valueOf(refused.getMessage()));
  }

  private Reply signIn(Request request) {
    SignIn.Request wish = Json.read(request.body(), SignIn.Request.class);
    return Json.reply(signIns.signIn(request.counterId(), wish));
  }

  private Reply signOut(Request request) {
    Staff staff = request.staff();
    if (staff != null) {
      signIns.signOutAll(request.counterId(), staff.id());
    }
    return Json.reply(new Changed(staff == null ? "owner" : staff.id()));
  }

  private Reply signOutAfter(Request request) {
    SignOutAfter wish = Json.read(request.body(), SignOutAfter.class);
    if (wish.minutes() < 0 || wish.minutes() > Shop.MOST_MINUTES) {
      throw Problem.badRequest("Minutes are 0 (never) to " + Shop.MOST_MINUTES + ".").exception();
    }
    signOutAfter.accept(wish.minutes());
    return Json.reply(wish);
  }

  /** Everybody at this moment. */
  public People people() {
    Map<String, @Nullable Phone> phones = new HashMap<>();
    book.contacts().forEach(contact -> phones.put(contact.staffId(), contact.phone()));
    Instant now = clock.instant();
    return new People(
        book.roll().byId().values().stream()
            .map(staff ->
                new Person(
                    staff.id(),
                    staff.name(),
                    staff.role(),
                    staff.active(),
                    phones.get(staff.id()),
                    lockedUntil(staff.id(), now)))
            .toList());
  }

  private @Nullable Instant lockedUntil(String id, Instant now) {
    var left = signIns.tries(id).left(now);
    return left.isZero() ? null : now.plus(left);
  }

  private Reply add(Request request) {
    Wish wish = Json.read(request.body(), Wish.class);
    String pin = wish.pin();
    if (pin == null) {
      throw new StaffRefused(StaffRefused.Why.PIN_NEEDED, "Somebody new needs a PIN.");
    }
    return Json.reply(new Changed(book.add(profile(wish), pin)));
  }

  private Reply change(Request request) {
    Wish wish = Json.read(request.body(), Wish.class);
    book.change(id(request), profile(wish), wish.pin());
    return Json.reply(new Changed(id(request)));
  }

  private Reply setPin(Request request) {
    book.setPin(id(request), Json.read(request.body(), NewPin.class).pin());
    return Json.reply(new Changed(id(request)));
  }

  private Reply leave(Request request) {
    book.leave(id(request));
    return Json.reply(new Changed(id(request)));
  }

  private static String id(Request request) {
    return request.path().getOrDefault("staffId", "");
  }

  private StaffBook.Profile profile(Wish wish) {
    String typed = wish.phone();
    return new StaffBook.Profile(
        wish.name(), wish.role(), typed == null || typed.isBlank() ? null : phone(typed));
  }

  private Phone phone(String typed) {
    Shop known = shop.get();
    return switch (new PhoneNumbers(known == null ? "US" : known.country()).read(typed)) {
      case PhoneNumbers.Reading.Good good -> good.phone();
      case PhoneNumbers.Reading.Bad bad ->
          throw new StaffRefused(
              StaffRefused.Why.BAD_PHONE, "This is not a phone number: check the digits.");
    };
  }
}
