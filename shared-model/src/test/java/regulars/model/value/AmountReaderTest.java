package regulars.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.model.value.AmountReader.Reading;
import regulars.model.value.AmountReader.Why;

class AmountReaderTest {

  @ParameterizedTest(name = "{1} {2} with {0} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          . | USD | 18.00        | 1800
          . | USD | 18           | 1800
          . | USD | 18.          | 1800
          . | USD | 18.5         | 1850
          . | USD | .5           | 50
          . | USD | 0.05         | 5
          . | USD | 0            | 0
          . | USD | 007.10       | 710
          . | USD | 18.5000      | 1850
          . | USD | 1,234.50     | 123450
          . | USD | 1,234,567.89 | 123456789
          . | USD | 12,34,567.89 | 123456789
          . | USD | 1 234.50     | 123450
          . | USD | 1'234.50     | 123450
          . | USD | -18.00       | -1800
          . | USD | −18.00       | -1800
          . | USD | 18.00-       | -1800
          . | USD | $18.00       | 1800
          . | USD | -$18.00      | -1800
          . | USD | $-18.00      | -1800
          . | USD | US$ 18.00    | 1800
          . | USD | 18.00 USD    | 1800
          , | EUR | 1.234,50     | 123450
          , | EUR | 1.234,50 €   | 123450
          , | EUR | 1 234,5      | 123450
          , | EUR | 1.234        | 123400
          . | JPY | 1,800        | 1800
          . | JPY | 1800.0       | 1800
          . | KWD | 1.234        | 1234
          . | USD | 9999999999999999.99 | 999999999999999999
          """)
  void amountsAreReadExactly(char separator, String code, String text, long minor) {
    assertThat(read(separator, code, text)).isEqualTo(new Reading.Good(Money.of(minor, code)));
  }

  @ParameterizedTest(name = "{1} {2} with {0} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          . | USD | ``           | EMPTY
          . | USD | `  `         | EMPTY
          . | USD | 18.005       | TOO_FINE
          . | USD | 0.001        | TOO_FINE
          . | JPY | 18.5         | TOO_FINE
          . | USD | 1,50         | NOT_AN_AMOUNT
          . | USD | 1,2345       | NOT_AN_AMOUNT
          . | USD | 1234,567     | NOT_AN_AMOUNT
          . | USD | 1.234,50     | NOT_AN_AMOUNT
          . | USD | 1,234 567    | NOT_AN_AMOUNT
          . | USD | ,123         | NOT_AN_AMOUNT
          . | USD | 1,,234       | NOT_AN_AMOUNT
          , | EUR | 18.00        | NOT_AN_AMOUNT
          , | EUR | 1,234.50     | NOT_AN_AMOUNT
          . | USD | €18.00       | NOT_AN_AMOUNT
          . | USD | 18.00 EUR    | NOT_AN_AMOUNT
          . | USD | --18         | NOT_AN_AMOUNT
          . | USD | -            | NOT_AN_AMOUNT
          . | USD | .            | NOT_AN_AMOUNT
          . | USD | $            | NOT_AN_AMOUNT
          . | USD | 1e3          | NOT_AN_AMOUNT
          . | USD | 0x10         | NOT_AN_AMOUNT
          . | USD | NaN          | NOT_AN_AMOUNT
          . | USD | 1.2.3        | NOT_AN_AMOUNT
          . | USD | twelve       | NOT_AN_AMOUNT
          . | USD | 10000000000000000.00 | TOO_LARGE
          . | USD | 99999999999999999999999999999999 | TOO_LARGE
          """)
  void anythingElseIsRefused(char separator, String code, String text, Why why) {
    assertThat(read(separator, code, text)).isEqualTo(new Reading.Bad(why));
  }

  @Test
  void endlessInputIsRefused() {
    assertThat(read('.', "USD", "1".repeat(1_000_000)))
        .isEqualTo(new Reading.Bad(Why.NOT_AN_AMOUNT));
    assertThat(read('.', "USD", "1,111".repeat(12))).isEqualTo(new Reading.Bad(Why.NOT_AN_AMOUNT));
  }

  @Test
  void whatFilesHoldReadsAsWhatWasWritten() {
    new Random(5)
        .longs(1_000, -Long.MAX_VALUE / 10, Long.MAX_VALUE / 10)
        .forEach(minor -> {
          for (String code : new String[] {"USD", "JPY", "KWD"}) {
            Money money = Money.of(minor, code);
            assertThat(read('.', code, MoneyFormat.plain(money)))
                .isEqualTo(new Reading.Good(money));
          }
        });
  }

  @Test
  void onlyPointAndCommaStandBeforeCents() {
    assertThatThrownBy(() -> new AmountReader(' ', Currency.getInstance("USD")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Reading read(char separator, String code, String text) {
    return new AmountReader(separator, Currency.getInstance(code)).read(text);
  }
}
