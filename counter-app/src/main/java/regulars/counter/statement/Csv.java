package regulars.counter.statement;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180) that no spreadsheet takes for a formula. Pure. */
final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n;\t]");
  private static final String FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /** A line with its end. */
  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Text that a spreadsheet would run begins with an apostrophe, which makes it text. */
  private static String cell(String text) {
    boolean formula =
        !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
