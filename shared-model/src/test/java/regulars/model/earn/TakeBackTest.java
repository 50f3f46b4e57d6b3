package regulars.model.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static regulars.model.earn.Sales.refund;
import static regulars.model.earn.Sales.sale;
import static regulars.model.earn.Sales.voided;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;

class TakeBackTest {
  private static final Rules RULES =
      Told.rules(
          """
          1 point per dollar
          Double points on beans
          100 points = a free coffee
          """);
  private static final MemberState RICH = new MemberState(1_000, 20, 5_000);

  @Test
  void refundsAndVoidsTakeBackWhatTheKeptGoodsWouldNotHaveEarned() {
    String scenarios =
        """
        original                           | refunds, one after the other               | taken back

        all of it, at once or in parts
        18.00: coffee 12.00, beans 6.00    | 18.00: coffee 12.00, beans 6.00            | add -24 = -18 - 6
        18.00: coffee 12.00, beans 6.00    | void 18.00                                 | add -24 = -18 - 6
        18.00: coffee 12.00, beans 6.00    | void 0.00                                  | add -24 = -18 - 6
        18.00: coffee 12.00, beans 6.00    | 6.00: beans 6.00; 12.00: coffee 12.00      | add -12 = -6 - 6; add -12 = -12
        18.00: coffee 12.00, beans 6.00    | 12.00: coffee 12.00; void 18.00            | add -12 = -12; add -12 = -6 - 6
        18.00: coffee 12.00, beans 6.00    | 18.00                                      | add -24 = -18 - 6

        only what the goods kept don't earn, to the point
        3.50: beans 3.50                   | 0.50: beans 0.50; 1.00: beans 1.00; 2.00   | add 0; add -2 = -1 - 1; add -4 = -2 - 2
        1.50                               | 0.60; 0.90                                 | add -1 = -1; add 0

        one of two pieces; another amount than any line
        12.00: beans 6.00, beans 6.00      | 6.00: beans 6.00                           | add -12 = -6 - 6
        12.00: beans 6.00, beans 6.00      | 9.00: beans 9.00                           | add -18 = -9 - 9

        no lines, or goods that the sale does not have: the goods kept count as those that earned most
        18.00: coffee 12.00, beans 6.00    | 12.00                                      | add -12 = -12
        18.00: coffee 12.00, beans 6.00    | 14.00                                      | add -16 = -14 - 2
        18.00: coffee 12.00, beans 6.00    | 6.00: umbrella 6.00                        | add -6 = -6

        more than was bought, or again what is gone already
        18.00: coffee 12.00, beans 6.00    | 99.00                                      | add -24 = -18 - 6
        18.00: coffee 12.00, beans 6.00    | void 18.00; void 18.00; 6.00: beans 6.00   | add -24 = -18 - 6; add 0; add 0
        0.50                               | 0.50                                       | add 0

        a discount on the basket
        9.00: beans 6.00, coffee 4.00      | 3.60: coffee 4.00; 5.40: beans 6.00        | add -5 = -4 - 1; add -10 = -5 - 5
        """;
    for (List<String> row : Told.table(scenarios).subList(1, Told.table(scenarios).size())) {
      assertThat(taken(sale(row.get(0)), row.get(1))).as("%s", row).isEqualTo(row.get(2));
    }
  }

  private static String taken(Sale original, String refunds) {
    List<Sale> earlier = new ArrayList<>();
    List<String> told = new ArrayList<>();
    long taken = 0;
    for (String next : refunds.split(";")) {
      String basket = next.strip();
      Sale refund =
          basket.startsWith("void ") ? voided(basket.substring("void ".length())) : refund(basket);
      Decision decision = Earning.takeBack(RULES, RICH, original, earlier, taken, refund);
      told.add(Told.of(decision));
      taken -= Told.points(decision);
      earlier.add(refund);
    }
    return String.join("; ", told);
  }

  @Test
  void whatWouldPushTheBalanceBelowZeroWaitsForAPerson() {
    String scenarios =
        """
        balance | refund                  | decision
        24      | 18.00                   | add -24 = -18 - 6
        23      | 18.00                   | hold -24 = -18 - 6: BELOW_ZERO
        23      | 12.00: coffee 12.00     | add -12 = -12
        0       | 0.00                    | add 0
        -3      | 0.00                    | add 0
        -3      | 1.00: coffee 1.00       | hold -1 = -1: BELOW_ZERO
        """;
    for (List<String> row : Told.table(scenarios).subList(1, Told.table(scenarios).size())) {
      MemberState member = new MemberState(Long.parseLong(row.get(0)), 9, 2_000);
      Decision decision =
          Earning.takeBack(
              RULES,
              member,
              sale("18.00: coffee 12.00, beans 6.00"),
              List.of(),
              0,
              refund(row.get(1)));
      assertThat(Told.of(decision)).as("%s", row).isEqualTo(row.get(2));
    }
  }

  @Test
  void aRefundSquaresWhatEarlierOnesTookOtherwise() {
    Sale original = sale("18.00: coffee 12.00, beans 6.00");
    Decision decision =
        Earning.takeBack(
            RULES, RICH, original, List.of(refund("6.00: beans 6.00")), 10, refund("12.00"));

    assertThat(decision)
        .isEqualTo(
            new Decision.Add(
                -14,
                List.of(
                    new WhyLine("1 point per dollar", 1_200, -12),
                    new WhyLine(Earning.TAKEN_EARLIER, 0, -2))));
  }

  @Test
  void theRulesOfTheSalesTimeDecideNotThoseOfToday() {
    Rules then = Told.rules("2 points per dollar");

    Decision decision = Earning.takeBack(then, RICH, sale("10.00"), List.of(), 0, refund("10.00"));

    assertThat(Told.of(decision)).isEqualTo("add -20 = -20");
  }

  @Test
  void aSaleIsNoRefundAndARefundIsNoSale() {
    assertThatThrownBy(
            () -> Earning.takeBack(RULES, RICH, refund("1.00"), List.of(), 0, refund("1.00")))
        .hasMessageContaining("not a sale");
    assertThatThrownBy(
            () -> Earning.takeBack(RULES, RICH, sale("1.00"), List.of(), 0, sale("1.00")))
        .hasMessageContaining("not a refund or void");
    assertThatThrownBy(() ->
            Earning.takeBack(RULES, RICH, sale("1.00"), List.of(sale("1.00")), 0, refund("1.00")))
        .hasMessageContaining("not a refund or void");
    assertThatThrownBy(
            () -> Earning.takeBack(RULES, RICH, sale("1.00"), List.of(), -1, refund("1.00")))
        .hasMessageContaining("took -1 points");
  }
}
