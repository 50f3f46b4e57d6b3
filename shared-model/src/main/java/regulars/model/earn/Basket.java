package regulars.model.earn;

import java.util.ArrayList;
import java.util.List;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;

/**
 * What of a sale the member keeps.
 *
 * @param total in minor units, not negative
 * @param lines what is left of each line; a line that is gone has no amount or is left out
 */
record Basket(long total, List<SaleLine> lines) {

  static Basket of(Sale sale) {
    return new Basket(sale.total().minor(), sale.lines());
  }

  /**
   * The basket without what a refund brought back, or nothing after a void.
   *
   * <p>A refund without lines, or with lines that the sale does not have, lowers the total alone:
   * the goods kept then count as those that earned most, as far as the total reaches.
   */
  Basket without(Sale refund) {
    if (refund.key().kind() == SaleKind.VOID) {
      return new Basket(0, List.of());
    }
    List<SaleLine> kept = new ArrayList<>(lines);
    for (SaleLine back : refund.lines()) {
      takeOut(kept, back);
    }
    return new Basket(Math.max(0, total - refund.total().minor()), kept);
  }

  /** Takes a line out where the same was sold: first a line of just this amount, then any. */
  private static void takeOut(List<SaleLine> kept, SaleLine back) {
    for (int at = 0; at < kept.size(); at++) {
      if (sameGoods(kept.get(at), back) && kept.get(at).amount() == back.amount()) {
        kept.remove(at);
        return;
      }
    }
    long left = back.amount();
    for (int at = 0; at < kept.size() && left > 0; at++) {
      SaleLine line = kept.get(at);
      if (sameGoods(line, back)) {
        long gone = Math.min(line.amount(), left);
        left -= gone;
        kept.set(
            at, new SaleLine(line.item(), line.category(), line.quantity(), line.amount() - gone));
      }
    }
  }

  private static boolean sameGoods(SaleLine sold, SaleLine back) {
    return sold.item().equals(back.item())
        && (back.category().isEmpty() || sold.category().equals(back.category()));
  }
}
