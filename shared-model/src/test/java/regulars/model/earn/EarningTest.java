package regulars.model.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static regulars.model.earn.Sales.sale;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import regulars.model.rules.Earn;
import regulars.model.rules.HoldRule;
import regulars.model.rules.Messaging;
import regulars.model.rules.Multiplier;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

class EarningTest {
  private static final Reward COFFEE = new Reward("Free coffee", 100, null, 3);
  private static final Rules RULES =
      new Rules(
          1,
          Currency.getInstance("USD"),
          ZoneId.of("America/New_York"),
          new Earn("1 point per dollar", 1, 1, 100),
          List.of(new Multiplier("Double points on beans", 2, 2, "beans", Set.of())),
          List.of(COFFEE),
          HoldRule.USUAL,
          Messaging.UNSAID);

  @Test
  void eighteenDollarsWithSixOfBeansEarnTwentyFourAndAnnounceTheFreeCoffee() {
    Decision decision =
        Earning.decide(
            RULES, new MemberState(84, 9, 2_000), sale("18.00: coffee 12.00, beans 6.00"));

    assertThat(decision)
        .isEqualTo(
            new Decision.AddAndAnnounce(
                24,
                List.of(
                    new WhyLine("1 point per dollar", 1_800, 18),
                    new WhyLine("Double points on beans", 600, 6)),
                List.of(COFFEE)));
  }
}
