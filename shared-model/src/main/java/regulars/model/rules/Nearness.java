package regulars.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which known words and sentences a misspelt one is near to. */
final class Nearness {
  private Nearness() {}

  /** Longer words and later words of a line are not looked at: keeps the time bounded. */
  private static final int LONGEST_WORD = 24;

  private static final int MOST_WORDS = 14;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

  /** Less than three words in ten shared: a suggestion would only puzzle. */
  private static final int LEAST_SCORE = 300;

  /** Whether two words are the same but for slips of the finger: the longer, the more may be. */
  static boolean near(String word, String known) {
    int slips = known.length() >= 7 ? 2 : known.length() >= 5 ? 1 : 0;
    return distance(word, known, slips) <= slips;
  }

  /** The example that shares most words with the line; null when none is near. */
  static @Nullable String nearest(String line, List<String> examples) {
    List<String> words = words(line);
    String nearest = null;
    int best = 0;
    for (String example : examples) {
      int score = score(words, words(example));
      if (score > best) {
        best = score;
        nearest = example;
      }
    }
    return nearest;
  }

  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN_WORDS.split(line.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty() && words.size() < MOST_WORDS) {
        words.add(word);
      }
    }
    return words;
  }

  /** Shared words of four letters or more, in thousandths of all such words of both. */
  private static int score(List<String> line, List<String> example) {
    int shared = 0;
    int all = 0;
    for (String known : example) {
      if (known.length() < 4) {
        continue;
      }
      all++;
      if (line.stream()
          .anyMatch(word -> distance(word, known, 2) <= Math.min(2, known.length() / 3))) {
        shared += 2;
      }
    }
    all += (int) line.stream().filter(word -> word.length() >= 4).count();
    int score = all == 0 ? 0 : shared * 1000 / all;
    return score < LEAST_SCORE ? 0 : score;
  }

  /**
   * Letters to add, drop, change or swap with their neighbour; anything above {@code limit} where
   * it is more than that.
   */
  static int distance(String a, String b, int limit) {
    if (a.equals(b)) {
      return 0;
    }
    if (Math.abs(a.length() - b.length()) > limit
        || a.length() > LONGEST_WORD
        || b.length() > LONGEST_WORD) {
      return limit + 1;
    }
    int[] twoBack = new int[b.length() + 1];
    int[] oneBack = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      oneBack[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], oneBack[j]) + 1, oneBack[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      twoBack = oneBack;
      oneBack = row;
    }
    return oneBack[b.length()];
  }
}
