package regulars.model.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a document, rid of what word processors put in: byte order marks, curly quotes, odd
 * blanks and dashes, bullets and numbers, the full stop at the end.
 *
 * @param number 1 the first
 * @param text what is left, trimmed; this is what why-lines show
 */
record Line(int number, String text) {
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern BULLET = Pattern.compile("^(?:[*+-] |[•‣⁃◦▪▫●○■□◆◇➢➤✓✔·] ?)\\s*");
  private static final Pattern NUMBERED = Pattern.compile("^\\(?(?:[0-9]{1,2}|[a-z])[.)] +(?=\\S)");
  private static final String STOPS = " .;!";

  /** All lines of a text, whichever way they end. */
  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String raw : LINE_END.split(text, -1)) {
      lines.add(new Line(lines.size() + 1, clean(raw)));
    }
    return lines;
  }

  static String clean(String raw) {
    String plain = plain(compatible(raw)).replaceAll(" +", " ").strip();
    String bare = NUMBERED.matcher(BULLET.matcher(plain).replaceFirst("")).replaceFirst("");
    int end = bare.length();
    while (end > 0 && STOPS.indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    return bare.substring(0, end);
  }

  /**
   * Full-width figures and ligatures as plain ones. A text with figures such as the raised 2 or a
   * half keeps them: they would turn into figures that mean something else ("1² points" is not 12).
   */
  private static String compatible(String raw) {
    boolean odd = raw.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
    return Normalizer.normalize(raw, odd ? Normalizer.Form.NFC : Normalizer.Form.NFKC);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendPlain(plain, c));
    return plain.toString();
  }

  private static void appendPlain(StringBuilder plain, int c) {
    switch (c) {
      case '‘', '’', '‚', '‛', '′', '`', '´' -> plain.append('\'');
      case '“', '”', '„', '‟', '″', '«', '»' -> plain.append('"');
      case '×', '✕' -> plain.append('x');
      case '−' -> plain.append('-');
      case '⁄' -> plain.append('/');
      default -> {
        switch (Character.getType(c)) {
          case Character.DASH_PUNCTUATION -> plain.append('-');
          case Character.SPACE_SEPARATOR, Character.CONTROL -> plain.append(' ');
          case Character.FORMAT -> {} // zero-width, direction marks, byte order mark
          default -> plain.appendCodePoint(c);
        }
      }
    }
  }
}
