package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an owner is told about a line that can't be used. */
class WrongLinesTest {

  @Test
  void everyWrongLineIsRefusedWithWhatToDoAboutIt() {
    String table =
        """
        slips of the finger
        l point per dollar               | I don't understand this line. Write a rule, or begin a remark with "Note:". | 1 point per dollar
        1 piont per dolar                | I don't understand this line. Write a rule, or begin a remark with "Note:". | 1 point per dollar
        Doubel ponts on beens            | I don't understand this line. Write a rule, or begin a remark with "Note:". | Double points on beans
        Quite hours: 9pm to 8am          | I don't understand this line. Write a rule, or begin a remark with "Note:". | Quiet hours: 9pm to 8am
        lapseing after 30 dayz           | I don't understand this line. Write a rule, or begin a remark with "Note:". | Lapsing after 30 days
        100² points = a coffee           | I don't understand this line. Write a rule, or begin a remark with "Note:". | 100 points = a free coffee

        figures
        1.5 points per dollar            | Points are whole numbers, 1.5 is not. | 3 points per $2
        1/2 point per dollar             | Points are whole numbers, 1/2 is not. | 3 points per $2
        0 points per dollar              | A rule gives 1 to 10,000 points. | 1 point per dollar
        10,00 points = a coffee          | "10,00" is not a whole number such as 5 or 1,000. | 100 points = a free coffee
        0 points = a free coffee         | A reward costs 1 to 1,000,000 points. | 100 points = a free coffee
        11x points on tea                | Points are multiplied by 2 to 10. | Double points on beans
        1x points on tea                 | Points are multiplied by 2 to 10. | Double points on beans

        money
        1 point per coffee               | "coffee" is not an amount of money. Points are earned for money spent. | 1 point per dollar
        1 point per dollar on beans      | "dollar on beans" is not an amount of money. Points are earned for money spent. | 1 point per dollar
        1 point per 5                    | "5" of what? Write the money with its sign: $5. | 1 point per dollar
        1 point per euro                 | This shop counts in USD: write amounts like $5, not euro. | 1 point per dollar
        1 point for every $5,50          | Write "$5,50" with a point: 5.50. | 1 point for every $5
        1 point for every $1.005         | "$1.005" has more than 2 figures after the point: write $5. | 1 point for every $5
        1 point for every $0             | An amount is more than nothing and at most $10,000,000,000. | 1 point for every $5
        Hold sales over 500              | "500" is neither an amount such as $500 nor "5 times the usual". | Hold sales over $500
        Hold sales over 1 time the usual | Sales are held over 2 to 100 times the usual. | Hold sales over 5 times the usual
        Hold sales over €500             | This shop counts in USD: write amounts like $5, not €500. | Hold sales over $500
        9 points = tea worth up to 18    | "18" of what? Write the money with its sign: $5. | 250 points = a bag of beans worth up to $18

        earned or spent?
        1 point = $1                     | Is this what points earn or what they buy? Earning is written "1 point per dollar", a reward "100 points = $5 off". | -
        50 points for signing up         | "for" is unclear here. Earning is written "1 point per dollar", a reward "100 points = a free coffee". | 1 point per dollar
        100 points for a free coffee     | "for" is unclear here. Earning is written "1 point per dollar", a reward "100 points = a free coffee". | 100 points = a free coffee
        9 points = tea, 20 points = cake | Write one reward a line, without the word points in its name. | 100 points = a free coffee
        9 points = 10                    | Name the reward. | 100 points = a free coffee

        categories and days
        Double points on Caturdays       | "Caturdays" is not a day of the week (put it in quotes if it is a category). | Double points on Saturdays
        Double points on tea on Mundays  | "Mundays" is not a day of the week. | Double points on tea on Mondays
        Double points on coffee on tap   | "tap" is not a day of the week. | Double points on beans
        Double points on beans and tea   | Name one category a line, as the till calls it, and nothing else; if "beans and tea" is one category, put it in quotes. | Double points on beans
        Double points on tea before 10am | Name one category a line, as the till calls it, and nothing else; if "tea before 10am" is one category, put it in quotes. | Double points on beans
        Double points on Sunday roast    | Write the days at the end, after "on", and a category with a day in its name in quotes. | Triple points on pastries on Tuesdays and Thursdays
        Double points on everything      | To multiply everything on every day, raise the points per amount. | Double points on beans
        Double points                    | I don't understand this line. Write a rule, or begin a remark with "Note:". | Double points on beans

        times and spans
        Quiet hours: 9 to 8              | "9 to 8" is unclear, morning or evening? Write 9pm to 8am or 21:00 to 8:00. | Quiet hours: 9pm to 8am
        Quiet hours: 9pm to 8            | "8" is unclear, morning or evening? Write 8am, 8pm or 20:00. | Quiet hours: 9pm to 8am
        Quiet hours: 8am to 9pm          | That would be quiet for more than 12 hours: first comes when it gets quiet in the evening, then when it ends. | Quiet hours: 9pm to 8am
        Quiet hours: 9:00 to 8:30        | That would be quiet for more than 12 hours: first comes when it gets quiet in the evening, then when it ends. | Quiet hours: 8:30am to 9am
        Quiet hours: 9pm to 9pm          | Quiet hours begin and end at the same time. | Quiet hours: 9pm to 8am
        Quiet hours: 13pm to 8am         | "13pm" is not a time of day: write 9pm or 21:00. | Quiet hours: 9pm to 8am
        Quiet hours: 24:00 to 8:00       | "24:00" is not a time of day: write 9pm or 21:00. | Quiet hours: 9pm to 8am
        Time zone: EST                   | "EST" is not a time zone: write continent and city, such as America/New_York. | Time zone: America/New_York
        Time zone: chicago               | "chicago" is not a time zone: write continent and city, such as America/New_York. | Time zone: America/Chicago
        Time zone: Europe/Pariss         | "Europe/Pariss" is not a time zone: write continent and city, such as America/New_York. | Time zone: Europe/Paris
        Time zone: Etc/GMT+5             | "Etc/GMT+5" is not a time zone: write continent and city, such as America/New_York. | Time zone: America/New_York
        Lapsing after 30                 | 30 what? Write days, weeks or months (a month counts as 30 days). | Lapsing after 30 days
        Lapsing after 3 days             | A member is lapsing after 7 to 730 days. | Lapsing after 30 days
        Lapsing after 25 months          | A member is lapsing after 7 to 730 days. | Lapsing after 30 days
        Nudge once every fortnight       | "fortnight" is not a span of time. Write days, weeks or months (a month counts as 30 days). | Nudge at most once every 60 days
        Points expire after 12 months    | Points don't expire in Regulars, so this line could not be kept: take it out. | Points never expire

        meant as a rule, not as a heading; not meant for the document at all
        Beans excluded                   | I don't understand this line. Write a rule, or begin a remark with "Note:". | Double points on beans
        No points on gift cards          | I don't understand this line. Write a rule, or begin a remark with "Note:". | 1 point per dollar
        House rules 2026                 | I don't understand this line. Write a rule, or begin a remark with "Note:". | -
        [a] is this right?               | I don't understand this line. Write a rule, or begin a remark with "Note:". | -
        <!DOCTYPE html>                  | I don't understand this line. Write a rule, or begin a remark with "Note:". | -
        """;
    StringBuilder told = new StringBuilder();
    for (String row : table.lines().toList()) {
      if (!row.contains("|")) {
        told.append(row).append('\n');
        continue;
      }
      String line = row.substring(0, row.indexOf('|')).strip();
      Problem problem = problems("5 points per $7\n\n" + line, "USD").getFirst();
      told.append(
          String.format(
              Locale.ROOT,
              "%-32s | %s | %s\n",
              problem.text(),
              problem.message(),
              problem.suggestion() == null ? "-" : problem.suggestion()));
      assertThat(problem.line()).as(line).isEqualTo(3);
    }
    assertThat(told.toString()).isEqualTo(table);
  }

