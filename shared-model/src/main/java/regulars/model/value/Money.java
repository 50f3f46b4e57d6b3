package regulars.model.value;

import java.util.Currency;

/**
 * An amount of money in minor units (cents for USD, whole yen for JPY) with its currency.
 *
 * <p>Immutable. Arithmetic is exact and refuses to overflow or to mix currencies.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency ISO 4217 currency
 */
public record Money(long minor, Currency currency) {

  /** {@code minor} units of the currency with this ISO 4217 code. */
  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }

  /** The sum. Throws {@link ArithmeticException} on overflow or on another currency. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other)), currency);
  }

  /** The difference. Throws {@link ArithmeticException} on overflow or on another currency. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other)), currency);
  }

  /** The same currency with another amount in minor units. */
  public Money withMinor(long otherMinor) {
    return new Money(otherMinor, currency);
  }

  /** How many minor units make one major unit: 100 for USD, 1 for JPY. */
  public long minorPerMajor() {
    return minorPerMajor(currency);
  }

  /** How many minor units make one major unit of a currency: 100 for USD, 1 for JPY. */
  public static long minorPerMajor(Currency currency) {
    long units = 1;
    for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      units *= 10;
    }
    return units;
  }

  private long sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new ArithmeticException(
          "Can't add " + other.currency.getCurrencyCode() + " to " + currency.getCurrencyCode());
    }
    return other.minor;
  }
}
