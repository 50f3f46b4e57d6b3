package regulars.model.rules;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as English sentences write them: "9pm", "9:30 p.m.", "21:00", "noon". */
final class EnglishTimes {
  private EnglishTimes() {}

  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
  private static final Pattern HALVES =
      Pattern.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\\.? ?m\\.?");
  private static final Pattern BARE = Pattern.compile("[0-9]{1,2}");

  static LocalTime parse(String written) throws WrongValue {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.equals("noon") || text.equals("midday")) {
      return LocalTime.NOON;
    }
    if (text.equals("midnight")) {
      return LocalTime.MIDNIGHT;
    }
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return time(written, Integer.parseInt(clock.group(1)), clock.group(2), 0, 23);
    }
    Matcher halves = HALVES.matcher(text);
    if (halves.matches()) {
      LocalTime time = time(written, Integer.parseInt(halves.group(1)), halves.group(2), 1, 12);
      int hour = time.getHour() % 12 + (halves.group(3).equals("p") ? 12 : 0);
      return time.withHour(hour);
    }
    if (BARE.matcher(text).matches()) {
      throw new WrongValue(
          "\"" + text + "\" is unclear, morning or evening? Write 8am, 8pm or 20:00",
          "Quiet hours: 9pm to 8am");
    }
    throw notATime(written);
  }

  private static LocalTime time(String written, int hour, String minutes, int least, int most)
      throws WrongValue {
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    if (hour < least || hour > most || minute > 59) {
      throw notATime(written);
    }
    return LocalTime.of(hour, minute);
  }

  private static WrongValue notATime(String written) {
    return new WrongValue("\"" + written + "\" is not a time of day: write 9pm or 21:00");
  }

  /** "9pm", "9:30pm", "noon", "midnight". */
  static String format(LocalTime time) {
    if (time.equals(LocalTime.NOON)) {
      return "noon";
    }
    if (time.equals(LocalTime.MIDNIGHT)) {
      return "midnight";
    }
    int hour = (time.getHour() + 11) % 12 + 1;
    String minutes =
        time.getMinute() == 0 ? "" : String.format(Locale.ROOT, ":%02d", time.getMinute());
    return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
  }
}
