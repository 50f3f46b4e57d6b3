package regulars.counter.till.line;

import java.util.List;

/**
 * One sale a line, as a JSON object or as a CSV record: docs/tills.md says how to write one. Reads
 * any bytes whatever without failing; holds nothing between lines and may be shared by threads.
 */
public final class LineProtocol {
  private final ShopTerms terms;

  /** Reads lines of a shop's tills. */
  public LineProtocol(ShopTerms terms) {
    this.terms = terms;
  }

  /** Reads one line, without its line end. */
  public SaleLineRead read(byte[] line) {
    return switch (Utf8.read(line)) {
      case Utf8.Text.Bad bad -> new SaleLineRead.Bad("the line " + bad.reason());
      case Utf8.Text.Good good -> read(good.text());
    };
  }

  private SaleLineRead read(String line) {
    if (line.isBlank()) {
      return new SaleLineRead.Nothing();
    }
    try {
      if (line.stripLeading().startsWith("{")) {
        return new SaleLineRead.Good(new JsonSale(terms).read(line));
      }
      List<String> cells =
          switch (CsvLine.split(line, ',')) {
            case CsvLine.Split.Broken broken -> throw new LineException(broken.reason());
            case CsvLine.Split.Cells split -> split.cells();
          };
      if (CsvSale.isHeader(cells)) {
        return new SaleLineRead.Nothing();
      }
      return new SaleLineRead.Good(new CsvSale(terms).read(cells));
    } catch (LineException e) {
      return new SaleLineRead.Bad(e.reason());
    }
  }
}
