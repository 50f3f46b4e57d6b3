package regulars.model.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static regulars.model.earn.Sales.line;
import static regulars.model.earn.Sales.refund;
import static regulars.model.earn.Sales.sale;
import static regulars.model.earn.Told.points;
import static regulars.model.earn.Told.table;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulars.model.rules.Earn;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

class EarningTest {
  private static final Rules RULES =
      Told.rules(
          """
          1 point per dollar
          Double points on beans
          Triple points on pastries on Tuesdays and Thursdays
          Double points on Sundays
          100 points = a free coffee
          250 points = a free lunch
          Hold sales over $500
          """);

  /** Balance, sales so far, the largest of them. */
  private static final MemberState REGULAR = new MemberState(84, 9, 2_000);

  @Test
  void eighteenDollarsWithSixOfBeansEarnTwentyFourAndAnnounceTheFreeCoffee() {
    Decision decision = Earning.decide(RULES, REGULAR, sale("18.00: coffee 12.00, beans 6.00"));

    assertThat(decision)
        .isEqualTo(
            new Decision.AddAndAnnounce(
                24,
                List.of(
                    new WhyLine("1 point per dollar", 1_800, 18),
                    new WhyLine("Double points on beans", 600, 6)),
                List.of(new Reward("Free coffee", 100, null, 5))));
  }

  @Test
  void aSaleEndsInOneOfTheMoves() {
    String scenarios =
        """
        balance | sales | largest | basket                                  | decision

        whole points, rounded down for each rule
        0       | 0     | 0.00    | 4.50                                    | add 4 = 4
        0       | 0     | 0.00    | 0.99                                    | add 0
        0       | 0     | 0.00    | 0.00                                    | add 0
        0       | 0     | 0.00    | 5.50: coffee 1.70, beans 3.80           | add 8 = 5 + 3
        0       | 0     | 0.00    | 5.98: beans 2.99, beans 2.99            | add 10 = 5 + 5
        0       | 0     | 0.00    | 0.99: beans 0.99                        | add 0

        a till's categories, however they are spelt
        0       | 0     | 0.00    | 6.00: Beans 6.00                        | add 12 = 6 + 6
        0       | 0     | 0.00    | 6.00: BÉAN 6.00                         | add 12 = 6 + 6
        0       | 0     | 0.00    | 6.00: jelly beans 6.00                  | add 6 = 6

        discounts on the basket and amounts that no line accounts for
        0       | 0     | 0.00    | 5.00: beans 8.00                        | add 10 = 5 + 5
        0       | 0     | 0.00    | 9.00: beans 6.00, coffee 4.00           | add 15 = 9 + 6
        0       | 0     | 0.00    | 9.00: beans 6.00                        | add 15 = 9 + 6
        0       | 0     | 0.00    | 0.00: beans 6.00                        | add 0

        reaching rewards
        84      | 9     | 20.00   | 15.99                                   | add 15 = 15
        84      | 9     | 20.00   | 16.00                                   | announce 16 = 16: Free coffee
        100     | 9     | 20.00   | 16.00                                   | add 16 = 16
        99      | 9     | 60.00   | 151.00                                  | announce 151 = 151: Free coffee, Free lunch
        -5      | 9     | 60.00   | 105.00                                  | announce 105 = 105: Free coffee

        far more than the member ever bought, once enough is known
        84      | 9     | 20.00   | 100.00                                  | announce 100 = 100: Free coffee
        84      | 9     | 20.00   | 100.01                                  | hold 100 = 100: FAR_ABOVE_USUAL
        84      | 5     | 20.00   | 100.01                                  | hold 100 = 100: FAR_ABOVE_USUAL
        84      | 4     | 20.00   | 100.01                                  | announce 100 = 100: Free coffee
        0       | 6     | 0.00    | 3.00                                    | add 3 = 3
        0       | 9     | 1.00    | 6.00: beans 6.00                        | hold 12 = 6 + 6: FAR_ABOVE_USUAL

        more than the shop lets pass for anybody
        0       | 0     | 0.00    | 500.00                                  | announce 500 = 500: Free coffee, Free lunch
        0       | 0     | 0.00    | 500.01                                  | hold 500 = 500: ABOVE_LIMIT
        0       | 9     | 20.00   | 500.01                                  | hold 500 = 500: ABOVE_LIMIT
        """;
    for (List<String> row : table(scenarios).subList(1, table(scenarios).size())) {
      MemberState member = member(row);
      assertThat(Told.of(Earning.decide(RULES, member, sale(row.get(3)))))
          .as("%s", row)
          .isEqualTo(row.get(4));
    }
  }

