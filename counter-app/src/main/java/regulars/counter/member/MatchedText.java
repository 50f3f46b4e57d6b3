package regulars.counter.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which part of a shown text is what was typed. */
final class MatchedText {
  private MatchedText() {}

  /** A piece of text, matched or not. */
  record Piece(String text, boolean matched) {}

  /**
   * Splits a phone or member number as shown at the digits that were typed. Of several places the
   * end of the number wins: people give its last four. A country code that was typed but is not
   * shown is passed over.
   */
  static List<Piece> digits(String shown, String typed) {
    StringBuilder digits = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < shown.length(); at++) {
      if (isDigit(shown.charAt(at))) {
        digits.append(shown.charAt(at));
        places.add(at);
      }
    }
    String wanted = digitsOf(typed);
    while (wanted.length() > digits.length() && wanted.endsWith(digits.toString())) {
      wanted = wanted.substring(1);
    }
    int first = wanted.isEmpty() ? -1 : digits.lastIndexOf(wanted);
    if (first < 0) {
      return List.of(new Piece(shown, false));
    }
    return split(shown, places.get(first), places.get(first + wanted.length() - 1) + 1);
  }

  /** Splits a name at the word that begins with what was typed. */
  static List<Piece> words(String shown, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    String lower = shown.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || lower.length() != shown.length()) {
      return List.of(new Piece(shown, false));
    }
    for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      if (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1))) {
        return split(shown, at, at + wanted.length());
      }
    }
    return List.of(new Piece(shown, false));
  }

  private static List<Piece> split(String shown, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    if (from > 0) {
      pieces.add(new Piece(shown.substring(0, from), false));
    }
    pieces.add(new Piece(shown.substring(from, to), true));
    if (to < shown.length()) {
      pieces.add(new Piece(shown.substring(to), false));
    }
    return List.copyOf(pieces);
  }

  static String digitsOf(String typed) {
    StringBuilder digits = new StringBuilder();
    typed.chars().filter(c -> isDigit((char) c)).forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
