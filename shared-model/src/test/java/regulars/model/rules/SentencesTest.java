package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ways in which a rule may be written, and how it is read back. */
class SentencesTest {

  @Test
  void aSentenceMayBeWrittenInMoreThanOneWay() {
    String table =
        """
        USD a point for every $5                  | Members earn 1 point for every $5; a $22.50 basket earns 4.
        USD 2 points per $1.50 spent              | Members earn 2 points for every $1.50; a $6.75 drink earns 9.
        USD Members earn one point for each $2    | Members earn 1 point for every $2; a $9 drink earns 4.
        USD 1 point for $4                        | Members earn 1 point for every $4; an $18 drink earns 4.
        USD 1,000 pts per 1,000 dollars           | Members earn 1,000 points for every $1,000; a $4,500 basket earns 4,500.
        EUR 1 point per euro                      | Members earn 1 point for every €1; a €4.50 drink earns 4.
        EUR 1 point for every €10                 | Members earn 1 point for every €10; a €45 basket earns 4.
        EUR 2 points per 5 €                      | Members earn 2 points for every €5; a €22.50 basket earns 9.
        GBP 1 point per pound                     | Members earn 1 point for every £1; a £4.50 drink earns 4.
        JPY 1 point per ¥100                      | Members earn 1 point for every ¥100; a ¥450 drink earns 4.
        JPY 1 point per ￥200                     | Members earn 1 point for every ¥200; a ¥900 drink earns 4.
        CHF 1 point per franc                     | Members earn 1 point for every CHF 1; a CHF 4.50 drink earns 4.
        MXN 1 point for every 20 pesos            | Members earn 1 point for every $20; a $90 basket earns 4.
        KWD 1 point per KWD 1.250                 | Members earn 1 point for every KWD 1.250; a KWD 5.625 drink earns 4.

        USD 2x points on Coffee Beans             | What the till calls "Coffee Beans" earns double points: $10 of it earns 20 instead of 10.
        USD 10 times points on tea                | What the till calls "tea" earns ten times the points: $10 of it earns 100 instead of 10.
        USD Twice the points on sundaes           | What the till calls "sundaes" earns double points: $10 of it earns 20 instead of 10.
        USD Double points on "fish and chips"     | What the till calls "fish and chips" earns double points: $10 of it earns 20 instead of 10.
        USD Double points on "Sunday roast" on Sundays | On Sundays what the till calls "Sunday roast" earns double points: $10 of it earns 20 instead of 10.
        USD Double points every Tuesday           | On Tuesdays the whole basket earns double points: $10 of it earns 20 instead of 10.
        USD Triple points on weekends             | On Saturdays and Sundays the whole basket earns triple points: $10 of it earns 30 instead of 10.
        USD Triple points on everything on Mon.   | On Mondays the whole basket earns triple points: $10 of it earns 30 instead of 10.
        USD Double points on tea on Sat-Mon       | On Mondays, Saturdays and Sundays what the till calls "tea" earns double points: $10 of it earns 20 instead of 10.
        USD Double points on tea on Tue, Thurs, and Fridays | On Tuesdays, Thursdays and Fridays what the till calls "tea" earns double points: $10 of it earns 20 instead of 10.

        USD 100 points gets a free coffee         | Free coffee costs 100 points, which $100 of sales earn.
        USD 1,000 points buy the mug              | Mug costs 1,000 points, which $1,000 of sales earn.
        USD A free coffee costs 100 points        | Free coffee costs 100 points, which $100 of sales earn.
        USD 250 points = $5 off                   | $5 off costs 250 points, which $250 of sales earn.
        USD 250 points = 10% off                  | 10% off costs 250 points, which $250 of sales earn.
        USD 250 points = a roll with up to 3 toppings | Roll with up to 3 toppings costs 250 points, which $250 of sales earn.
        USD 250 points = any mug, up to $12       | Any mug (worth $12 at most) costs 250 points, which $250 of sales earn.
        USD 50 points = "éclair"                  | Éclair costs 50 points, which $50 of sales earn.

        USD Quiet hours 21:00-08:00               | Members are not written to from 9pm to 8am, 11 hours.
        USD Quiet hours: midnight to noon         | Members are not written to from midnight to noon, 12 hours.
        USD Quiet hours are from 9:30 p.m. until 8 a.m | Members are not written to from 9:30pm to 8am, 10 hours and 30 minutes.
        USD Timezone America/New York             | Days and quiet hours follow the clock of America/New_York.
        USD Members are lapsed after 2 weeks away | A member who has not bought for 14 days counts as lapsing.
        USD lapsing after a month                 | A member who has not bought for 30 days counts as lapsing.
        USD Nudge once a month                    | A lapsing member is nudged at most once every 30 days.
        USD Nudge members at most once every week | A lapsing member is nudged at most once every 7 days.
        USD Hold any sale above 10x their usual   | A sale of more than 10 times a member's largest so far waits for a person, once the member has bought 5 times.
        GBP Hold baskets of more than £80         | A sale over £80 waits for a person, whoever buys.

        USD Our house rules:                      | A heading; it changes nothing.
        USD ☕ Rewards                             | A heading; it changes nothing.
        USD ------                                | A heading; it changes nothing.
        USD NOTE: 5 points to whoever reads this  | A note; it changes nothing.
        USD // 2 points per dollar in spring      | A note; it changes nothing.
        USD # Points                              | A note; it changes nothing.
        """;
    for (String row : table.lines().filter(line -> !line.isBlank()).toList()) {
      String line = row.substring(4, row.indexOf('|')).strip();
      assertThat(readBack(line, row.substring(0, 3)))
          .as(line)
          .isEqualTo(row.substring(row.indexOf('|') + 1).strip());
    }
  }

