package regulars.counter.settings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChangesTest {
  private static String changes(String before, String after) {
    return LineChanges.between(before.replace('/', '\n'), after.replace('/', '\n')).stream()
        .map(change -> (change.added() ? "+" : "-") + change.line())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b/c | a/b/c     | ''",
        "a/b/c | a/c       | -b",
        "a/c   | a/b/c     | +b",
        "a/b/c | a/x/c     | -b +x",
        "a     | b         | -a +b",
        "a/b   | b/a       | -a +a",
        "''    | a/b       | +a +b",
        "a/b   | ''        | -a -b",
        "a//b  | a/b//     | ''",
        "a/b/c/d | x/a/c/y | +x -b -d +y"
      })
  void says_what_goes_and_what_comes(String before, String after, String expected) {
    assertThat(changes(before, after)).isEqualTo(expected);
  }

  @Test
  void the_longest_documents_take_no_time() {
    String long1 = "x\n".repeat(500);
    String long2 = "y\n".repeat(500);
    assertThat(LineChanges.between(long1, long2)).hasSize(1_000);
  }
}
