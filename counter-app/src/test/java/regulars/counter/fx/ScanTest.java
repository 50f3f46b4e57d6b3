package regulars.counter.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {
  /** Every key with the milliseconds since the one before; the last is Enter. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10429, 0 5 5 5 5 5, 10429",
        "10429, 0 30 30 30 30 30, 10429",
        "1042, 0 5 5 5 5, 1042",
        "104, 0 5 5 5, -",
        "2671, 0 120 130 110 200, -",
        "2671, 0 60 60 60 60, -",
        "2671, 0 20 90 20 90, -",
        "10429, 0 5 5 120 5 5, 10429",
        "10429, 0 5 5 5 5 400, -",
        "910429, 0 900 5 5 5 5 5, 10429",
        "10429, 0 5 5 5 5 120, 10429",
        "C-77, 0 5 5 5 5, C-77",
        "'77 12', 0 5 5 5 5 5, -",
        "Anna, 0 5 5 5 5, -",
        "Zoë1, 0 5 5 5 5, -",
      })
  void a_scanner_is_told_by_its_pace(String keys, String pauses, String scanned) {
    Scan scan = new Scan();
    String[] each = pauses.split(" ");
    long millis = 0;
    for (int key = 0; key < keys.length(); key++) {
      millis += Long.parseLong(each[key]);
      scan.typed(keys.substring(key, key + 1), millis * 1_000_000);
    }
    millis += Long.parseLong(each[keys.length()]);

    assertThat(scan.enter(millis * 1_000_000)).isEqualTo(scanned);
  }
}
