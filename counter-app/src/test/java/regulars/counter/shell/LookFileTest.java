package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.shell.Look.Theme;

class LookFileTest {
  @TempDir private Path folder;

  @Test
  void what_was_chosen_is_read_again() throws IOException {
    LookFile file = new LookFile(folder.resolve("counter").resolve("window.properties"));
    assertThat(file.read()).isEqualTo(Look.USUAL);

    Look look = new Look(Theme.DARK, 150, "es");
    file.write(look);

    assertThat(file.read()).isEqualTo(look);
  }

  @Test
  void a_broken_file_counts_as_none() throws IOException {
    Path path = folder.resolve("window.properties");
    Files.writeString(path, "theme=purple\ntext=big\n");

    assertThat(new LookFile(path).read()).isEqualTo(Look.USUAL);
  }

  @Test
  void text_keeps_to_the_sizes_that_fit() {
    assertThat(Look.USUAL.step(1).step(1).step(1).textPercent()).isEqualTo(150);
    assertThat(Look.USUAL.step(-1).textPercent()).isEqualTo(100);
  }

  @Test
  void another_language_keeps_the_region_of_the_system() {
    assertThat(Look.USUAL.withLanguage("es").locale(Locale.US))
        .isEqualTo(Locale.forLanguageTag("es-US"));
    assertThat(Look.USUAL.locale(Locale.CANADA)).isEqualTo(Locale.CANADA);
  }
}
