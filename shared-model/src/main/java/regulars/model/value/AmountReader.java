package regulars.model.value;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads amounts as people type them and tills export them, exactly: {@code 18.00}, {@code
 * 1,234.50}, {@code 1.234,50}. Which character stands before the cents is told, never guessed; what
 * stands between thousands must stand where thousands are, so that {@code 1,50} is not read as 150.
 *
 * <p>Immutable and safe for use from several threads.
 */
public final class AmountReader {

  /** What a text turned out to be. */
  public sealed interface Reading {
    /** An amount. */
    record Good(Money money) implements Reading {}

    /** None. */
    record Bad(Why why) implements Reading {}
  }

  /** Why a text is no amount. */
  public enum Why {
    /** Nothing there. */
    EMPTY,
    /** Something else than a number, or in another currency, or with its thousands out of place. */
    NOT_AN_AMOUNT,
    /** A fraction of a cent, or whatever the smallest unit is. */
    TOO_FINE,
    /** More than any amount can be. */
    TOO_LARGE
  }

  private static final int LONGEST = 64;

  private final Currency currency;
  private final int minorDigits;
  private final Pattern number;
  private final Pattern sign;

  /**
   * Amounts of one currency.
   *
   * @param decimalSeparator what stands before the minor units: point or comma. Throws {@link
   *     IllegalArgumentException} for anything else
   * @param currency the currency they are in
   */
  public AmountReader(char decimalSeparator, Currency currency) {
    if (decimalSeparator != '.' && decimalSeparator != ',') {
      throw new IllegalArgumentException(
          "amounts have a point or a comma, not '" + decimalSeparator + "'");
    }
    this.currency = currency;
    this.minorDigits = Math.max(0, currency.getDefaultFractionDigits());
    String thousands = "[ \\u00A0\\u2009\\u202F'’" + (decimalSeparator == '.' ? ',' : '.') + "]";
    // The separator is the same throughout; India groups by two above the last three.
    String whole =
        "(?<whole>[0-9]+|[0-9]{1,3}(?<by>" + thousands + ")(?:[0-9]{2,3}\\k<by>)*[0-9]{3})";
    String fraction = "(?:\\Q" + decimalSeparator + "\\E(?<fraction>[0-9]*))?";
    this.number = Pattern.compile(whole + "?" + fraction);
    this.sign = Pattern.compile(String.join("|", signs(currency)));
  }

  /** Reads an amount, with or without the currency's sign, negative with a minus at either end. */
  public Reading read(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new Reading.Bad(Why.EMPTY);
    }
    if (stripped.length() > LONGEST) {
      return new Reading.Bad(Why.NOT_AN_AMOUNT);
    }
    String unsigned = sign.matcher(stripped.replace('−', '-')).replaceFirst("").strip();
    boolean negative = unsigned.startsWith("-") || unsigned.endsWith("-");
    String digits = negative ? withoutMinus(unsigned).strip() : unsigned;
    Matcher matcher = number.matcher(digits);
    return matcher.matches() ? exact(matcher, negative) : new Reading.Bad(Why.NOT_AN_AMOUNT);
  }

  private Reading exact(Matcher matcher, boolean negative) {
    String whole = matcher.group("whole");
    String fraction = matcher.group("fraction");
    String digits = (whole == null ? "" : whole.replaceAll("[^0-9]", ""));
    String decimals = fraction == null ? "" : fraction;
    if (digits.isEmpty() && decimals.isEmpty()) {
      return new Reading.Bad(Why.NOT_AN_AMOUNT);
    }
    BigDecimal amount = new BigDecimal("0" + digits + "." + decimals + "0");
    BigDecimal minor = amount.movePointRight(minorDigits).stripTrailingZeros();
    if (minor.scale() > 0) {
      return new Reading.Bad(Why.TOO_FINE);
    }
    if (minor.precision() - minor.scale() > 18) {
      return new Reading.Bad(Why.TOO_LARGE);
    }
    long units = minor.longValueExact();
    return new Reading.Good(new Money(negative ? -units : units, currency));
  }

  private static String withoutMinus(String text) {
    return text.startsWith("-") ? text.substring(1) : text.substring(0, text.length() - 1);
  }

  /** The code, the sign as other countries write it (US$), and the sign alone ($). */
  private static Set<String> signs(Currency currency) {
    Set<String> signs = new LinkedHashSet<>();
    String symbol = currency.getSymbol(Locale.ROOT);
    signs.add(Pattern.quote(symbol));
    signs.add(Pattern.quote(currency.getCurrencyCode()));
    String last = symbol.substring(symbol.length() - 1);
    if (Character.getType(last.charAt(0)) == Character.CURRENCY_SYMBOL) {
      signs.add(Pattern.quote(last));
    }
    return signs;
  }
}
