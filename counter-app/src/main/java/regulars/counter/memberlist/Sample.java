package regulars.counter.memberlist;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The first rows of a file, cut at the separator that fits best.
 *
 * @param separator between cells
 * @param rows the first rows
 */
record Sample(char separator, List<List<String>> rows) {
  private static final int ROWS = 30;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{6,24}");
  private static final Pattern LETTERS = Pattern.compile(".*\\p{L}{2}.*");

  static Sample of(Path path, Charset letters) throws IOException {
    Sample best = new Sample(',', List.of());
    long bestScore = -1;
    for (char separator : SEPARATORS) {
      Sample sample = cut(path, letters, separator);
      if (sample.score() > bestScore) {
        best = sample;
        bestScore = sample.score();
      }
    }
    return best;
  }

  private static Sample cut(Path path, Charset letters, char separator) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    Records.read(
        path,
        letters,
        separator,
        false,
        (_, cells) -> {
          rows.add(cells == null ? List.of() : cells);
          return rows.size() < ROWS;
        });
    return new Sample(separator, rows);
  }

  /** How many rows have as many cells as the first, if it has several. */
  private long score() {
    int width = first().size();
    return width < 2 ? 0 : 100 * rows.stream().filter(row -> row.size() == width).count() + width;
  }

  List<String> first() {
    return rows.isEmpty() ? List.of() : rows.getFirst();
  }

  boolean more() {
    return rows.size() > 1;
  }

  /** Whether the first row names the columns: some name is known, or none of it is a value. */
  boolean named() {
    if (Columns.named(first())) {
      return true;
    }
    return more()
        && first().stream().noneMatch(cell -> cell.matches(".*[0-9]{3}.*") || cell.isBlank())
        && rows.get(1).stream().anyMatch(cell -> cell.matches(".*[0-9]{3}.*"));
  }

  /** What the values themselves suggest: the column of phones, and the first of letters. */
  Columns guess() {
    Map<Field, Integer> places = new EnumMap<>(Field.class);
    for (int column = 0; column < first().size(); column++) {
      if (mostly(column, PHONE)) {
        places.putIfAbsent(Field.PHONE, column);
      } else if (mostly(column, LETTERS)) {
        places.putIfAbsent(Field.NAME, column);
      }
    }
    return new Columns(places);
  }

  private boolean mostly(int column, Pattern pattern) {
    long fits =
        rows.stream()
            .filter(
                row -> row.size() > column && pattern.matcher(row.get(column).strip()).matches())
            .count();
    return 2 * fits > rows.size();
  }
}
