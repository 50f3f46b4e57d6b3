package regulars.counter.memberlist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.CsvLine;
import regulars.counter.till.line.LineFramer;

/**
 * Cuts a CSV file into rows of cells. A cell in quotation marks may go over a few lines; one that
 * is never closed spoils its own line alone.
 */
final class Records implements LineFramer.Lines {
  private static final int MOST_LINES_OF_A_ROW = 20;
  private static final int BUFFER = 1 << 16;
  private static final String MARK = "\uFEFF";

  private final Charset letters;
  private final char separator;
  private final Taker taker;
  private boolean skip;
  private boolean stopped;
  private int rowLine;
  private int rowLines;
  private @Nullable String row;

  private Records(Charset letters, char separator, boolean skip, Taker taker) {
    this.letters = letters;
    this.separator = separator;
    this.skip = skip;
    this.taker = taker;
  }

  /** Where rows go. */
  interface Taker {
    /**
     * A row.
     *
     * @param line where it begins, 1 the first
     * @param cells null when the row can't be cut: it is too long, or a quotation mark is never
     *     closed
     * @return false to end the reading
     */
    boolean row(int line, @Nullable List<String> cells);
  }

  static void read(Path path, Charset letters, char separator, boolean skipFirst, Taker taker)
      throws IOException {
    Records records = new Records(letters, separator, skipFirst, taker);
    LineFramer framer = new LineFramer(records);
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0 && !records.stopped; n = in.read(buffer)) {
        framer.feed(buffer, 0, n);
      }
      if (!records.stopped) {
        framer.end();
        records.giveUp();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void line(long number, long start, byte[] bytes) {
    if (stopped) {
      return;
    }
    String text = new String(bytes, letters);
    if (number == 1 && text.startsWith(MARK)) {
      text = text.substring(1);
    }
    boolean says = number == 1 && text.matches("(?i)sep=.");
    if (row == null && (text.isBlank() || says)) {
      return;
    }
    if (row == null) {
      rowLine = Math.toIntExact(number);
      rowLines = 0;
      row = text;
    } else {
      row = row + "\n" + text;
    }
    rowLines++;
    split(row);
  }

  private void split(String whole) {
    if (CsvLine.split(whole, separator) instanceof CsvLine.Split.Cells cells) {
      row = null;
      give(rowLine, cells.cells());
    } else if (rowLines >= MOST_LINES_OF_A_ROW
        || whole.length() > ListFile.longestRow()
        || !whole.contains("\"")) {
      giveUp();
    } else if (!opens(whole)) {
      // Text after a closing mark: more lines would not mend it.
      giveUp();
    }
  }

  private boolean opens(String whole) {
    return CsvLine.split(whole, separator) instanceof CsvLine.Split.Broken broken
        && broken.reason().contains("never closed");
  }

  /** The row that was never closed is spoilt; what came after it are rows of their own. */
  private void giveUp() {
    String spoilt = row;
    row = null;
    if (spoilt == null || stopped) {
      return;
    }
    give(rowLine, null);
    String[] lines = spoilt.split("\n", -1);
    int first = rowLine;
    for (int i = 1; i < lines.length && !stopped; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      give(
          first + i,
          CsvLine.split(lines[i], separator) instanceof CsvLine.Split.Cells cells
              ? cells.cells()
              : null);
    }
  }

  private void give(int line, @Nullable List<String> cells) {
    if (skip) {
      skip = false;
    } else if (!stopped) {
      stopped = !taker.row(line, cells);
    }
  }

  @Override
  public void tooLong(long number, long start, byte[] head, long length) {
    giveUp();
    give(Math.toIntExact(number), null);
  }
}
