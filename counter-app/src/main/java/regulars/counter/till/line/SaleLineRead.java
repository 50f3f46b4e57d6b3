package regulars.counter.till.line;

import regulars.model.sale.Sale;

/** What one line from a till is. */
public sealed interface SaleLineRead {

  /** A sale, refund or void. */
  record Good(Sale sale) implements SaleLineRead {}

  /** Not to be used: what is wrong, in words for the owner. */
  record Bad(String reason) implements SaleLineRead {}

  /** Nothing to do: a blank line, or the header of a CSV file. */
  record Nothing() implements SaleLineRead {}
}
