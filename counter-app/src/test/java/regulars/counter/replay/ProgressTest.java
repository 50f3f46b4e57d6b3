package regulars.counter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long nanos;

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void seconds(double seconds) {
    nanos = (long) (seconds * 1e9);
  }

  @Test
  void a_line_shows_how_far_and_how_fast() {
    assertThat(Progress.line(450, 1000, 17_812, 2, "reading"))
        .isEqualTo("[#############                 ]  45 %  17,812 sales  8,906/s  reading");
    assertThat(Progress.line(0, 0, 0, 0, "x")).startsWith("[#####").contains("100 %");
  }

  @Test
  void a_terminal_has_one_line_that_is_written_over() {
    Progress progress = new Progress(out, true, () -> nanos);
    progress.show(1, 2, 10, "reading");
    assertThat(printed()).isEmpty();
    seconds(0.2);
    progress.show(1, 2, 1_000, "a long word");
    seconds(0.4);
    progress.show(2, 2, 2_000, "done");
    progress.end();
    assertThat(printed()).doesNotContain("\n").contains("\r[###").endsWith("\r");
    assertThat(printed().split("\r")).hasSize(4);
  }

  @Test
  void elsewhere_a_line_is_printed_now_and_then() {
    Progress progress = new Progress(out, false, () -> nanos);
    for (int i = 0; i < 110; i++) {
      seconds(i / 10.0);
      progress.show(i, 110, i, "reading");
    }
    progress.end();
    assertThat(printed().lines()).hasSize(2);
    assertThat(printed()).doesNotContain("\r");
  }
}
