package regulars.counter.settings.rules;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a document an edit takes out and puts in; blank ones don't count. */
final class LineChanges {
  private LineChanges() {}

  /**
   * One line.
   *
   * @param added whether it is put in; else it is taken out
   * @param line what it says
   */
  record Change(boolean added, String line) {}

  /** The changes in the order of the documents. */
  static List<Change> between(String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int[][] common = common(old, now);
    List<Change> changes = new ArrayList<>();
    int at = 0;
    int to = 0;
    while (at < old.size() || to < now.size()) {
      if (at < old.size() && to < now.size() && old.get(at).equals(now.get(to))) {
        at++;
        to++;
      } else if (to >= now.size()
          || (at < old.size() && common[at + 1][to] >= common[at][to + 1])) {
        changes.add(new Change(false, old.get(at++)));
      } else {
        changes.add(new Change(true, now.get(to++)));
      }
    }
    return changes;
  }

  /** How many lines the rests of both documents have in common. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 2][now.size() + 2];
    for (int at = old.size() - 1; at >= 0; at--) {
      for (int to = now.size() - 1; to >= 0; to--) {
        common[at][to] =
            old.get(at).equals(now.get(to))
                ? common[at + 1][to + 1] + 1
                : Math.max(common[at + 1][to], common[at][to + 1]);
      }
    }
    return common;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
