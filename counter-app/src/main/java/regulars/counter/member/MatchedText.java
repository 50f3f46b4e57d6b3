package regulars.counter.member;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import regulars.model.member.NameFolding;

/** Which part of a shown text is what was typed. */
final class MatchedText {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

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

  /** Splits a name at every word that begins with a word that was typed, accents aside. */
  static List<Piece> words(String shown, String typed) {
    Set<String> wanted =
        WORD.matcher(NameFolding.fold(typed))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (Matcher word = WORD.matcher(shown); word.find(); ) {
      int letters = begun(word.group(), wanted);
      if (letters > 0) {
        add(pieces, shown.substring(end, word.start()), false);
        end = word.start() + letters;
        add(pieces, shown.substring(word.start(), end), true);
      }
    }
    add(pieces, shown.substring(end), false);
    return List.copyOf(pieces);
  }

  /** How many letters of the word as shown are what was typed. */
  private static int begun(String word, Set<String> wanted) {
    String folded = NameFolding.fold(word);
    int most = 0;
    for (String typed : wanted) {
      if (folded.startsWith(typed)) {
        int letters = 1;
        while (letters < word.length()
            && NameFolding.fold(word.substring(0, letters)).length() < typed.length()) {
          letters++;
        }
        most = Math.max(most, letters);
      }
    }
    return most;
  }

  private static void add(List<Piece> pieces, String text, boolean matched) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, matched));
    }
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
