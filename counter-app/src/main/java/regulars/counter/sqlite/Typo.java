package regulars.counter.sqlite;

import java.util.List;

/**
 * One slip of the finger: a letter too many, one left out, one in the place of another, or two the
 * wrong way round.
 */
final class Typo {
  /** In fewer letters a slip makes another name of nearly every one. */
  private static final int SHORTEST = 3;

  private Typo() {}

  /** Whether a word is long enough for a slip in it to be forgiven. */
  static boolean forgiven(String typed) {
    return typed.length() >= SHORTEST;
  }

  /** Whether {@code word} begins with {@code typed}, or with what one slip may have made of it. */
  static boolean beginsNearly(String word, String typed) {
    int same = 0;
    while (same < typed.length()
        && same < word.length()
        && typed.charAt(same) == word.charAt(same)) {
      same++;
    }
    if (same == typed.length()) {
      return true;
    }
    return word.startsWith(typed.substring(same + 1), same) // One too many.
        || (same < word.length()
            && (word.startsWith(typed.substring(same), same + 1) // One left out.
                || word.startsWith(typed.substring(same + 1), same + 1) // Another one.
                || swapped(word, typed, same)));
  }

  private static boolean swapped(String word, String typed, int at) {
    return at + 1 < typed.length()
        && at + 1 < word.length()
        && typed.charAt(at) == word.charAt(at + 1)
        && typed.charAt(at + 1) == word.charAt(at)
        && word.startsWith(typed.substring(at + 2), at + 2);
  }

  /** Whether every one of {@code typed} begins one of {@code words}, at most one with a slip. */
  static boolean allBegin(List<String> words, List<String> typed, boolean slip) {
    boolean forgiven = slip;
    for (String one : typed) {
      if (words.stream().anyMatch(word -> word.startsWith(one))) {
        continue;
      }
      if (!forgiven
          || !forgiven(one)
          || words.stream().noneMatch(word -> beginsNearly(word, one))) {
        return false;
      }
      forgiven = false;
    }
    return true;
  }
}
