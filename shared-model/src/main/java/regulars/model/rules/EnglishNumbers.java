package regulars.model.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whole numbers as English sentences write them: "5", "1,000", "five", "a". */
final class EnglishNumbers {
  private EnglishNumbers() {}

  private static final List<String> WORDS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /** Part of a sentence's pattern: one group that holds a number, right or wrong. */
  static final String NUMBER = "([0-9][0-9.,/]*|an?|" + String.join("|", WORDS) + ")";

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}");

  /** "five" as "5", anything else as it is. */
  static String inFigures(String number) {
    String lower = number.toLowerCase(Locale.ROOT);
    if (lower.equals("a") || lower.equals("an")) {
      return "1";
    }
    int at = WORDS.indexOf(lower);
    return at < 0 ? number : String.valueOf(at + 1);
  }

  /**
   * @param bounds says the bounds where the number is beyond them, with %s for both: "A reward
   *     costs %s to %s points"
   */
  static long parse(String number, String bounds, long least, long most) throws WrongValue {
    String figures = inFigures(number);
    if (!WHOLE.matcher(figures).matches()) {
      throw new WrongValue("\"" + number + "\" is not a whole number such as 5 or 1,000");
    }
    long value = Long.parseLong(figures.replace(",", ""));
    if (value < least || value > most) {
      throw new WrongValue(String.format(bounds, grouped(least), grouped(most)));
    }
    return value;
  }

  /** "1,000". */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** "1 point", "2 points". */
  static String counted(long number, String one) {
    return grouped(number) + " " + one + (number == 1 ? "" : "s");
  }
}
