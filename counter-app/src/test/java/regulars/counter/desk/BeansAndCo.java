package regulars.counter.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.rules.Earn;
import regulars.model.rules.HoldRule;
import regulars.model.rules.Messaging;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;

/** The shop that tests and pictures show: a Friday morning at Beans & Co. */
public final class BeansAndCo {
  /** 10:42 on Friday the 20th of November 2026 in San Francisco. */
  public static final Instant NOW = Instant.parse("2026-11-20T18:42:00Z");

  /** Stands still at {@link #NOW}. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));

  /** The shop. */
  public static final Shop SHOP =
      new Shop(
          "Beans & Co",
          "US",
          "USD",
          "America/Los_Angeles",
          List.of(
              new StaffMember("ana", "Ana", Role.BARISTA),
              new StaffMember("ben", "Ben", Role.BARISTA),
              new StaffMember("olga", "Olga", Role.OWNER)));

  private static final String PER_DOLLAR = "1 point per $1";
  private static final String DOUBLE = "Double points on beans";

  /** Its rules. */
  public static final Rules RULES =
      new Rules(
          3,
          Currency.getInstance("USD"),
          ZoneId.of("America/Los_Angeles"),
          new Earn(PER_DOLLAR, 1, 1, 100),
          List.of(),
          List.of(
              new Reward("Free coffee", 100, null, 3),
              new Reward("Free lunch", 250, null, 4),
              new Reward("Bag of beans", 400, null, 5)),
          HoldRule.USUAL,
          Messaging.UNSAID);

  private BeansAndCo() {}

  /** Online, with its rules and till, and nobody in it. */
  public static FakeDesk empty() {
    return new FakeDesk(NOW, SHOP, RULES);
  }

  /** The members and sales of that morning; Maria is the member to look at. */
  public static FakeDesk morning() {
    FakeDesk desk = empty();
    UUID maria = desk.member("Maria Lopez", "+14155552671", 1042L, 108);
    UUID joe = desk.member("Joe Park", "+14155550188", 1043L, 44);
    UUID long1 =
        desk.member(
            "Bartholomew Featherstonehaugh-Cholmondeley of Upper Market",
            "+14155552670",
            1044L,
            1_996);
    UUID none = desk.member(null, "+16285552672", null, 6);
    maria(desk, maria);
    desk.sale(at(9), SaleKind.SALE, 1_250, joe, Move.ADD, 12, null, false, null, plain(1_250, 12));
    desk.sale(at(14), SaleKind.SALE, 395, null, Move.SKIP, 0, "NO_MEMBER", false, null, List.of());
    desk.sale(at(17), SaleKind.REFUND, 450, joe, Move.ADD, -4, null, false, null, plain(450, -4));
    desk.sale(
        at(22), SaleKind.SALE, 900, joe, null, 0, null, false, Refusal.SALE_CONFLICT, List.of());
    desk.sale(
        at(36),
        SaleKind.SALE,
        21_200,
        long1,
        Move.HOLD,
        212,
        "FAR_ABOVE_USUAL",
        false,
        null,
        plain(21_200, 212));
    desk.sale(at(38), SaleKind.SALE, 400, joe, Move.ADD, 4, null, false, null, plain(400, 4));
    desk.sale(at(39), SaleKind.SALE, 650, none, Move.ADD, 6, null, true, null, plain(650, 6));
    desk.sale(
        at(41), SaleKind.SALE, 650, null, Move.SKIP, 0, "UNKNOWN_NUMBER", false, null, List.of());
    desk.sale(
        at(42),
        SaleKind.SALE,
        1_800,
        maria,
        Move.ADD_AND_ANNOUNCE,
        24,
        "Free coffee",
        false,
        null,
        beans());
    DeskStatus was = desk.status();
    desk.status(new DeskStatus(was.link(), NOW, 0, null, 0, 2, null, was.tills()));
    desk.hold(
        long1,
        basket(
            SaleKind.SALE, "87", 21_200, at(36), line("Beans, 5 kg", 19_000), line("Mug", 2_200)),
        HoldReason.FAR_ABOVE_USUAL,
        212,
        1_250,
        31);
    desk.hold(
        joe,
        basket(SaleKind.REFUND, "88", 12_000, at(40), line("Gift box", 12_000)),
        HoldReason.BELOW_ZERO,
        -120,
        12_000,
        9);
    return desk;
  }

  private static SaleLine line(String item, long minor) {
    return new SaleLine(item, "", BigDecimal.ONE, minor);
  }

  private static Sale basket(
      SaleKind kind, String ticket, long minor, Instant at, SaleLine... lines) {
    return new Sale(
        new SaleKey("Register 1", LocalDate.of(2026, 11, 20), ticket, kind),
        at,
        Money.of(minor, "USD"),
        List.of(lines),
        new Buyer.Nobody(),
        null);
  }

  private static void maria(FakeDesk desk, UUID maria) {
    var done = StatementRow.State.CONFIRMED;
    desk.row(maria, days(38), EntryKind.EARN, 88, null, null, plain(8_850, 88), done);
    desk.row(maria, days(16), EntryKind.ADJUST, 5, null, "olga", List.of(), done);
    desk.row(
        maria,
        days(9),
        EntryKind.REDEEM,
        -100,
        "Free coffee",
        "ben",
        List.of(),
        StatementRow.State.REVERSED);
    desk.row(maria, days(9), EntryKind.REVERSE, 100, null, "ben", List.of(), done);
    desk.row(maria, days(3), EntryKind.EARN, 12, null, null, plain(1_275, 12), done);
    desk.row(maria, days(2), EntryKind.REDEEM, -100, "Free coffee", "ana", List.of(), done);
    desk.row(maria, days(1), EntryKind.TAKE_BACK, -4, null, null, plain(450, -4), done);
    desk.row(maria, at(42), EntryKind.EARN, 24, null, null, beans(), done);
  }

  /** The worked example: $18 with $6 of beans. */
  public static List<WhyLine> beans() {
    return List.of(new WhyLine(PER_DOLLAR, 1_800, 18), new WhyLine(DOUBLE, 600, 6));
  }

  /** Points per dollar alone. */
  public static List<WhyLine> plain(long minor, long points) {
    return List.of(new WhyLine(PER_DOLLAR, minor, points));
  }

  /** That many minutes past ten. */
  public static Instant at(int minute) {
    return NOW.plusSeconds(60L * (minute - 42));
  }

  private static Instant days(int ago) {
    return NOW.minusSeconds(86_400L * ago);
  }
}
