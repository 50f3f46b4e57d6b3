package regulars.model.rules;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days of the week as English sentences write them: "Tuesdays and Thursdays", "Mon-Fri". */
final class EnglishDays {
  private EnglishDays() {}

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Pattern BETWEEN =
      Pattern.compile(" ?, ?(?:and |or |& ?)?| (?:and|or) | ?& ?");
  private static final Pattern RANGE =
      Pattern.compile("(\\p{L}+)(?: ?- ?| to | through )(\\p{L}+)");

  /** The days of a list; null when any part of it is none. */
  static @Nullable Set<DayOfWeek> parse(String written) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : BETWEEN.split(written.strip().toLowerCase(Locale.ROOT), -1)) {
      Collection<DayOfWeek> some = some(part.replaceFirst("^(?:every|all|the) ", ""));
      if (some == null) {
        return null;
      }
      days.addAll(some);
    }
    return days;
  }

  private static @Nullable Collection<DayOfWeek> some(String part) {
    if (part.matches("weekdays?")) {
      return EnumSet.complementOf(EnumSet.copyOf(WEEKEND));
    }
    if (part.matches("weekends?")) {
      return WEEKEND;
    }
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      DayOfWeek day = day(part);
      return day == null ? null : List.of(day);
    }
    DayOfWeek from = day(range.group(1));
    DayOfWeek to = day(range.group(2));
    if (from == null || to == null) {
      return null;
    }
    List<DayOfWeek> days = new ArrayList<>(List.of(from));
    while (days.getLast() != to) {
      days.add(days.getLast().plus(1));
    }
    return days;
  }

  private static @Nullable DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = full(day);
      boolean whole = word.equals(full) || word.equals(full + "s");
      String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      // "tue", "tues", "thur", "thurs": any beginning of three letters or more, short of the name.
      boolean start = bare.length() >= 3 && bare.length() <= 5 && full.startsWith(bare);
      if (whole || start) {
        return day;
      }
    }
    return null;
  }

  static String full(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** The day that a misspelt word is near to, in the plural; null when it is near to none. */
  static @Nullable String meant(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.matches("sundaes?")) {
      return null;
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = full(day);
      if (Nearness.near(lower, full) || Nearness.near(lower, full + "s")) {
        return plural(day);
      }
    }
    return null;
  }

  /** Whether the word names days. */
  static boolean isDay(String word) {
    return some(word.toLowerCase(Locale.ROOT)) != null;
  }

  private static String plural(DayOfWeek day) {
    String full = full(day);
    return Character.toUpperCase(full.charAt(0)) + full.substring(1) + "s";
  }

  /** "Tuesdays and Thursdays". */
  static String list(Set<DayOfWeek> days) {
    List<String> names = days.stream().sorted().map(EnglishDays::plural).toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
