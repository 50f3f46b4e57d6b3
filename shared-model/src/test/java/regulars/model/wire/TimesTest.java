package regulars.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @Test
  void theShortWayReadsWhatTheJdkReads() {
    long first = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    new Random(2)
        .longs(5_000, first, last)
        .forEach(millis -> {
          Instant time = Instant.ofEpochMilli(millis);
          String text = Times.write(time);
          assertThat(text).hasSize(24);
          assertThat(Times.time(text)).isEqualTo(time).isEqualTo(Instant.parse(text));
          assertThat(Times.date(text.substring(0, 10)))
              .isEqualTo(LocalDate.parse(text.substring(0, 10)));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-02T08:15:30Z",
        "2026-11-02T09:15:30.5+01:00",
        "2026-11-02T08:15:30.123456789Z",
        "2026-11-02T24:00:00Z",
        "-0044-03-15T12:00:00Z"
      })
  void otherFormsAreReadTheJdksWay(String text) {
    assertThat(Times.time(text).toEpochMilli()).isEqualTo(Instant.parse(text).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-02",
        "2026-13-02T08:15:30.250Z",
        "2026-02-29T08:15:30.250Z",
        "2026-11-02T24:15:30.250Z",
        "2026-11-02T08:60:30.250Z",
        "2026-11-02T08:15:60.250Z",
        "2026-11-02T08:15:30.250",
        "2026-11-02 08:15:30.250Z",
        "2O26-11-02T08:15:30.250Z",
        "now"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> Times.time(text))
        .isInstanceOfAny(DateTimeException.class, IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-2",
        "2026-02-29",
        "26-11-02",
        "2026-11-02Z",
        "+2026-11-0",
        "02.11.2026"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThatThrownBy(() -> Times.date(text))
        .isInstanceOfAny(DateTimeException.class, IllegalArgumentException.class);
  }
}
