package regulars.counter.till.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.CsvLine;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.Utf8;

/** A small CSV file beside the sales file, read row by row for some of its columns. */
final class SideFile implements LineFramer.Lines {

  /** Where rows go. */
  interface Rows {
    /**
     * A row.
     *
     * @param number its line
     * @param cells of the columns asked for, in their order
     */
    void row(long number, List<String> cells) throws ProfileException;
  }

  private final String file;
  private final char separator;
  private final List<String> columns;
  private final Rows rows;
  private @Nullable Header header;
  private @Nullable ProfileException problem;

  private SideFile(String file, char separator, List<String> columns, Rows rows) {
    this.file = file;
    this.separator = separator;
    this.columns = columns;
    this.rows = rows;
  }

  static void read(Path path, Profile profile, List<String> columns, Rows rows)
      throws IOException, ProfileException {
    SideFile side =
        new SideFile(
            String.valueOf(path.getFileName()), profile.sales().separator(), columns, rows);
    LineFramer framer = new LineFramer(side);
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        framer.feed(buffer, 0, n);
        side.check();
      }
    }
    framer.end();
    side.check();
  }

  @Override
  public void line(long number, long start, byte[] bytes) {
    if (bytes.length == 0 || problem != null) {
      return;
    }
    try {
      if (header == null) {
        header = header(bytes);
      } else {
        rows.row(number, cells(header, number, bytes));
      }
    } catch (ProfileException e) {
      problem = e;
    }
  }

  @Override
  public void tooLong(long number, long start, byte[] head, long length) {
    problem = new ProfileException(file + " line " + number + " is longer than 64 KiB.");
  }

  private void check() throws ProfileException {
    if (problem != null) {
      throw problem;
    }
  }

  private Header header(byte[] bytes) throws ProfileException {
    Header read = Header.read(bytes, separator);
    if (read == null) {
      throw new ProfileException(file + " does not begin with the names of its columns.");
    }
    for (String column : columns) {
      if (!read.has(column)) {
        throw new ProfileException(file + " has no column " + column + ".");
      }
    }
    return read;
  }

  private List<String> cells(Header columnsOf, long number, byte[] bytes) throws ProfileException {
    if (!(Utf8.read(bytes) instanceof Utf8.Text.Good text)) {
      throw new ProfileException(file + " line " + number + " is not UTF-8.");
    }
    if (!(CsvLine.split(text.text(), separator) instanceof CsvLine.Split.Cells all)
        || all.cells().size() != columnsOf.columns()) {
      throw new ProfileException(
          file + " line " + number + " does not have " + columnsOf.columns() + " columns.");
    }
    List<String> some = new ArrayList<>();
    for (String column : columns) {
      Integer place = columnsOf.place(column);
      some.add(place == null ? "" : all.cells().get(place));
    }
    return some;
  }
}
