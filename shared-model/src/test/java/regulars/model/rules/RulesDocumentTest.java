package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import regulars.model.value.Money;

class RulesDocumentTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private static final String HOUSE_RULES =
      """
      House rules

      1 point per dollar
      * Double points on beans
      * Triple points on pastries on Tuesdays and Thursdays
      100 points = a free coffee
      250 points = a bag of beans worth up to $18.00
      Quiet hours: 9pm to 8am
      Time zone: America/New_York
      Lapsing after 30 days
      Nudge at most once every 60 days
      Points never expire
      Hold sales over 6 times the usual
      Hold sales over $500
      Note: "beans" means any 12 oz bag
      """;

  @Test
  void aWholeDocumentBecomesRules() {
    Reading.Good good = good(HOUSE_RULES);

    assertThat(good.rules())
        .isEqualTo(
            new Rules(
                7,
                USD,
                ZoneId.of("America/New_York"),
                new Earn("1 point per dollar", 3, 1, 100),
                List.of(
                    new Multiplier("Double points on beans", 4, 2, "beans", Set.of()),
                    new Multiplier(
                        "Triple points on pastries on Tuesdays and Thursdays",
                        5,
                        3,
                        "pastries",
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY))),
                List.of(
                    new Reward("Free coffee", 100, null, 6),
                    new Reward("Bag of beans", 250, Money.of(1_800, "USD"), 7)),
                new HoldRule(6, 50_000L),
                new Messaging(LocalTime.of(21, 0), LocalTime.of(8, 0), 30, 60)));
  }

  @Test
  void everyLineIsReadBackInWords() {
    assertThat(readBack(HOUSE_RULES))
        .isEqualTo(
            """
             1 A heading; it changes nothing.
             3 Members earn 1 point for every $1; a $4.50 drink earns 4.
             4 What the till calls "beans" earns double points: $10 of it earns 20 instead of 10.
             5 On Tuesdays and Thursdays what the till calls "pastries" earns triple points: $10 of it earns 30 instead of 10.
             6 Free coffee costs 100 points, which $100 of sales earn.
             7 Bag of beans (worth $18 at most) costs 250 points, which $250 of sales earn.
             8 Members are not written to from 9pm to 8am, 11 hours.
             9 Days and quiet hours follow the clock of America/New_York.
            10 A member who has not bought for 30 days counts as lapsing.
            11 A lapsing member is nudged at most once every 60 days.
            12 Points never expire.
            13 A sale of more than 6 times a member's largest so far waits for a person, once the member has bought 5 times.
            14 A sale over $500 waits for a person, whoever buys.
            15 A note; it changes nothing.
            """);
  }

  @Test
  void aDocumentOfOneLineTakesTheRestFromTheShopAndTheUsual() {
    assertThat(good("1 point per dollar").rules())
        .isEqualTo(
            new Rules(
                7,
                USD,
                CHICAGO,
                new Earn("1 point per dollar", 1, 1, 100),
                List.of(),
                List.of(),
                HoldRule.USUAL,
                Messaging.UNSAID));
  }

  @Test
  void whatAWordProcessorPutsInChangesNothing() {
    String mangled =
        "\uFEFFHouse rules:\r\n"
            + "\r\n"
            + "1.  1\u00A0point per\u200B dollar.\r\n"
            + "•\u00A0Double  points on “beans”\r\n"
            + "– Triple points on pastries on Tuesdays and\tThursdays\u000B"
            + "2) １００ points = a free coffee;\r\n"
            + "\u25CF 250 points = a bag of beans worth up to ＄18.00 .\r\n"
            + "Quiet hours: 9 p.m. – 8 a.m.\u2028"
            + "(3) Time zone: america/new york\r"
            + "* LAPSING AFTER 30 DAYS\r\n"
            + "Nudge at most once every 60 days\u00AD!\n"
            + "Points don’t expire\r\n"
            + "Hold sales over 6× the usual\r\n"
            + "Hold sales over $ 500\r\n"
            + "\t# “beans” means any 12 oz bag";
    Rules plain = good(HOUSE_RULES).rules();
    Rules read = good(mangled).rules();

    assertThat(read.multipliers().getLast().line()).isEqualTo(5);
    assertThat(withoutTexts(read)).isEqualTo(withoutTexts(plain));
    assertThat(read.earn()).isEqualTo(plain.earn());
  }

  private static Rules withoutTexts(Rules rules) {
    return new Rules(
        rules.version(),
        rules.currency(),
        rules.zone(),
        rules.earn(),
        rules.multipliers().stream()
            .map(m -> new Multiplier("", m.line(), m.times(), m.category(), m.days()))
            .toList(),
        rules.rewards(),
        rules.hold(),
        rules.messaging());
  }

  private static String readBack(String document) {
    StringBuilder lines = new StringBuilder();
    for (ReadBack line : good(document).readBack()) {
      lines.append(String.format("%2d %s%n", line.line(), line.sentence()));
    }
    return lines.toString().replace("\r", "");
  }

  private static Reading.Good good(String document) {
    Reading reading = RulesDocument.read(document, 7, USD, CHICAGO);
    assertThat(reading).isInstanceOf(Reading.Good.class);
    return (Reading.Good) reading;
  }
}
