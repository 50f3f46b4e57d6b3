package regulars.counter.till.export;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.export.RowReader.Row;
import regulars.counter.till.export.RowReader.RowException;
import regulars.counter.till.line.CsvLine;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.ShopTerms;
import regulars.counter.till.line.Utf8;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/**
 * Groups the rows of a sales file to receipts: the rows of one receipt stand together and share
 * till, day and ticket. Holds one receipt at a time, however long the file. A receipt with a broken
 * row is refused as a whole: half a receipt would give wrong points.
 */
final class ReceiptReader implements LineFramer.Lines {
  private static final int LONGEST_RAW = 256 * 1024;
  private static final int MOST_STRAYS = 1_000;

  private final Profile profile;
  private final ShopTerms terms;
  private final RowReader rows;
  private final Receipts receipts;

  private @Nullable String group;
  private final List<Row> good = new ArrayList<>();
  private final List<RefusedLine> broken = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private long firstLine;
  private long lastLine;
  private long start;
  private int count;

  ReceiptReader(
      Profile profile,
      Header header,
      @Nullable Products products,
      ShopTerms terms,
      Receipts receipts) {
    this.profile = profile;
    this.terms = terms;
    this.rows = new RowReader(profile, header, products, terms);
    this.receipts = receipts;
  }

  /** A broken row that does not belong to the receipt before it, unless the next row says so. */
  private record Stray(
      @Nullable String group, long number, long start, byte[] bytes, String reason) {}

  @Override
  public void line(long number, long startOfLine, byte[] bytes) {
    switch (Utf8.read(bytes)) {
      case Utf8.Text.Bad bad -> stray(null, number, startOfLine, bytes, "the row " + bad.reason());
      case Utf8.Text.Good text -> {
        if (!text.text().isBlank()) {
          switch (CsvLine.split(text.text(), profile.sales().separator())) {
            case CsvLine.Split.Broken bad -> stray(null, number, startOfLine, bytes, bad.reason());
            case CsvLine.Split.Cells cells -> row(number, startOfLine, bytes, cells.cells());
          }
        }
      }
    }
  }

  @Override
  public void tooLong(long number, long startOfLine, byte[] head, long length) {
    stray(null, number, startOfLine, head, "the row is longer than 64 KiB");
  }

  /** The file ended: so did its last receipt. */
  void end() {
    finish();
    strays.forEach(this::alone);
    strays.clear();
  }

  /** Offset of the first row that is not yet handed over, and the lines before it. */
  Place unfinished(Place end) {
    if (count > 0) {
      return new Place(start, firstLine - 1);
    }
    return strays.isEmpty()
        ? end
        : new Place(strays.getFirst().start(), strays.getFirst().number() - 1);
  }

  private void row(long number, long startOfLine, byte[] bytes, List<String> cells) {
    String its = rows.group(cells);
    boolean goesOn = count > 0 && its != null && its.equals(group);
    try {
      Row row = rows.read(cells);
      if (goesOn) {
        strays.forEach(this::takeStray);
        strays.clear();
      } else {
        begin(its);
      }
      take(number, startOfLine, bytes);
      add(row);
    } catch (RowException e) {
      String reason = String.valueOf(e.getMessage());
      if (goesOn) {
        strays.forEach(this::takeStray);
        strays.clear();
        take(number, startOfLine, bytes);
        note(number, reason);
      } else {
        stray(its, number, startOfLine, bytes, reason);
      }
    }
  }

  /** The next receipt begins; a stray row of the same receipt just before is its first. */
  private void begin(@Nullable String its) {
    finish();
    group = its;
    for (Stray stray : strays) {
      if (its != null && its.equals(stray.group())) {
        takeStray(stray);
      } else {
        alone(stray);
      }
    }
    strays.clear();
  }

  private void stray(
      @Nullable String its, long number, long startOfLine, byte[] bytes, String reason) {
    if (strays.size() == MOST_STRAYS) {
      end();
    }
    strays.add(new Stray(its, number, startOfLine, bytes, reason));
  }

  private void takeStray(Stray stray) {
    take(stray.number(), stray.start(), stray.bytes());
    note(stray.number(), stray.reason());
  }

  private void note(long number, String reason) {
    if (broken.size() < MOST_STRAYS) {
      broken.add(new RefusedLine(number, reason));
    }
  }

  private void alone(Stray stray) {
    receipts.refused(
        stray.start(), stray.bytes(), List.of(new RefusedLine(stray.number(), stray.reason())));
  }

  private void add(Row row) throws RowException {
    if (good.size() == Sale.MOST_LINES) {
      throw new RowException("the receipt has more than " + Sale.MOST_LINES + " rows");
    }
    if (!good.isEmpty() && !good.getFirst().buyer().equals(row.buyer())) {
      throw new RowException("names another member than the receipt's first row");
    }
    good.add(row);
  }

  private void take(long number, long startOfLine, byte[] bytes) {
    if (count == 0) {
      firstLine = number;
      start = startOfLine;
    }
    count++;
    lastLine = number;
    if (raw.size() + bytes.length < LONGEST_RAW) {
      raw.writeBytes(bytes);
      raw.write('\n');
    }
  }

  private void finish() {
    if (count == 0) {
      return;
    }
    try {
      if (broken.isEmpty()) {
        receipts.sale(firstLine, start, raw.toByteArray(), sale());
      }
    } catch (RowException | DateTimeException | ArithmeticException e) {
      broken.add(new RefusedLine(firstLine, String.valueOf(e.getMessage())));
    }
    if (!broken.isEmpty()) {
      if (count > broken.size()) {
        broken.replaceAll(this::withReceipt);
      }
      receipts.refused(start, raw.toByteArray(), List.copyOf(broken));
    }
    group = null;
    good.clear();
    broken.clear();
    raw.reset();
    count = 0;
  }

  private RefusedLine withReceipt(RefusedLine row) {
    return new RefusedLine(
        row.line(),
        row.reason() + "; its receipt, lines " + firstLine + " to " + lastLine + ", is left out");
  }

  private Sale sale() throws RowException {
    Row first = good.getFirst();
    List<SaleLine> lines = good.stream().map(Row::line).toList();
    long total = 0;
    for (SaleLine line : lines) {
      total = Math.addExact(total, line.amount());
    }
    if (total > Sale.MOST_MINOR) {
      throw new RowException("the receipt's total is larger than any sale");
    }
    return new Sale(
        first.key(),
        first.at().atZone(rows.zone()).toInstant(),
        new Money(total, terms.currency()),
        lines,
        first.buyer(),
        null);
  }
}
