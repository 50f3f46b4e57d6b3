package regulars.model.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Times and dates as texts. The form that this program writes is read without the JDK's formatter,
 * which would take a third of the time that an operation takes to read.
 */
final class Times {
  private static final String FORM = "0000-00-00T00:00:00.000Z";
  private static final int DATE_LENGTH = 10;

  private Times() {}

  static String write(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
    // Instant leaves out milliseconds that are zero; one form is easier to compare and to hash.
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }

  /** Any ISO 8601 time with an offset; what is finer than milliseconds is cut off. */
  static Instant time(String text) {
    if (!fits(text, FORM)) {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new IllegalArgumentException("no such time of day");
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
    return Instant.ofEpochSecond(seconds, number(text, 20, 23) * 1_000_000L);
  }

  static LocalDate date(String text) {
    if (text.length() != DATE_LENGTH || !fits(text, FORM.substring(0, DATE_LENGTH))) {
      throw new IllegalArgumentException("no date");
    }
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  /** Whether the text has a digit where the form has one, and else the form's own characters. */
  private static boolean fits(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      boolean fits = form.charAt(i) == '0' ? c >= '0' && c <= '9' : c == form.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
