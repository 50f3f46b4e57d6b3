package regulars.model.earn;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import regulars.model.rules.Reading;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;

/** Rules from sentences, and decisions in a few words, for scenario tables. */
final class Told {
  private Told() {}

  /** Rules in dollars on New York's clock. */
  static Rules rules(String document) {
    Reading reading =
        RulesDocument.read(document, 1, Currency.getInstance("USD"), ZoneId.of("America/New_York"));
    if (reading instanceof Reading.Good good) {
      return good.rules();
    }
    throw new AssertionError(reading);
  }

  /** "announce 24 = 18 + 6: Free coffee", "hold -5 = -5: BELOW_ZERO". */
  static String of(Decision decision) {
    return switch (decision) {
      case Decision.Skip skip -> "skip: " + skip.reason();
      case Decision.Add add -> "add " + sum(add.points(), add.why());
      case Decision.AddAndAnnounce add ->
          "announce "
              + sum(add.points(), add.why())
              + ": "
              + add.reached().stream().map(Reward::name).collect(Collectors.joining(", "));
      case Decision.Hold hold -> "hold " + sum(hold.points(), hold.why()) + ": " + hold.reason();
    };
  }

  private static String sum(long points, List<WhyLine> why) {
    StringBuilder sum = new StringBuilder().append(points);
    for (int i = 0; i < why.size(); i++) {
      sum.append(i == 0 ? " = " : " + ").append(why.get(i).points());
    }
    return sum.toString().replace("+ -", "- ");
  }

  static long points(Decision decision) {
    return switch (decision) {
      case Decision.Skip skip -> 0;
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> hold.points();
    };
  }

  /** The rows of a table as cells; lines without a bar between them are headings. */
  static List<List<String>> table(String text) {
    return text.lines()
        .filter(line -> line.contains("|"))
        .map(line -> List.of(line.split("\\|")).stream().map(String::strip).toList())
        .toList();
  }
}
