package regulars.server.cli;

import java.io.PrintStream;
import java.util.List;

/** A table in plain text. */
final class Columns {
  private Columns() {}

  /** Prints rows of equal length, each column as wide as its widest text. */
  static void print(PrintStream out, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int at = 0; at < columns; at++) {
        widths[at] = Math.max(widths[at], row.get(at).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int at = 0; at < columns; at++) {
        line.append(row.get(at));
        line.append(" ".repeat(widths[at] - row.get(at).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
