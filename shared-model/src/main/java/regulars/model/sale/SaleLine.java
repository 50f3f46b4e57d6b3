package regulars.model.sale;

import java.math.BigDecimal;

/**
 * One line of a ticket.
 *
 * @param item what was sold, in the till's words
 * @param category the till's category; empty when the till sends none
 * @param quantity pieces or weight; exact decimal, never used to work out an amount
 * @param amount what the line cost in minor units, after the line's own discounts; never negative
 */
public record SaleLine(String item, String category, BigDecimal quantity, long amount) {
  private static final int LONGEST = 120;

  /** Refuses negative amounts and overlong texts. */
  public SaleLine {
    if (amount < 0) {
      throw new IllegalArgumentException("a line's amount can't be negative: " + amount);
    }
    if (item.length() > LONGEST || category.length() > LONGEST) {
      throw new IllegalArgumentException(
          "item and category have at most " + LONGEST + " characters");
    }
  }
}
