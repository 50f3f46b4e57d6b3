package regulars.counter.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "-100|-100",
        "24|24",
        "=1+1|'=1+1",
        "+1 415|'+1 415",
        "-2+3|'-2+3",
        "@SUM(A1)|'@SUM(A1)",
        "=HYPERLINK(\"x\",\"y\")|\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "a;b|\"a;b\"",
        "caf\u00e9 \u4f60|caf\u00e9 \u4f60",
        "\uff1dcmd|'\uff1dcmd",
      })
  void no_cell_is_run_or_runs_over(String text, String cell) {
    assertThat(Csv.line(List.of(text, "x"))).isEqualTo(cell + ",x\r\n");
  }
}
