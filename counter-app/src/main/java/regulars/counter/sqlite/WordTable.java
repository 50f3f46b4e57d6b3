package regulars.counter.sqlite;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words in order, each with its rows; those of neighbours stand side by side, so that all words
 * with one beginning are one stretch. Immutable.
 */
final class WordTable {
  private final String[] words;

  /** Where the rows of each word begin, and after the last word the end. */
  private final int[] starts;

  private final int[] rows;

  WordTable(SortedMap<String, IntList> from) {
    words = from.keySet().toArray(new String[0]);
    starts = new int[words.length + 1];
    rows = new int[from.values().stream().mapToInt(IntList::size).sum()];
    int word = 0;
    int end = 0;
    for (IntList ids : from.values()) {
      end = ids.into(rows, end);
      starts[++word] = end;
    }
  }

  /** How many words. */
  int size() {
    return words.length;
  }

  /** These words and those. */
  WordTable with(Map<String, IntList> more) {
    TreeMap<String, IntList> all = new TreeMap<>();
    for (int word = 0; word < words.length; word++) {
      IntList ids = new IntList();
      for (int at = starts[word]; at < starts[word + 1]; at++) {
        ids.add(rows[at]);
      }
      all.put(words[word], ids);
    }
    more.forEach((word, ids) -> {
      int[] added = new int[ids.size()];
      ids.into(added, 0);
      IntList known = all.computeIfAbsent(word, _ -> new IntList());
      Arrays.stream(added).forEach(known::add);
    });
    return new WordTable(all);
  }

  /** Adds the rows of every word that begins so. */
  void beginning(String prefix, BitSet to) {
    take(first(prefix, 0, words.length), after(prefix, 0, words.length), to);
  }

  /** Adds the rows of every word that begins so but for one slip: see {@link Typo}. */
  void nearly(String typed, BitSet to) {
    for (int at = 0; at < typed.length(); at++) {
      String head = typed.substring(0, at);
      String tail = typed.substring(at + 1);
      int from = first(head, 0, words.length);
      int end = after(head, from, words.length);
      take(head + tail, from, end, to);
      if (!tail.isEmpty()) {
        take(head + tail.charAt(0) + typed.charAt(at) + tail.substring(1), from, end, to);
      }
      anyLetter(typed, at, from, end, to);
    }
  }

  /** Whatever letter comes next: it stands for the one at {@code at}, or was left out there. */
  private void anyLetter(String typed, int at, int from, int end, BitSet to) {
    String head = typed.substring(0, at);
    int word = from;
    while (word < end) {
      if (words[word].length() == at) {
        word++; // The beginning itself: no letter comes next.
        continue;
      }
      String longer = head + words[word].charAt(at);
      int next = after(longer, word, end);
      take(longer + typed.substring(at + 1), word, next, to);
      take(longer + typed.substring(at), word, next, to);
      word = next;
    }
  }

  private void take(String prefix, int from, int end, BitSet to) {
    take(first(prefix, from, end), after(prefix, from, end), to);
  }

  private void take(int first, int end, BitSet to) {
    for (int at = starts[first]; at < starts[end]; at++) {
      to.set(rows[at]);
    }
  }

  /** The first word that does not come before {@code prefix}. */
  private int first(String prefix, int from, int end) {
    int found = Arrays.binarySearch(words, from, end, prefix);
    return found >= 0 ? found : -found - 1;
  }

  /** The first word that comes after every one that begins with {@code prefix}. */
  private int after(String prefix, int from, int end) {
    int low = first(prefix, from, end);
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words[middle].startsWith(prefix)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
