package regulars.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/** Both ends ask the same function, so what a counter stores no server refuses as malformed. */
class ChecksTest {
  private static final UUID ID = new UUID(1, 2);
  private static final Instant TIME = Instant.parse("2026-11-02T08:15:30Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Action FINE = new Action.Adjust(ID, 1, "sorry");

  @Test
  void whatCountersMakeIsFine() {
    assertFine(FINE);
    assertFine(new Action.Enrol(ID, null, null, null));
    assertFine(new Action.Enrol(ID, null, "Zoë 😀".repeat(13), "C-8301"));
    assertFine(new Action.ChangeMember(ID, 0, null, null));
    assertFine(new Action.Redeem(ID, 0, "Free coffee", 1, null, null));
    assertFine(
        new Action.Redeem(ID, 9, "Free coffee", 100, ID, new Action.Override("max", "promised")));
    assertFine(new Action.Reverse(ID, ID, null));
    assertFine(new Action.ReleaseHold(ID, null));
    assertFine(new Action.RejectHold(ID, "a test"));
    assertFine(sale(TIME, DAY, new Buyer.Nobody(), new BigDecimal("0.350"), 5, null));
    assertFine(
        sale(TIME, DAY, new Buyer.ById(ID), BigDecimal.ONE, 5, new Sale.Original(null, "42")));
  }

  @Test
  void theCounterItselfMustBeRight() {
    assertThat(Checks.problem(new Operation(ID, 0, TIME, null, FINE)))
        .isEqualTo("opSeq must be 1 or more");
    assertThat(Checks.problem(new Operation(ID, 1, TIME, "a\nb", FINE)))
        .isEqualTo("staff must not have control characters");
    assertThat(Checks.problem(new Operation(ID, 1, TIME, "a".repeat(65), FINE)))
        .isEqualTo("staff must have at most 64 characters");
  }

  @Test
  void timesAreBetween2000And2200() {
    for (String time :
        List.of("1999-12-31T23:59:59.999Z", "2200-01-01T00:00:00Z", "1970-01-01T00:00:00Z")) {
      assertThat(Checks.problem(new Operation(ID, 1, Instant.parse(time), null, FINE)))
          .isEqualTo("occurredAt must be between the years 2000 and 2200");
    }
    for (String time : List.of("2000-01-01T00:00:00Z", "2199-12-31T23:59:59.999Z")) {
      assertThat(Checks.problem(new Operation(ID, 1, Instant.parse(time), null, FINE))).isNull();
    }
    assertProblem(
        sale(Instant.MAX, DAY, new Buyer.Nobody(), BigDecimal.ONE, 5, null),
        "sale.occurredAt must be between the years 2000 and 2200");
    assertProblem(
        sale(TIME, LocalDate.MAX, new Buyer.Nobody(), BigDecimal.ONE, 5, null),
        "sale.key.businessDay must be between the years 2000 and 2200");
  }

  @Test
  void namesAreShortAndVisible() {
    assertProblem(enrol("n".repeat(81), null), "name must have at most 80 characters");
    assertProblem(enrol("", null), "name must not be empty");
    assertProblem(enrol(" ", null), "name must not be empty");
    for (String name : List.of("a\tb", "a\u0000", "\u0085a", "a\ud83d", "\ude00")) {
      assertProblem(enrol(name, null), "name must not have control characters");
      assertProblem(
          new Action.ChangeMember(ID, 1, null, name), "name must not have control characters");
    }
    assertProblem(enrol(null, "x".repeat(65)), "externalNumber must have at most 64 characters");
    assertProblem(enrol(null, ""), "externalNumber must not be empty");
  }

  @Test
  void correctionsMoveSomePointsAndSayWhy() {
    assertProblem(new Action.Adjust(ID, 0, "sorry"), "points must not be 0");
    for (long points : new long[] {1_000_000_001, -1_000_000_001, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertProblem(
          new Action.Adjust(ID, points, "sorry"), "points must be at most 1000000000 up or down");
    }
    assertProblem(new Action.Adjust(ID, 5, " "), "reason must not be empty");
    assertProblem(
        new Action.Adjust(ID, 5, "r".repeat(201)), "reason must have at most 200 characters");
  }

  @Test
  void rewardsCostSomethingAndOverridesSayWhy() {
    assertProblem(new Action.Redeem(ID, 1, "Cup", 0, null, null), "cost must be 1 or more");
    assertProblem(
        new Action.Redeem(ID, 1, "Cup", Long.MAX_VALUE, null, null),
        "cost must be at most 1000000000");
    assertProblem(new Action.Redeem(ID, -1, "Cup", 1, null, null), "baseVersion must be 0 or more");
    assertProblem(new Action.Redeem(ID, 1, "", 1, null, null), "reward must not be empty");
    assertProblem(
        new Action.Redeem(ID, 1, "Cup", 1, null, new Action.Override("max", "")),
        "override.reason must not be empty");
    assertProblem(
        new Action.Redeem(ID, 1, "Cup", 1, null, new Action.Override(" ", "promised")),
        "override.manager must not be empty");
  }

  @Test
  void reasonsAreShort() {
    String long1 = "r".repeat(201);
    String problem = "reason must have at most 200 characters";
    assertProblem(new Action.Reverse(ID, ID, long1), problem);
    assertProblem(new Action.ReleaseHold(ID, long1), problem);
    assertProblem(new Action.RejectHold(ID, long1), problem);
  }

  @Test
  void linesOfASaleAreSane() {
    assertProblem(
        sale(TIME, DAY, new Buyer.Nobody(), new BigDecimal("1e30"), 5, null),
        "sale.lines[1].quantity has too many digits");
    assertProblem(
        sale(TIME, DAY, new Buyer.Nobody(), new BigDecimal("1e-30"), 5, null),
        "sale.lines[1].quantity has too many digits");
    assertProblem(
        sale(TIME, DAY, new Buyer.Nobody(), BigDecimal.ONE, Long.MAX_VALUE, null),
        "sale.lines[1].amount is too large");
    assertProblem(
        sale(TIME, DAY, new Buyer.ByExternalNumber(" "), BigDecimal.ONE, 5, null),
        "sale.buyer.number must not be empty");
    assertProblem(
        sale(TIME, DAY, new Buyer.Nobody(), BigDecimal.ONE, 5, new Sale.Original(DAY, "")),
        "sale.original.ticket must not be empty");
    assertProblem(
        sale(
            TIME,
            DAY,
            new Buyer.Nobody(),
            BigDecimal.ONE,
            5,
            new Sale.Original(LocalDate.MIN, "1")),
        "sale.original.businessDay must be between the years 2000 and 2200");
  }

  private static Action enrol(@Nullable String name, @Nullable String externalNumber) {
    return new Action.Enrol(ID, null, name, externalNumber);
  }

  private static Action sale(
      Instant time,
      LocalDate day,
      Buyer buyer,
      BigDecimal quantity,
      long amount,
      Sale.@Nullable Original original) {
    SaleLine fine = new SaleLine("Cortado", "Coffee", BigDecimal.TWO, 900);
    SaleLine line = new SaleLine("Beans", "", quantity, amount);
    SaleKey key = new SaleKey("Till 1", day, "42", SaleKind.SALE);
    return new Action.RecordSale(
        ID, new Sale(key, time, Money.of(905, "USD"), List.of(fine, line), buyer, original));
  }

  private static void assertFine(Action action) {
    assertThat(Checks.problem(new Operation(ID, 1, TIME, "ana", action))).isNull();
  }

  private static void assertProblem(Action action, String problem) {
    assertThat(Checks.problem(new Operation(ID, 1, TIME, "ana", action))).isEqualTo(problem);
  }
}