  @Test
  void theHighestMultiplierOfTheDayCountsForEachLine() {
    String scenarios =
        """
        day        | basket                                          | decision
        2026-11-17 | 10.00: pastries 4.00, beans 3.00, tea 3.00      | add 21 = 10 + 3 + 8
        2026-11-18 | 10.00: pastries 4.00, beans 3.00, tea 3.00      | add 13 = 10 + 3
        2026-11-22 | 10.00: pastries 4.00, beans 3.00, tea 3.00      | add 20 = 10 + 3 + 7
        2026-11-22 | 10.00                                           | add 20 = 10 + 10
        2026-11-22 | 10.00: tea 4.00                                 | add 20 = 10 + 10
        2026-11-22 | 10.00: tea 14.00                                | add 20 = 10 + 10
        2026-11-17 | 5.00: beans 3.00, pastry 4.00                   | add 14 = 5 + 1 + 8
        """;
    for (List<String> row : table(scenarios).subList(1, table(scenarios).size())) {
      Sale sale = Sales.of(SaleKind.SALE, LocalDate.parse(row.getFirst()), row.get(1));
      assertThat(Told.of(Earning.decide(RULES, MemberState.NEW, sale)))
          .as("%s", row)
          .isEqualTo(row.get(2));
    }
  }

  @Test
  void theShopsClockSaysWhichDayItIs() {
    Rules tokyo = Told.rules("1 point per dollar\nDouble points on Sundays\nTime zone: Asia/Tokyo");
    Sale saturdayNoonInNewYork = Sales.of(SaleKind.SALE, LocalDate.of(2026, 11, 21), "10.00");

    assertThat(points(Earning.decide(RULES, MemberState.NEW, saturdayNoonInNewYork))).isEqualTo(10);
    assertThat(points(Earning.decide(tokyo, MemberState.NEW, saturdayNoonInNewYork))).isEqualTo(20);
  }

  @Test
  void theLargestSaleUnderTheHighestRulesDoesNotOverflow() {
    Rules highest =
        Told.rules(Earn.MOST_POINTS + " points per $0.01\n10 times points on Wednesdays");
    List<SaleLine> lines = Collections.nCopies(Sale.MOST_LINES, line("gold", Long.MAX_VALUE));
    Sale sale = Sales.of(SaleKind.SALE, Sales.WEDNESDAY, Sale.MOST_MINOR, lines);

    assertThat(points(Earning.decide(highest, MemberState.NEW, sale)))
        .isEqualTo(Sale.MOST_MINOR * Earn.MOST_POINTS * 10);
  }

  @Test
  void aHeldSaleThatIsReleasedAnnouncesWhatItReaches() {
    Decision held = Earning.decide(RULES, REGULAR, sale("120.00"));
    Decision released =
        Earning.release(RULES, new MemberState(140, 10, 2_000), (Decision.Hold) held);

    assertThat(Told.of(held)).isEqualTo("hold 120 = 120: FAR_ABOVE_USUAL");
    assertThat(Told.of(released)).isEqualTo("announce 120 = 120: Free lunch");
  }

  @Test
  void aRefundOrAnotherCurrencyIsNoSaleToDecide() {
    Sale euros =
        new Sale(
            sale("1.00").key(),
            sale("1.00").occurredAt(),
            Money.of(100, "EUR"),
            List.of(),
            sale("1.00").buyer(),
            null);

    assertThatThrownBy(() -> Earning.decide(RULES, REGULAR, refund("1.00")))
        .hasMessageContaining("not a sale");
    assertThatThrownBy(() -> Earning.decide(RULES, REGULAR, euros))
        .hasMessageContaining("is in EUR, the shop's currency is USD");
  }

  private static MemberState member(List<String> row) {
    return new MemberState(
        Long.parseLong(row.get(0)), Long.parseLong(row.get(1)), Sales.cents(row.get(2)));
  }
}
