package regulars.counter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishTest {
  @TempDir Path folder;

  @Test
  void files_and_a_profile_are_read() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "x");
    assertThat(Wish.of(List.of("--profile", "mine", file.toString(), file.toString())))
        .isEqualTo(new Wish(List.of(file, file), "mine"));
  }

  @Test
  void what_can_not_be_replayed_is_told() {
    assertThatThrownBy(() -> Wish.of(List.of())).hasMessageContaining("Usage: regulars replay");
    assertThatThrownBy(() -> Wish.of(List.of("--fast"))).hasMessageContaining("'--fast'");
    assertThatThrownBy(() -> Wish.of(List.of("nowhere.csv")))
        .hasMessage("There is no file nowhere.csv.");
    assertThatThrownBy(() -> Wish.of(List.of(folder.toString())))
        .hasMessageContaining("is a folder");
  }
}
