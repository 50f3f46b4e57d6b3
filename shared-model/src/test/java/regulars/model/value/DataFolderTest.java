package regulars.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path USER = Path.of("/people/ana");

  @Test
  void eachPlatformHasItsUsualPlace() {
    assertThat(DataFolder.of("Linux", Map.of(), USER))
        .isEqualTo(USER.resolve(".local/share/regulars"));
    assertThat(DataFolder.of("Mac OS X", Map.of(), USER))
        .isEqualTo(USER.resolve("Library/Application Support/Regulars"));
    assertThat(DataFolder.of("Windows 11", Map.of(), USER))
        .isEqualTo(USER.resolve("AppData/Local/Regulars"));
  }

  @Test
  void thePlatformsOwnVariablesAreHeeded() {
    assertThat(DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "/data"), USER))
        .isEqualTo(Path.of("/data/regulars"));
    assertThat(DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "data"), USER))
        .as("a relative one is to be ignored")
        .isEqualTo(USER.resolve(".local/share/regulars"));
    assertThat(DataFolder.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), USER))
        .isEqualTo(Path.of("/local/Regulars"));
  }

  @Test
  void regularsHomeWinsEverywhereUnlessItIsBlank() {
    for (String os : new String[] {"Linux", "Mac OS X", "Windows 11", "SunOS"}) {
      assertThat(DataFolder.of(os, Map.of("REGULARS_HOME", "/shop"), USER))
          .isEqualTo(Path.of("/shop"));
      assertThat(DataFolder.of(os, Map.of("REGULARS_HOME", " "), USER).startsWith(USER)).isTrue();
    }
  }
}
