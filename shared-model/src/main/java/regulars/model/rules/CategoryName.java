package regulars.model.rules;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a till's category and a category in a rule are told to be the same: without regard to case,
 * accents, blanks and the s of a plural.
 */
public final class CategoryName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
  private static final List<String> HISSING = List.of("che", "she", "xe", "sse", "ze");

  private CategoryName() {}

  /** The form that equal categories share: "Pâtisseries" and "patisserie" have the same one. */
  public static String fold(String written) {
    String lower = withoutMarks(written).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (String word : BLANKS.split(lower)) {
      if (!word.isEmpty()) {
        folded.append(folded.isEmpty() ? "" : " ").append(singular(word));
      }
    }
    return folded.toString();
  }

  /** Every line of every sale comes through here, and most are plain. */
  private static String withoutMarks(String written) {
    if (written.chars().allMatch(letter -> letter < 0x80)) {
      return written;
    }
    return MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD)).replaceAll("");
  }

  /**
   * Not the singular of a grammar, only one form for both: "pastries" and "pastry" become "pastry",
   * "boxes" and "box" become "box", "cookies" and "cookie" become "cooky".
   */
  private static String singular(String word) {
    String one = word;
    if (one.length() > 3 && one.endsWith("s") && !one.endsWith("ss")) {
      one = one.substring(0, one.length() - 1);
    }
    if (one.length() > 3 && one.endsWith("ie")) {
      return one.substring(0, one.length() - 2) + "y";
    }
    if (one.length() > 3 && one.endsWith("e") && HISSING.stream().anyMatch(one::endsWith)) {
      return one.substring(0, one.length() - 1);
    }
    return one;
  }
}
