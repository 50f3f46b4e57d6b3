package regulars.server.rules;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.MemberState;
import regulars.model.earn.WhyLine;
import regulars.model.member.Buyer;
import regulars.model.rules.ReadBack;
import regulars.model.rules.Reading;
import regulars.model.rules.Risk;
import regulars.model.rules.RiskyEdits;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Move;
import regulars.model.value.Money;
import regulars.server.http.Problem;
import regulars.server.program.Program;

/**
 * The owner's work at the rules: look, check a draft, try a basket, put a draft in force. Safe for
 * use by many threads.
 */
public final class RulesDesk {
  private final Program program;
  private final RulesFolder folder;

  /** Drafts are compared with the program's rules and saved in the folder. */
  public RulesDesk(Program program, RulesFolder folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The rules as an editor starts from.
   *
   * @param version of the document in force; 0 before the first
   * @param text the document in force; empty before the first
   * @param fileText the document in the folder where it says something else; null where it doesn't
   * @param fileMark goes back with {@link #save}; null when the folder has no document
   * @param folder what became of the last edit in the folder
   */
  public record Editing(
      int version,
      String text,
      @Nullable String fileText,
      @Nullable String fileMark,
      RulesStatus folder) {}

  /**
   * What a draft would mean.
   *
   * @param problems the lines that can't be used; empty when it could be put in force
   * @param readBack what each line means; empty when there are problems
   * @param risks what a person has to confirm before it is put in force
   */
  public record Checked(
      List<regulars.model.rules.Problem> problems, List<ReadBack> readBack, List<Risk> risks) {}

  /**
   * A basket to try.
   *
   * @param text the draft
   * @param total in minor units
   * @param lines may be empty
   * @param day decides the weekday
   * @param balance the member's points before
   * @param sales how many sales were counted for them
   * @param largestSale the largest of those in minor units
   */
  public record Basket(
      String text,
      long total,
      List<SaleLine> lines,
      LocalDate day,
      long balance,
      long sales,
      long largestSale) {}

  /**
   * What a basket would earn.
   *
   * @param move what would become of it
   * @param points what it gives, or would give once it is released
   * @param why the rules behind the points
   * @param reached the rewards that come within reach
   * @param held why it would wait; null when it would not
   */
  public record Earned(
      Move move, long points, List<WhyLine> why, List<String> reached, @Nullable HoldReason held) {}

  /**
   * A draft to put in force.
   *
   * @param text the draft
   * @param baseVersion the version that its author started from
   * @param fileMark of the document in the folder as its author saw it; null for none
   * @param confirmed the risks that a person was asked about and wants
   */
  public record Draft(
      String text, int baseVersion, @Nullable String fileMark, List<Risk> confirmed) {}

  /** How things stand. */
  public Editing editing() {
    Program.Version inForce = program.rules();
    RulesFolder.Document document = folder.document();
    String text = inForce == null ? "" : inForce.text();
    return new Editing(
        inForce == null ? 0 : inForce.version(),
        text,
        document == null || document.text().equals(text) ? null : document.text(),
        document == null ? null : document.mark(),
        folder.status());
  }

  /** What a draft would mean. */
  public Checked check(String text) {
    return switch (read(text)) {
      case Reading.Bad bad -> new Checked(bad.problems(), List.of(), List.of());
      case Reading.Good good -> new Checked(List.of(), good.readBack(), risks(good.rules()));
    };
  }

  private List<Risk> risks(Rules draft) {
    Program.Version inForce = program.rules();
    return inForce != null && read(inForce.text()) instanceof Reading.Good now
        ? RiskyEdits.between(now.rules(), draft)
        : List.of();
  }

  /** What a basket would earn under a draft that reads well. */
  public Earned basket(Basket basket) {
    Rules rules = good(basket.text());
    Instant noon = basket.day().atTime(12, 0).atZone(rules.zone()).toInstant();
    Sale sale;
    try {
      sale =
          new Sale(
              new SaleKey("trial", basket.day(), "1", SaleKind.SALE),
              noon,
              new Money(basket.total(), rules.currency()),
              basket.lines(),
              new Buyer.Nobody(),
              null);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("This basket can't be: " + e.getMessage() + ".").exception();
    }
    MemberState member = new MemberState(basket.balance(), basket.sales(), basket.largestSale());
    return switch (Earning.decide(rules, member, sale)) {
      case Decision.Skip skip -> new Earned(Move.SKIP, 0, List.of(), List.of(), null);
      case Decision.Add add -> new Earned(Move.ADD, add.points(), add.why(), List.of(), null);
      case Decision.AddAndAnnounce add ->
          new Earned(
              Move.ADD_AND_ANNOUNCE,
              add.points(),
              add.why(),
              add.reached().stream().map(regulars.model.rules.Reward::name).toList(),
              null);
      case Decision.Hold hold ->
          new Earned(Move.HOLD, hold.points(), hold.why(), List.of(), hold.reason());
    };
  }

  /** Puts a draft in force through the folder. Answers how things stand after it. */
  public Editing save(Draft draft) throws IOException {
    Rules rules = good(draft.text());
    List<Risk> open =
        risks(rules).stream().filter(risk -> !draft.confirmed().contains(risk)).toList();
    if (!open.isEmpty()) {
      throw new Problem(
              409, "confirm-risks", "This edit is risky and has to be confirmed: check it again.")
          .exception();
    }
    RulesFolder.Saved saved =
        folder.save(draft.text(), draft.fileMark(), () -> version() == draft.baseVersion());
    return switch (saved) {
      case DONE -> editing();
      case RULES_CHANGED ->
          throw new Problem(
                  409,
                  "rules-changed",
                  "Somebody else changed the rules meanwhile: load them again and repeat your edit.")
              .exception();
      case FILE_CHANGED ->
          throw new Problem(
                  409,
                  "rules-file-changed",
                  "rules.txt in the folder was changed meanwhile: load it and repeat your edit.")
              .exception();
    };
  }

  private int version() {
    Program.Version inForce = program.rules();
    return inForce == null ? 0 : inForce.version();
  }

  /** The rules of a draft that reads well; 422 for any other. */
  public Rules good(String text) {
    return switch (read(text)) {
      case Reading.Good good -> good.rules();
      case Reading.Bad bad ->
          throw new Problem(422, "rules-broken", bad.problems().getFirst().toString()).exception();
    };
  }

  private Reading read(String text) {
    Shop shop = program.shop();
    if (shop == null) {
      throw new Problem(409, "no-shop", "Set the shop up first: rules need its currency.")
          .exception();
    }
    int next = version() + 1;
    return RulesDocument.read(
        text, next, Currency.getInstance(shop.currency()), ZoneId.of(shop.zone()));
  }
}
