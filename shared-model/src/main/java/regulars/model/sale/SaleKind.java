package regulars.model.sale;

/** What a till's ticket is. Guest checks, kitchen tickets and reprints are none of these. */
public enum SaleKind {
  /** Goods sold and paid. */
  SALE,
  /** Goods brought back, all or some; a ticket of its own that names the sale it is about. */
  REFUND,
  /** A whole sale undone, usually under the sale's own ticket number. */
  VOID
}
