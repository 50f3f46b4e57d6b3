package regulars.server.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A table in RFC 4180's form, in UTF-8. What somebody once typed can't become a formula: a text
 * that a spreadsheet would take for one gets an apostrophe in front.
 */
final class CsvTable implements AutoCloseable {
  private static final String STARTS_FORMULA = "=+-@\t\r\n";

  private final BufferedWriter out;

  CsvTable(Path file, String... heads) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    row((Object[]) heads);
  }

  /** A row; numbers as they are, null as nothing, everything else as guarded text. */
  void row(@Nullable Object... cells) throws IOException {
    for (int at = 0; at < cells.length; at++) {
      if (at > 0) {
        out.write(',');
      }
      Object cell = cells[at];
      if (cell instanceof Long || cell instanceof Integer) {
        out.write(cell.toString());
      } else if (cell != null) {
        out.write(quoted(guarded(cell.toString())));
      }
    }
    out.write("\r\n");
  }

  /** A number, a phone number in international form too, is none. */
  static String guarded(String text) {
    boolean risky = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    return risky && !text.matches("[+-][0-9]+(\\.[0-9]+)?") ? "'" + text : text;
  }

  static String quoted(String text) {
    boolean needed =
        text.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r')
            || text.startsWith(" ")
            || text.endsWith(" ");
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