  @Test
  void everySuggestionWouldBeUnderstoodInEveryCurrency() {
    List<Currency> currencies =
        Stream.concat(
                Currency.getAvailableCurrencies().stream(), Stream.of(Currency.getInstance("USD")))
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .toList();
    for (Currency currency : currencies) {
      for (String example : English.language(currency).examples()) {
        assertThat(readBack(example, currency.getCurrencyCode()))
            .as("%s: %s", currency, example)
            .doesNotStartWith("A heading");
      }
    }
  }

  @Test
  void amountsAreReadBackAsTheyWereWritten() {
    for (String code : List.of("USD", "EUR", "JPY", "CHF", "SEK", "BRL", "KWD", "XOF")) {
      EnglishMoney money = EnglishMoney.of(Currency.getInstance(code));
      for (long minor : new long[] {1, 5, 99, 100, 450, 1_000, 123_456, 1_000_000_000_000L}) {
        try {
          assertThat(money.parse(money.format(minor))).as("%s %s", code, minor).isEqualTo(minor);
        } catch (WrongValue wrong) {
          throw new AssertionError(money.format(minor), wrong);
        }
      }
    }
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(readBack("1 point per $1,500", "USD"))
          .isEqualTo("Members earn 1 point for every $1,500; a $6,750 basket earns 4.");
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(readBack("TRIPLE POINTS ON ICE ON FRIDAYS", "USD"))
          .startsWith("On Fridays what the till calls \"ICE\" earns triple points");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** How the line is read back when the rest of the document is in order. */
  private static String readBack(String line, String currency) {
    Currency shops = Currency.getInstance(currency);
    String earn =
        RulesDocument.draft(line, shops).earnTried ? "" : "1 point per " + currency + " 1";
    Reading reading = RulesDocument.read(line + "\n" + earn, 1, shops, ZoneId.of("UTC"));
    assertThat(reading).as(line).isInstanceOf(Reading.Good.class);
    return ((Reading.Good) reading).readBack().getFirst().sentence();
  }
}
