package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

final class RiskyEditsTest {
  private static final String NOW =
      """
      1 point per dollar
      100 points = a free coffee
      250 points = a bag of beans worth up to $18
      """;

  private static Rules rules(String text) {
    return switch (RulesDocument.read(text, 1, Currency.getInstance("USD"), ZoneId.of("UTC"))) {
      case Reading.Good good -> good.rules();
      case Reading.Bad bad -> throw new AssertionError(bad.problems());
    };
  }

  private static String found(String draft) {
    StringBuilder found = new StringBuilder();
    for (Risk risk : RiskyEdits.between(rules(NOW), rules(draft))) {
      found
          .append(risk.kind())
          .append(' ')
          .append(risk.what())
          .append(' ')
          .append(risk.before())
          .append(" -> ")
          .append(risk.after())
          .append('\n');
    }
    return found.toString();
  }

  @Test
  void the_same_rules_are_no_risk() {
    assertThat(found(NOW)).isEmpty();
    assertThat(found(NOW + "Double points on Tuesdays\nNote: hello\n")).isEmpty();
  }

  @Test
  void a_reward_that_gets_dearer_is_one_and_a_cheaper_one_is_none() {
    assertThat(found(NOW.replace("100 points", "120 points")))
        .isEqualTo("REWARD_DEARER Free coffee 100 -> 120\n");
    assertThat(found(NOW.replace("100 points", "80 points"))).isEmpty();
  }

  @Test
  void a_reward_that_is_gone_is_one() {
    assertThat(found("1 point per dollar\n100 points = a free coffee\n"))
        .isEqualTo("REWARD_GONE Bag of beans 250 -> 0\n");
  }

  @Test
  void half_or_double_the_points_is_one_and_what_lies_between_is_none() {
    assertThat(found(NOW.replace("per dollar", "per $2")))
        .isEqualTo("POINTS_HALVED USD 100 -> 50\n");
    assertThat(found(NOW.replace("per dollar", "per $1.99"))).isEmpty();
    assertThat(found(NOW.replace("1 point", "2 points")))
        .isEqualTo("POINTS_DOUBLED USD 100 -> 200\n");
    assertThat(found(NOW.replace("1 point per dollar", "199 points per $100"))).isEmpty();
  }

  @Test
  void the_largest_figures_compare_without_overflow() {
    Rules most = rules("10000 points per $0.01\n");
    Rules least = rules("1 point per $10000000000\n");
    assertThat(RiskyEdits.between(most, least)).hasSize(1);
    assertThat(RiskyEdits.between(least, most)).hasSize(1);
  }
}