  @Test
  void linesThatSayTheSameTwiceAreNamedTogether() {
    assertThat(
            problems(
                """
                1 point per dollar
                Double points on beans
                100 points = a free coffee
                2 points per dollar
                Triple points on BEAN
                Triple points on beans on Mondays
                100 points = a free tea
                120 points = a free coffee
                Quiet hours: 9pm to 8am
                Quiet hours: 10pm to 8am
                Double points on Mondays
                Triple points on everything on Mondays
                """,
                "USD"))
        .extracting(Problem::toString)
        .containsExactly(
            "Line 4: Lines 1 and 4 both say how points are earned: keep one of them.",
            "Line 5: Lines 2 and 5 both say what \"BEAN\" earns: keep one of them.",
            "Line 7: Lines 3 and 7 both say what 100 points buy: keep one of them.",
            "Line 8: Lines 3 and 8 both say what Free coffee costs: keep one of them.",
            "Line 10: Lines 9 and 10 both say when it is quiet: keep one of them.",
            "Line 12: Lines 11 and 12 both say what the whole basket earns on Mondays: keep one of"
                + " them.");
  }

  @Test
  void aDocumentThatDoesNotSayHowPointsAreEarnedIsToldSoAtTheEnd() {
    assertThat(problems("House rules\n\nDouble points on tea\n100 pts = \n", "USD"))
        .containsExactly(
            new Problem(
                4,
                "100 pts =",
                "I don't understand this line. Write a rule, or begin a remark with \"Note:\".",
                null),
            new Problem(6, "", "No line says how points are earned.", "1 point per dollar"));
    assertThat(problems("", "EUR"))
        .containsExactly(
            new Problem(2, "", "No line says how points are earned.", "1 point per euro"));
    assertThat(problems("0 points per euro", "EUR")).hasSize(1);
  }

  @Test
  void whatIsTooLongOrBrokenIsNotReadAtAll() {
    assertThat(problems("1 point per dollar " + "spent ".repeat(60), "USD"))
        .extracting(Problem::message)
        .first()
        .asString()
        .startsWith("This line is longer than 300 characters");
    assertThat(problems("1 point per dollar\n" + "\n".repeat(500), "USD"))
        .extracting(Problem::toString)
        .containsExactly("Line 501: The document has more than 500 lines.");
    assertThat(problems("x".repeat(65_537), "USD"))
        .extracting(Problem::toString)
        .containsExactly("Line 1: The document is longer than 65536 characters.");
    assertThat(problems("1 point per dollar\n100 points = a caf\uFFFD", "USD"))
        .extracting(Problem::message)
        .containsExactly("Some letters of this line were lost: save the document as UTF-8.");
  }

  private static List<Problem> problems(String document, String currency) {
    Reading reading =
        RulesDocument.read(document, 1, Currency.getInstance(currency), ZoneId.of("UTC"));
    assertThat(reading).as(document).isInstanceOf(Reading.Bad.class);
    return ((Reading.Bad) reading).problems();
  }
}
