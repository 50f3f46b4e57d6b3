package regulars.model.rules;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How a till's category and a category in a rule are told to be the same: without regard to case,
 * accents, blanks and the s of a plural.
 */
public final class CategoryName {
  private CategoryName() {}

  /** The form that equal categories share: "Pâtisseries" and "patisserie" have the same one. */
  public static String fold(String written) {
    String bare = Normalizer.normalize(written, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(bare.length());
    for (String word : bare.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).split("[\\s\\h]+")) {
      if (!word.isEmpty()) {
        folded.append(folded.isEmpty() ? "" : " ").append(singular(word));
      }
    }
    return folded.toString();
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
    if (one.length() > 3 && one.matches(".*(ch|sh|x|ss|z)e")) {
      return one.substring(0, one.length() - 1);
    }
    return one;
  }
}
