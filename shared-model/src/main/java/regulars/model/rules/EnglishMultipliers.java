package regulars.model.rules;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What "double points on ..." says, put into a draft. */
final class EnglishMultipliers {
  private EnglishMultipliers() {}

  private static final int LONGEST_CATEGORY = 60;
  private static final Pattern QUOTED =
      Pattern.compile("[\"']([^\"]+)[\"'](?: (?:on )?(.+))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "everything|all (?:sales|purchases|items)|the whole basket", Pattern.CASE_INSENSITIVE);

  /** Words by which an owner means more than a category: such a rule would never match. */
  private static final Pattern MORE_THAN_A_CATEGORY =
      Pattern.compile(
          ".*(?:,|\\b(?:and|or|except|excluding|without|not|but|before|after|between|until|from|over"
              + "|under|above|below|if|when|during|points?)\\b).*",
          Pattern.CASE_INSENSITIVE);

  /** Groups: a word (double), or one of three numbers; then what it is on. */
  static void multiply(Matcher matcher, Line line, Draft draft) throws WrongValue {
    String word = matcher.group(1);
    int times =
        word == null
            ? times(Stream.of(2, 3, 4).map(matcher::group).filter(g -> g != null).findFirst().get())
            : switch (word.toLowerCase(Locale.ROOT)) {
              case "triple" -> 3;
              case "quadruple" -> 4;
              default -> 2;
            };
    Multiplier multiplier = multiplier(line, times, matcher.group(5).strip());
    String category = multiplier.category();
    String what = category == null ? "the whole basket" : "\"" + category + "\"";
    String days = EnglishDays.list(multiplier.days());
    draft.once(
        "multiplier " + (category == null ? "*" : CategoryName.fold(category)) + " on " + days,
        "what " + what + " earns" + (days.isEmpty() ? "" : " on " + days),
        line);
    draft.add(multiplier);
    draft.means(line, rules -> EnglishReadBack.multiplier(rules, multiplier));
  }

  private static int times(String number) throws WrongValue {
    return (int)
        EnglishNumbers.parse(
            number,
            "Points are multiplied by %s to %s",
            Multiplier.FEWEST_TIMES,
            Multiplier.MOST_TIMES);
  }

  private static Multiplier multiplier(Line line, int times, String on) throws WrongValue {
    Matcher quoted = QUOTED.matcher(on);
    if (quoted.matches()) {
      String days = quoted.group(2);
      return made(line, times, quoted.group(1).strip(), days == null ? Set.of() : days(line, days));
    }
    Set<DayOfWeek> daysAlone = EnglishDays.parse(on);
    if (daysAlone != null) {
      return made(line, times, null, daysAlone);
    }
    int split = on.toLowerCase(Locale.ROOT).lastIndexOf(" on ");
    if (split < 0) {
      if (EVERYTHING.matcher(on).matches()) {
        throw new WrongValue("To multiply everything on every day, raise the points per amount");
      }
      return made(line, times, category(on), Set.of());
    }
    String what = on.substring(0, split).strip();
    Set<DayOfWeek> days = days(line, on.substring(split + 4));
    boolean everything = EVERYTHING.matcher(what).matches();
    return made(line, times, everything ? null : category(what), days);
  }

  private static Multiplier made(
      Line line, int times, @Nullable String category, Set<DayOfWeek> days) throws WrongValue {
    if (category != null && CategoryName.fold(category).isEmpty()) {
      throw new WrongValue("Name a category as the till calls it", "Double points on beans");
    }
    return new Multiplier(line.text(), line.number(), times, category, days);
  }

  private static Set<DayOfWeek> days(Line line, String written) throws WrongValue {
    Set<DayOfWeek> days = EnglishDays.parse(written);
    if (days != null) {
      return days;
    }
    String meant = EnglishDays.meant(written.strip());
    throw new WrongValue(
        "\"" + written.strip() + "\" is not a day of the week",
        meant == null ? null : line.text().substring(0, line.text().lastIndexOf(written)) + meant);
  }

  private static String category(String written) throws WrongValue {
    String meant = EnglishDays.meant(written);
    if (meant != null) {
      throw new WrongValue(
          "\"" + written + "\" is not a day of the week (put it in quotes if it is a category)",
          "Double points on " + meant);
    }
    for (String word : written.split(" ")) {
      if (EnglishDays.isDay(word)) {
        throw new WrongValue(
            "Write the days at the end, after \"on\", and a category with a day in its name in"
                + " quotes",
            "Triple points on pastries on Tuesdays and Thursdays");
      }
    }
    if (MORE_THAN_A_CATEGORY.matcher(written).matches()) {
      throw new WrongValue(
          "Name one category a line, as the till calls it, and nothing else; if \""
              + written
              + "\" is one category, put it in quotes",
          "Double points on beans");
    }
    if (written.length() > LONGEST_CATEGORY) {
      throw new WrongValue("A category has at most " + LONGEST_CATEGORY + " letters");
    }
    return written;
  }
}
