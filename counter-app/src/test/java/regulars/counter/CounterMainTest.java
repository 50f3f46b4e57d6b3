package regulars.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterMainTest {
  @Test
  void linux_without_a_display_has_no_screen() {
    assertThat(CounterMain.mayHaveScreen("Linux", Map.of(), "")).isFalse();
    assertThat(CounterMain.mayHaveScreen("Linux", Map.of("DISPLAY", ""), "")).isFalse();
    assertThat(CounterMain.mayHaveScreen("Linux", Map.of("DISPLAY", ":0"), "")).isTrue();
    assertThat(CounterMain.mayHaveScreen("Linux", Map.of("WAYLAND_DISPLAY", "w"), "")).isTrue();
    assertThat(CounterMain.mayHaveScreen("Linux", Map.of(), "Headless")).isTrue();
    assertThat(CounterMain.mayHaveScreen("Mac OS X", Map.of(), "")).isTrue();
    assertThat(CounterMain.mayHaveScreen("Windows 11", Map.of(), "")).isTrue();
  }
}
