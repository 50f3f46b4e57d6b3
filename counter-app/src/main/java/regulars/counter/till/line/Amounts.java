package regulars.counter.till.line;

import java.math.BigDecimal;
import java.util.Currency;
import regulars.model.sale.Sale;

/** Reads amounts of money exactly: decimal text to minor units, never through a binary fraction. */
public final class Amounts {
  private static final int LONGEST = 32;
  private static final int MOST_DIGITS_AFTER_POINT = 12;

  private Amounts() {}

  /** What an amount is. */
  public sealed interface Amount {
    /** In minor units. */
    record Good(long minor) implements Amount {}

    /** Why it is none: goes after the name of the field. */
    record Bad(String reason) implements Amount {}
  }

  /** Reads {@code "18.00"}, {@code "18"} or {@code "-2.5"}; no grouping, no currency sign. */
  public static Amount read(String text, Currency currency) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return new Amount.Bad("is missing");
    }
    if (!isPlain(trimmed)) {
      return new Amount.Bad("is not an amount: write digits and a point, as in 18.00");
    }
    return exact(new BigDecimal(trimmed), currency);
  }

  /** Takes minor units as they are. */
  static Amount minor(long minor) {
    return minor > Sale.MOST_MINOR || minor < -Sale.MOST_MINOR
        ? new Amount.Bad("is larger than any sale")
        : new Amount.Good(minor);
  }

  /** Turns an exact decimal into minor units. */
  static Amount exact(BigDecimal major, Currency currency) {
    if (major.precision() > LONGEST || Math.abs((long) major.scale()) > LONGEST) {
      return new Amount.Bad("has too many digits");
    }
    int digits = currency.getDefaultFractionDigits();
    BigDecimal minor = major.movePointRight(digits).stripTrailingZeros();
    if (minor.scale() > 0) {
      return new Amount.Bad(
          "has a fraction of the smallest coin: "
              + currency.getCurrencyCode()
              + " has "
              + digits
              + " decimals");
    }
    return minor.abs().compareTo(BigDecimal.valueOf(Sale.MOST_MINOR)) > 0
        ? new Amount.Bad("is larger than any sale")
        : new Amount.Good(minor.longValueExact());
  }

  /** Whether this is a plain decimal number: a sign, digits, a point, digits. */
  public static boolean isPlain(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    int at = text.startsWith("-") ? 1 : 0;
    int before = digits(text, at);
    at += before;
    if (at == text.length()) {
      return before > 0;
    }
    if (text.charAt(at) != '.') {
      return false;
    }
    int after = digits(text, at + 1);
    return before > 0
        && after > 0
        && after <= MOST_DIGITS_AFTER_POINT
        && at + 1 + after == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
