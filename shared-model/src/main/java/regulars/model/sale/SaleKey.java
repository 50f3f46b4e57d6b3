package regulars.model.sale;

import java.time.LocalDate;

/**
 * The natural key of a sale: the same sale seen by serial cable and in an export counts once.
 *
 * @param till which till, in the shop's words; tills number their tickets on their own
 * @param businessDay the day the till books it on; ticket numbers repeat from day to day
 * @param ticket the ticket number as the till prints it
 * @param kind sale, refund or void: a void often carries its sale's ticket number
 */
public record SaleKey(String till, LocalDate businessDay, String ticket, SaleKind kind) {
  private static final int LONGEST = 64;

  /** Refuses empty or overlong parts. */
  public SaleKey {
    if (till.isBlank() || till.length() > LONGEST) {
      throw new IllegalArgumentException("till must have 1 to " + LONGEST + " characters");
    }
    if (ticket.isBlank() || ticket.length() > LONGEST) {
      throw new IllegalArgumentException("ticket must have 1 to " + LONGEST + " characters");
    }
  }
}
