package regulars.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

  @ParameterizedTest(name = "{0} {1} in {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1800   | USD | en-US | $18.00
          -1800  | USD | en-US | -$18.00
          5      | USD | en-US | $0.05
          123450 | USD | en-US | $1,234.50
          123450 | EUR | de-DE | 1.234,50 €
          1800   | JPY | ja-JP | ￥1,800
          1800   | JPY | en-US | ¥1,800
          1234   | KWD | en-US | KWD1.234
          9223372036854775807 | USD | en-US | $92,233,720,368,547,758.07
          """)
  void amountsAreWrittenAsPeopleExpectThem(long minor, String code, String locale, String text) {
    String written = new MoneyFormat(Locale.forLanguageTag(locale)).text(Money.of(minor, code));
    assertThat(written.replace('\u00a0', ' ')).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1800, USD, 18.00",
    "-5, USD, -0.05",
    "1800, JPY, 1800",
    "0, USD, 0.00",
    "1, KWD, 0.001"
  })
  void plainAmountsAreForFiles(long minor, String code, String text) {
    assertThat(MoneyFormat.plain(Money.of(minor, code))).isEqualTo(text);
  }
}
