package regulars.model.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockOutTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static LockOut after(int wrong) {
    LockOut state = LockOut.NONE;
    for (int i = 0; i < wrong; i++) {
      state = state.wrongAt(NOW);
    }
    return state;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 5",
    "1, 0, 4",
    "4, 0, 1",
    "5, 1, 0",
    "6, 2, 0",
    "7, 4, 0",
    "10, 32, 0",
    "11, 60, 0",
    "500, 60, 0"
  })
  void five_tries_are_free_then_each_costs_twice_as_long(int wrong, long minutes, int left) {
    assertThat(after(wrong).left(NOW)).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(after(wrong).triesLeft(NOW)).isEqualTo(left);
  }

  @Test
  void it_runs_out_and_another_wrong_try_makes_it_longer() {
    LockOut locked = after(5);
    assertThat(locked.left(NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
    assertThat(locked.left(NOW.plusSeconds(60))).isZero();
    LockOut again = locked.wrongAt(NOW.plusSeconds(60));
    assertThat(again.left(NOW.plusSeconds(60))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void a_clock_that_was_set_back_makes_nobody_wait_longer_than_the_whole_time() {
    assertThat(after(5).left(NOW.minus(Duration.ofDays(400)))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_day_later_it_is_forgotten() {
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    assertThat(after(50).left(tomorrow)).isZero();
    assertThat(after(50).triesLeft(tomorrow)).isEqualTo(5);
    assertThat(after(50).wrongAt(tomorrow).left(tomorrow)).isZero();
  }
}
