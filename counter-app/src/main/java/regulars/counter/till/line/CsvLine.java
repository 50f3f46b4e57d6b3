package regulars.counter.till.line;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a CSV file: cells between separators, in double quotes where they hold a separator or
 * a quote (which is then doubled). One line is one record, so a stray quote never swallows the
 * next.
 */
public final class CsvLine {
  private CsvLine() {}

  /** What a line splits into. */
  public sealed interface Split {
    /** Its cells, as written. */
    record Cells(List<String> cells) implements Split {}

    /** Why it does not split. */
    record Broken(String reason) implements Split {}
  }

  /** Splits a line at {@code separator}. */
  public static Split split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        int end = quoted(line, at + 1, cell);
        if (end < 0) {
          return new Split.Broken(
              "column " + (cells.size() + 1) + ": a quotation mark is opened and never closed");
        }
        if (end < line.length() && line.charAt(end) != separator) {
          return new Split.Broken(
              "column " + (cells.size() + 1) + ": text after the closing quotation mark");
        }
        cells.add(cell.toString());
        at = end;
      } else {
        int end = line.indexOf(separator, at);
        end = end < 0 ? line.length() : end;
        cells.add(line.substring(at, end));
        at = end;
      }
      if (at >= line.length()) {
        return new Split.Cells(cells);
      }
      at++;
    }
  }

  /** Reads up to the closing quote; where it stood plus one, or -1. */
  private static int quoted(String line, int from, StringBuilder cell) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return at;
      }
    }
    return -1;
  }
}
