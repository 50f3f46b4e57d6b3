package regulars.counter.till.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.CsvLine;
import regulars.counter.till.line.Utf8;

/** The first row of a CSV file: where its columns are. Names are matched whatever their case. */
final class Header {
  private final Map<String, Integer> places = new HashMap<>();
  private final int columns;

  private Header(List<String> names) {
    columns = names.size();
    for (int i = 0; i < columns; i++) {
      places.putIfAbsent(key(names.get(i)), i);
    }
  }

  /** The header in a line; null when the line is none. */
  static @Nullable Header read(byte[] line, char separator) {
    if (Utf8.read(line) instanceof Utf8.Text.Good good
        && CsvLine.split(good.text(), separator) instanceof CsvLine.Split.Cells cells) {
      return new Header(cells.cells());
    }
    return null;
  }

  int columns() {
    return columns;
  }

  boolean has(String column) {
    return places.containsKey(key(column));
  }

  /** The place of a column; null when the file has none of that name. */
  @Nullable Integer place(String column) {
    return places.get(key(column));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
