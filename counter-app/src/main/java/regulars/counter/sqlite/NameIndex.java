package regulars.counter.sqlite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every word of every name in the mirror, and whose it is, in memory: two words in any order and a
 * slip of the finger are found in a fraction of a millisecond among a million members, whatever the
 * names are like. About 25 MB for a million.
 *
 * <p>It may know too much, never too little: who was renamed or erased is still found under the
 * words of before, so that whoever reads the row looks at the name again. Safe for use by several
 * threads.
 */
final class NameIndex {
  private final Object loading = new Object();

  /**
   * So many words that came in one by one, or this share of all, are put in order with the rest.
   */
  private static final int MOST_LATER = 4_000;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int SHARE_LATER = 4;

  private static final String NAMES =
      "SELECT id, name_folded FROM member WHERE name_folded IS NOT NULL";

  private final TreeMap<String, IntList> later = new TreeMap<>();
  private WordTable words = new WordTable(new TreeMap<>());
  private boolean begun;
  private boolean complete;

  /** Reads all names, once; whoever comes meanwhile waits. */
  void load(Db db) {
    synchronized (loading) {
      synchronized (this) {
        if (complete) {
          return;
        }
        begun = true;
      }
      Map<String, IntList> all = new HashMap<>();
      db.each(NAMES, row -> put(all, row.getLong(1), row.getString(2)));
      WordTable table = new WordTable(new TreeMap<>(all));
      synchronized (this) {
        words = table;
        complete = true;
      }
    }
  }

  private static void put(Map<String, IntList> to, long id, String folded) {
    for (String word : split(folded)) {
      to.computeIfAbsent(word, _ -> new IntList()).add(Math.toIntExact(id));
    }
  }

  /** Takes in a member that has just got this name; what is read later has it anyway. */
  synchronized void add(long id, String folded) {
    if (!begun) {
      return;
    }
    put(later, id, folded);
    if (complete && later.size() > Math.max(MOST_LATER, words.size() / SHARE_LATER)) {
      words = words.with(later);
      later.clear();
    }
  }

  /** The words of a folded name: its letters and digits, whatever stands between them. */
  static List<String> split(String folded) {
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(folded)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The rows in whose name every one of these begins a word, in any order. */
  synchronized BitSet beginning(List<String> typed) {
    return all(typed, -1);
  }

  /** The same with a slip of the finger in one of the words. */
  synchronized BitSet nearly(List<String> typed) {
    BitSet found = new BitSet();
    for (int at = 0; at < typed.size(); at++) {
      if (Typo.forgiven(typed.get(at))) {
        found.or(all(typed, at));
      }
    }
    return found;
  }

  private BitSet all(List<String> typed, int slip) {
    BitSet found = new BitSet();
    for (int at = 0; at < typed.size(); at++) {
      BitSet with = at == slip ? nearly(typed.get(at)) : beginning(typed.get(at));
      if (at == 0) {
        found = with;
      } else {
        found.and(with);
      }
      if (found.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private BitSet beginning(String word) {
    BitSet rows = new BitSet();
    words.beginning(word, rows);
    later
        .subMap(word, true, word + Character.MAX_VALUE, true)
        .values()
        .forEach(ids -> ids.into(rows));
    return rows;
  }

  private BitSet nearly(String word) {
    BitSet rows = new BitSet();
    words.nearly(word, rows);
    later.forEach((known, ids) -> {
      if (Typo.beginsNearly(known, word)) {
        ids.into(rows);
      }
    });
    return rows;
  }
}
