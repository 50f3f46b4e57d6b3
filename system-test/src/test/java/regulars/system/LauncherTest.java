package regulars.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code src/test/sh/launcher_test.sh}, where the cases are. */
class LauncherTest {

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the launcher is regulars.cmd")
  void launcher_finds_a_jdk_builds_what_is_old_and_hands_over(@TempDir Path folder)
      throws Exception {
    Path script = Path.of("src", "test", "sh", "launcher_test.sh").toRealPath();
    Path launcher = Path.of("..", "regulars").toRealPath();
    Path printed = folder.resolve("printed");

    Process test =
        new ProcessBuilder("/bin/sh", script.toString(), launcher.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();

    boolean ended = test.waitFor(2, TimeUnit.MINUTES);
    test.destroyForcibly();
    assertThat(ended).as("ends by itself; printed %s", Files.readString(printed)).isTrue();
    assertThat(Files.readString(printed)).contains("ok - ").doesNotContain("not ok");
    assertThat(test.exitValue()).isZero();
  }
}
