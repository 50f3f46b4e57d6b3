package regulars.counter.till.export;

import java.util.List;
import regulars.counter.till.line.RefusedLine;
import regulars.model.sale.Sale;

/** Where the receipts of a sales file go, in the file's order. */
public interface Receipts {
  /**
   * A receipt.
   *
   * @param line line of its first row
   * @param start offset of that row in the file
   * @param raw its rows as they stand in the file, with LF between
   * @param sale what they say
   */
  void sale(long line, long start, byte[] raw, Sale sale);

  /**
   * A receipt that is not used.
   *
   * @param start offset of its first row in the file
   * @param raw its rows
   * @param broken the rows that are why, never empty
   */
  void refused(long start, byte[] raw, List<RefusedLine> broken);
}
