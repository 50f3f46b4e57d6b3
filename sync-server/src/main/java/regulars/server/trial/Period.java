package regulars.server.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Some business days of the shop.
 *
 * @param from the first
 * @param to the last, not before the first
 */
public record Period(LocalDate from, LocalDate to) {
  /** Three years: what a page can still show by day. */
  static final int MOST_DAYS = 1_100;

  /** Refuses a period that ends before it begins or is too long. */
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the last day is before the first");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new IllegalArgumentException("a period has at most " + MOST_DAYS + " days");
    }
  }

  /** The calendar month before this moment's. */
  public static Period lastMonth(Instant now, ZoneId zone) {
    YearMonth month = YearMonth.from(now.atZone(zone)).minusMonths(1);
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /** Whether the day is one of them. */
  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
