package regulars.counter.memberlist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rows that were not taken in, as they stood, with why: a CSV file that can be mended. */
final class RefusedFile implements AutoCloseable {
  private static final String FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9 ().,/-]+");

  private final BufferedWriter out;
  private final MemberImport.Why words;
  private final char separator;
  private final int width;
  private long rows;

  /** Never over a file that is there. */
  RefusedFile(Path target, ListFile file, MemberImport.Why words) throws IOException {
    this.words = words;
    this.separator = file.separator();
    this.width = file.names().size();
    this.out =
        Files.newBufferedWriter(
            target,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    out.write('\uFEFF');
    if (file.named()) {
      List<String> names = new ArrayList<>(file.names());
      names.add(words.column());
      write(names);
    }
  }

  void row(int line, List<String> cells, String why) {
    List<String> all = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (all.size() < width) {
      all.add("");
    }
    all.add(line + ": " + words.sentence(why));
    try {
      write(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows++;
  }

  private void write(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(separator);
      }
      out.write('"');
      out.write(harmless(cells.get(i)).replace("\"", "\"\""));
      out.write('"');
    }
    out.write("\r\n");
  }

  /** Text that a spreadsheet would run begins with an apostrophe; an import takes it off again. */
  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
