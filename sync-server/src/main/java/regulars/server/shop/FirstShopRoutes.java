package regulars.server.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import regulars.model.rules.Reading;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.server.db.Writes;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.ProblemException;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;
import regulars.server.program.Program;
import regulars.server.rules.RulesFolder;
import regulars.server.staff.StaffBook;

/**
 * Sets a fresh ledger up over HTTP: shop, rules and staff in one transaction, or nothing. For the
 * program on the owner's own computer.
 */
public final class FirstShopRoutes {
  private static final int LARGE = 64 << 10;
  private static final int MOST_STAFF = 50;

  private final Program program;
  private final StaffBook staff;
  private final Writes writes;
  private final Path rulesFolder;
  private final SampleMaker sample;

  /**
   * For this ledger.
   *
   * @param rulesFolder gets the document
   * @param sample fills the ledger with the sample shop
   */
  public FirstShopRoutes(
      Program program, StaffBook staff, Writes writes, Path rulesFolder, SampleMaker sample) {
    this.program = program;
    this.staff = staff;
    this.writes = writes;
    this.rulesFolder = rulesFolder;
    this.sample = sample;
  }

  /** Fills a ledger with the sample shop. */
  @FunctionalInterface
  public interface SampleMaker {
    /** Leaves a ledger alone that has another shop. */
    void fill() throws IOException;
  }

  /** Whether the ledger waits for its shop. */
  public record State(boolean needed) {}

  /**
   * The first shop.
   *
   * @param rules the document
   * @param staff an owner first; may be empty
   */
  public record Wish(
      String name,
      String country,
      String currency,
      String zone,
      String rules,
      List<Person> staff) {}

  /** Somebody who works there. */
  public record Person(String name, Role role, String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "Person[" + role + "]";
    }
  }

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/owner/first-shop", Access.OWNER, request -> state()),
        Route.post("/v1/owner/first-shop", Access.OWNER, LARGE, this::make),
        Route.post(
            "/v1/owner/first-shop/sample",
            Access.OWNER,
            0,
            request -> {
              refuseSecond();
              sample.fill();
              return state();
            }));
  }

  private Reply state() {
    return Json.reply(new State(program.shop() == null));
  }

  private void refuseSecond() {
    if (program.shop() != null) {
      throw second();
    }
  }

  private static ProblemException second() {
    return new Problem(409, "has-shop", "This ledger has its shop: change it in the settings.")
        .exception();
  }

  private Reply make(Request request) throws IOException {
    Wish wish = Json.read(request.body(), Wish.class);
    String name = ShopTerms.name(wish.name());
    ShopTerms.check(wish.country(), wish.currency(), wish.zone());
    if (wish.staff().size() > MOST_STAFF) {
      throw Problem.badRequest("Add at most " + MOST_STAFF + " people; more in the settings.")
          .exception();
    }
    refuseSecond();
    List<StaffBook.Newcomer> people = new ArrayList<>();
    for (Person person : wish.staff()) {
      people.add(
          staff.newcomer(new StaffBook.Profile(person.name(), person.role(), null), person.pin()));
    }
    Shop shop = new Shop(name, wish.country(), wish.currency(), wish.zone(), List.of());
    write(wish.rules());
    writes.now(tx -> {
      Reading reading = program.setFirst(tx, shop, wish.rules());
      if (reading == null) {
        throw second();
      }
      if (reading instanceof Reading.Bad bad) {
        throw new Problem(422, "rules-broken", bad.problems().getFirst().toString()).exception();
      }
      for (StaffBook.Newcomer person : people) {
        var unused = staff.add(tx, person);
      }
      return true;
    });
    return state();
  }

  /** Before the ledger has it: a document without a shop does nothing. */
  private void write(String rules) throws IOException {
    Files.createDirectories(rulesFolder);
    Path file = rulesFolder.resolve(RulesFolder.FILE);
    Path beside = rulesFolder.resolve(RulesFolder.FILE + ".new");
    Files.writeString(beside, rules, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
