package regulars.counter.till.line;

import java.util.List;
import java.util.Locale;
import regulars.model.sale.Sale;

/** A sale as a CSV record: {@link #COLUMNS} in this order, then four cells for each basket line. */
final class CsvSale {
  static final List<String> COLUMNS =
      List.of(
          "kind",
          "till",
          "ticket",
          "at",
          "day",
          "total",
          "currency",
          "phone",
          "member",
          "external",
          "original_ticket",
          "original_day");

  private static final int CELLS_OF_LINE = 4;

  private final ShopTerms terms;

  CsvSale(ShopTerms terms) {
    this.terms = terms;
  }

  /** Whether this is the line with the names of the columns. */
  static boolean isHeader(List<String> cells) {
    return cells.size() >= 2
        && cells.get(0).strip().toLowerCase(Locale.ROOT).equals(COLUMNS.get(0))
        && cells.get(1).strip().toLowerCase(Locale.ROOT).equals(COLUMNS.get(1));
  }

  Sale read(List<String> cells) throws LineException {
    int fixed = COLUMNS.size();
    if (cells.size() < fixed || (cells.size() - fixed) % CELLS_OF_LINE != 0) {
      throw new LineException(
          "has "
              + cells.size()
              + " columns instead of "
              + fixed
              + " and "
              + CELLS_OF_LINE
              + " more for each basket line");
    }
    SaleDraft draft = new SaleDraft(terms);
    draft.kind(cells.get(0));
    draft.till(cells.get(1));
    draft.ticket(cells.get(2));
    draft.at(cells.get(3));
    draft.day(cells.get(4));
    draft.currency(cells.get(6));
    draft.total(Amounts.read(cells.get(5), draft.currency()));
    draft.phone(cells.get(7));
    draft.member(cells.get(8));
    draft.external(cells.get(9));
    draft.original(cells.get(10), cells.get(11));
    for (int i = fixed; i < cells.size(); i += CELLS_OF_LINE) {
      draft.line(
          cells.get(i),
          cells.get(i + 1),
          cells.get(i + 2),
          Amounts.read(cells.get(i + 3), draft.currency()));
    }
    return draft.sale();
  }
}
