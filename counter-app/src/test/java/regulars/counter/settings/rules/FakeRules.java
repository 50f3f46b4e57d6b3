package regulars.counter.settings.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulars.counter.office.FakeOffice;
import regulars.counter.settings.rules.RulesOffice.Checked;
import regulars.counter.settings.rules.RulesOffice.Cost;
import regulars.counter.settings.rules.RulesOffice.Day;
import regulars.counter.settings.rules.RulesOffice.Draft;
import regulars.counter.settings.rules.RulesOffice.Earned;
import regulars.counter.settings.rules.RulesOffice.Editing;
import regulars.counter.settings.rules.RulesOffice.MemberPoints;
import regulars.counter.settings.rules.RulesOffice.Replayed;
import regulars.counter.settings.rules.RulesOffice.RewardCount;
import regulars.counter.settings.rules.RulesOffice.Side;
import regulars.counter.settings.rules.RulesOffice.State;
import regulars.counter.settings.rules.RulesOffice.Trial;
import regulars.model.earn.WhyLine;
import regulars.model.rules.Reading;
import regulars.model.rules.RiskyEdits;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.sync.Move;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** The server's answers about rules: the real reading of documents, an invented past. */
public final class FakeRules {
  /** What is in force. */
  public static final String TEXT =
      """
      Our rules

      1 point per dollar
      Double points on beans
      100 points = a free coffee
      250 points = a bag of beans worth up to $18.00
      """;

  static final UUID TRIAL = UUID.fromString("11111111-1111-4111-8111-111111111111");

  private FakeRules() {}

  /** An office that knows rules. */
  public static FakeOffice office() {
    FakeOffice office = new FakeOffice();
    office.on("rules", body -> body == null ? editing(3, TEXT) : saved(body));
    office.on("rules/check", answering(FakeRules::check));
    office.on(
        "rules/basket",
        _ ->
            new Earned(
                Move.ADD_AND_ANNOUNCE,
                24,
                List.of(
                    new WhyLine("1 point per dollar", 1_800, 18),
                    new WhyLine("Double points on beans", 600, 6)),
                List.of("Free coffee"),
                null));
    office.on("rules/trials", _ -> new Trial(TRIAL, State.RUNNING, 0, 40_000, null, null));
    office.on(
        "rules/trials/" + TRIAL, _ -> new Trial(TRIAL, State.DONE, 40_000, 40_000, null, past()));
    office.on(
        "rules/trials/cancel", _ -> new Trial(TRIAL, State.CANCELLED, 10_000, 40_000, null, null));
    return office;
  }

  static Editing editing(int version, String text) {
    return new Editing(version, text, null, "mark-" + version);
  }

  private static Editing saved(Object body) {
    Draft draft = (Draft) body;
    return editing(draft.baseVersion() + 1, draft.text());
  }

  private record Text(String text) {}

  private static Function<@Nullable Object, Object> answering(Function<String, Checked> check) {
    return body -> {
      try {
        return check.apply(Wire.decode(Wire.encode(body), Text.class).text());
      } catch (WireException e) {
        throw new AssertionError(e);
      }
    };
  }

  private static Checked check(String text) {
    return switch (read(text)) {
      case Reading.Bad bad -> new Checked(bad.problems(), List.of(), List.of());
      case Reading.Good good ->
          new Checked(List.of(), good.readBack(), RiskyEdits.between(rules(TEXT), good.rules()));
    };
  }

  private static Rules rules(String text) {
    return ((Reading.Good) read(text)).rules();
  }

  private static Reading read(String text) {
    return RulesDocument.read(
        text, 4, Currency.getInstance("USD"), ZoneId.of("America/Los_Angeles"));
  }

  /** October of an invented shop. */
  static Replayed past() {
    List<Day> days = new ArrayList<>();
    long was = 0;
    long draft = 0;
    for (int day = 1; day <= 31; day++) {
      long points = 900 + 37L * (day * 7 % 11) - (day % 7 == 4 ? 500 : 0);
      long more = points + points / 5 + (day % 3) * 20L;
      days.add(new Day(LocalDate.of(2026, 10, day), 60 + day % 9, points, more));
      was += points;
      draft += more;
    }
    return new Replayed(
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 10, 31),
        1_968,
        412,
        new Side(was + 340, 340, 3, 104, 61, 0, new Cost(210_816, "Bag of beans", 250, 1_800)),
        new Side(draft + 402, 402, 3, 131, 52, 9, new Cost(262_008, "Bag of beans", 250, 1_800)),
        List.of(
            new RewardCount("Bag of beans", 250L, 250L, 20, 27, 12, 12),
            new RewardCount("Free coffee", 100L, 120L, 84, 104, 49, 40)),
        388,
        12,
        40,
        List.of(
            new MemberPoints("1042-9", "Maria Lopez", 412, 530),
            new MemberPoints("1044-4", null, 300, 371)),
        List.of(new MemberPoints("1043-8", "Joe Park", 96, 88)),
        days);
  }
}
