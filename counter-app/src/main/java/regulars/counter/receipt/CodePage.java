package regulars.counter.receipt;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/**
 * The letters that a printer has, one byte each, and the number by which it is told to use them.
 */
public enum CodePage {
  /** English; what a printer has when nobody tells it anything. */
  PC437(0, "IBM437"),
  /** Western Europe, Latin America. */
  PC850(2, "IBM850"),
  /** The same with the euro sign. */
  PC858(19, "IBM00858"),
  /** Central Europe. */
  PC852(18, "IBM852"),
  /** Cyrillic. */
  PC866(17, "IBM866"),
  /** Western Europe as Windows has it. */
  WPC1252(16, "windows-1252");

  /** What is written prettily on a screen, as paper has it. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry(0x2212, "-"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x2026, "..."),
          Map.entry(0x00B7, "-"),
          Map.entry(0x20AC, "EUR"),
          Map.entry(0x00DF, "ss"),
          Map.entry(0x0142, "l"),
          Map.entry(0x0141, "L"),
          Map.entry(0x00F8, "o"),
          Map.entry(0x00D8, "O"));

  private final int number;
  private final Charset charset;

  CodePage(int number, String charset) {
    this.number = number;
    this.charset = Charset.forName(charset);
  }

  /** What follows {@code ESC t}. */
  int number() {
    return number;
  }

  /** The bytes of a text that {@link #fit} made. */
  byte[] bytes(String fitting) {
    return fitting.getBytes(charset);
  }

  /**
   * The text in letters that this page has, each one column wide: a letter that it lacks without
   * its accent, and a question mark where that is not there either.
   */
  public String fit(String text) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder fitting = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> fitting.append(fit(c, encoder)));
    return fitting.toString();
  }

  private static String fit(int c, CharsetEncoder encoder) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return " ";
    }
    if (Character.isISOControl(c)) {
      return "";
    }
    String letter = Character.toString(c);
    if (encoder.canEncode(letter)) {
      return letter;
    }
    if (PLAIN.containsKey(c)) {
      return PLAIN.getOrDefault(c, "");
    }
    String base = Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    return !base.isEmpty() && encoder.canEncode(base) ? base : "?";
  }
}
