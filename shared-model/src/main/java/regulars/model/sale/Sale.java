package regulars.model.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.value.Money;

/**
 * What a till says happened. For a refund the amounts are what was given back, not negative.
 *
 * @param key its natural key
 * @param occurredAt the till's time, as an instant
 * @param total what was paid (or given back), never negative
 * @param lines the basket, at most {@value #MOST_LINES} lines; may be empty where a till sends none
 * @param buyer whom it belongs to, as far as the till knows
 * @param original the sale that a refund or void is about; null for sales, and where a till does
 *     not say
 */
public record Sale(
    SaleKey key,
    Instant occurredAt,
    Money total,
    List<SaleLine> lines,
    Buyer buyer,
    @Nullable Original original) {

  /** More lines than any basket has; a longer list is a broken or hostile input. */
  public static final int MOST_LINES = 1_000;

  /** No single sale in minor units is larger: keeps every sum far from overflow. */
  public static final long MOST_MINOR = 1_000_000_000_000L;

  /**
   * Which sale a refund or void is about.
   *
   * @param businessDay null when the till gives only the ticket: then its latest sale of that
   *     ticket
   * @param ticket the original's ticket number
   */
  public record Original(@Nullable LocalDate businessDay, String ticket) {}

  /** Refuses negative or absurd totals and overlong baskets. */
  public Sale {
    if (total.minor() < 0 || total.minor() > MOST_MINOR) {
      throw new IllegalArgumentException(
          "a sale's total must be 0 to " + MOST_MINOR + " minor units");
    }
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("a sale has at most " + MOST_LINES + " lines");
    }
    lines = List.copyOf(lines);
  }

  /** Whether this takes points back rather than giving them. */
  public boolean takesBack() {
    return key.kind() != SaleKind.SALE;
  }
}
