package regulars.counter.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefresherTest {
  private final ManualBackground background = new ManualBackground();
  private final List<Integer> shown = new ArrayList<>();
  private int value;
  private int reads;

  private final Refresher<Integer> refresher = new Refresher<>(background, this::read, shown::add);

  private int read() {
    reads++;
    return value;
  }

  @Test
  void a_thousand_changes_while_it_reads_make_one_more_read() {
    background.hold();
    refresher.changed();
    for (int change = 1; change <= 1_000; change++) {
      value = change;
      refresher.changed();
    }

    background.finishAll();

    assertThat(reads).isEqualTo(2);
    assertThat(shown).endsWith(1_000);
  }

  @Test
  void a_change_after_it_has_read_is_read_too() {
    refresher.changed();
    value = 7;
    refresher.changed();

    assertThat(shown).containsExactly(0, 7);
  }

  @Test
  void a_read_that_fails_does_not_stop_the_next() {
    List<String> seen = new ArrayList<>();
    boolean[] broken = {true};
    Refresher<String> failing =
        new Refresher<>(
            background,
            () -> {
              if (broken[0]) {
                throw new IllegalStateException("disk");
              }
              return "read";
            },
            seen::add);

    failing.changed();
    broken[0] = false;
    failing.changed();

    assertThat(seen).containsExactly("read");
  }
}
