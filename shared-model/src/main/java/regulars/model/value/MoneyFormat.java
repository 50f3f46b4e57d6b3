package regulars.model.value;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Writes amounts as people of one locale expect them: {@code $18.00}, {@code 18,00 €}, {@code
 * ￥1,800}. Always all digits of the minor unit, never rounded.
 *
 * <p>Immutable and safe for use from several threads.
 */
public final class MoneyFormat {
  private final Locale locale;

  /** Amounts as written in this locale. */
  public MoneyFormat(Locale locale) {
    this.locale = locale;
  }

  /** With the currency's sign or code. */
  public String text(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    BigDecimal amount = amount(money);
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }

  /** The digits alone, with a decimal point and nothing between thousands: for files. */
  public static String plain(Money money) {
    return amount(money).toPlainString();
  }

  private static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(
        money.minor(), Math.max(0, money.currency().getDefaultFractionDigits()));
  }
}
