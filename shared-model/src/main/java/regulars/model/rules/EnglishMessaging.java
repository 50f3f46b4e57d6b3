package regulars.model.rules;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What the English sentences about messages, time zone and lapsing say, put into a draft. */
final class EnglishMessaging {
  private EnglishMessaging() {}

  private static final int FEWEST_LAPSING_DAYS = 7;
  private static final int MOST_DAYS = 730;
  private static final long LONGEST_QUIET_MINUTES = 12 * 60;

  /** Time zones by their names in lower case. */
  private static final Map<String, String> PLACES = places();

  private static Map<String, String> places() {
    Map<String, String> known = new TreeMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      // The Etc zones count the wrong way round: Etc/GMT+5 is west of London.
      boolean place = id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
      if (place || id.equals("UTC")) {
        known.put(id.toLowerCase(Locale.ROOT), id);
      }
    }
    return Collections.unmodifiableMap(known);
  }

  /** Groups: from, to. */
  static void quiet(Matcher matcher, Line line, Draft draft) throws WrongValue {
    String written = matcher.group(1) + " to " + matcher.group(2);
    if (written.matches("[0-9]{1,2} to [0-9]{1,2}")) {
      throw new WrongValue(
          "\"" + written + "\" is unclear, morning or evening? Write 9pm to 8am or 21:00 to 8:00",
          "Quiet hours: 9pm to 8am");
    }
    LocalTime from = EnglishTimes.parse(matcher.group(1));
    LocalTime to = EnglishTimes.parse(matcher.group(2));
    long minutes = Math.floorMod(Duration.between(from, to).toMinutes(), 24 * 60);
    String swapped = "Quiet hours: " + EnglishTimes.format(to) + " to " + EnglishTimes.format(from);
    if (minutes == 0) {
      throw new WrongValue("Quiet hours begin and end at the same time");
    }
    if (minutes > LONGEST_QUIET_MINUTES) {
      throw new WrongValue(
          "That would be quiet for more than 12 hours: first comes when it gets quiet in the"
              + " evening, then when it ends",
          swapped);
    }
    draft.once("when it is quiet", line);
    draft.quietFrom = from;
    draft.quietTo = to;
    draft.means(line, rules -> EnglishReadBack.quiet(from, to));
  }

  /** Group: a time zone. */
  static void zone(Matcher matcher, Line line, Draft draft) throws WrongValue {
    String written = matcher.group(1).strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    String id = PLACES.get(written);
    if (id == null) {
      String near = nearZone(written);
      throw new WrongValue(
          "\""
              + matcher.group(1)
              + "\" is not a time zone: write continent and city, such as"
              + " America/New_York",
          near == null ? null : "Time zone: " + near);
    }
    ZoneId zone = ZoneId.of(id);
    draft.once("which time zone holds", line);
    draft.zone = zone;
    draft.means(line, rules -> "Days and quiet hours follow the clock of " + id + ".");
  }

  private static @Nullable String nearZone(String written) {
    for (Map.Entry<String, String> zone : PLACES.entrySet()) {
      if (zone.getKey().endsWith("/" + written)
          || Nearness.distance(written, zone.getKey(), 2) <= 2) {
        return zone.getValue();
      }
    }
    return null;
  }

  /** Groups: number, unit. */
  static void lapsing(Matcher matcher, Line line, Draft draft) throws WrongValue {
    int days =
        days(
            matcher.group(1),
            matcher.group(2),
            FEWEST_LAPSING_DAYS,
            "A member is lapsing after %s to %s days");
    draft.once("when a member is lapsing", line);
    draft.lapsingAfterDays = days;
    draft.means(
        line,
        rules ->
            "A member who has not bought for "
                + EnglishNumbers.counted(days, "day")
                + " counts as lapsing.");
  }

  /** Groups: number or null, unit. */
  static void nudge(Matcher matcher, Line line, Draft draft) throws WrongValue {
    String number = matcher.group(1);
    int days =
        days(
            number == null ? "1" : number,
            matcher.group(2),
            1,
            "A nudge is sent every %s to %s days");
    draft.once("how often a member is nudged", line);
    draft.nudgeEveryDays = days;
    draft.means(
        line,
        rules ->
            "A lapsing member is nudged at most once every "
                + EnglishNumbers.counted(days, "day")
                + ".");
  }

  private static int days(String number, String unit, int least, String bounds) throws WrongValue {
    int each =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "day", "days" -> 1;
          case "week", "weeks" -> 7;
          case "month", "months" -> 30;
          default ->
              throw new WrongValue(
                  (unit.isEmpty() ? number + " what?" : "\"" + unit + "\" is not a span of time.")
                      + " Write days, weeks or months (a month counts as 30 days)");
        };
    long days = EnglishNumbers.parse(number, bounds, 1, MOST_DAYS) * each;
    if (days < least || days > MOST_DAYS) {
      throw new WrongValue(String.format(bounds, least, MOST_DAYS));
    }
    return (int) days;
  }

  static void neverExpire(Matcher matcher, Line line, Draft draft) throws WrongValue {
    draft.once("whether points expire", line);
    draft.means(line, rules -> "Points never expire.");
  }

  static void expire(Matcher matcher, Line line, Draft draft) throws WrongValue {
    throw new WrongValue(
        "Points don't expire in Regulars, so this line could not be kept: take it out",
        "Points never expire");
  }
}
