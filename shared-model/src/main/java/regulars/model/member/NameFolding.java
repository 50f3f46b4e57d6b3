package regulars.model.member;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes names comparable: {@code " Łukasz GROẞ "} and {@code "lukasz gross"} fold to the same text.
 * For looking up and sorting only; what people wrote is kept as they wrote it.
 */
public final class NameFolding {
  /** Letters that Unicode doesn't take apart, as people without them on the keyboard type them. */
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"),
          Map.entry('ŋ', "n"),
          Map.entry('ŧ', "t"),
          Map.entry('’', "'"),
          Map.entry('‘', "'"),
          Map.entry('ʼ', "'"),
          Map.entry('‐', "-"),
          Map.entry('‑', "-"),
          Map.entry('–', "-"));

  /** The marks on Latin, Greek and Cyrillic letters; vowel signs of other scripts are letters. */
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  private NameFolding() {}

  /** Lower case, no accents, one space between words, none around. Idempotent. */
  public static String fold(String name) {
    String open =
        Normalizer.normalize(INVISIBLE.matcher(name).replaceAll(""), Normalizer.Form.NFKD);
    String plain = ACCENTS.matcher(open.toLowerCase(Locale.ROOT)).replaceAll("");
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      folded.append(LETTERS.getOrDefault(c, String.valueOf(c)));
    }
    String composed = Normalizer.normalize(folded, Normalizer.Form.NFKC);
    return SPACES.matcher(composed).replaceAll(" ").strip();
  }
}
