package regulars.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Money TWO = Money.of(200, "USD");

  @Test
  void sumsAreExact() {
    assertThat(TWO.plus(Money.of(5, "USD"))).isEqualTo(Money.of(205, "USD"));
    assertThat(TWO.minus(Money.of(205, "USD"))).isEqualTo(Money.of(-5, "USD"));
  }

  @Test
  void currenciesDontMix() {
    assertThatThrownBy(() -> TWO.plus(Money.of(1, "EUR"))).hasMessageContaining("EUR");
    assertThatThrownBy(() -> TWO.minus(Money.of(1, "EUR"))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void overflowIsAnErrorAndNotAnAmount() {
    assertThatThrownBy(() -> TWO.withMinor(Long.MAX_VALUE).plus(TWO))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> TWO.withMinor(Long.MIN_VALUE).minus(TWO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void eachCurrencyHasItsOwnMinorUnit() {
    assertThat(TWO.minorPerMajor()).isEqualTo(100);
    assertThat(Money.minorPerMajor(Currency.getInstance("JPY"))).isEqualTo(1);
    assertThat(Money.minorPerMajor(Currency.getInstance("KWD"))).isEqualTo(1_000);
  }
}
