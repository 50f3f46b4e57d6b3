package regulars.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop notices of itself. */
class WatchTest {

  @ParameterizedTest(name = "{0} gives, own number: {1}, that day: {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "the till",
      value = {
        "bea      | false | 1 bea                 | ",
        "bea      | false | 3 bea                 | ",
        "bea      | false | 4 bea                 | ALERT_OFTEN_BY_HAND",
        "bea      | false | 3 bea, 5 mia          | ",
        "bea      | false | 4 bea, 5 mia, 9 till  | ALERT_OFTEN_BY_HAND",
        "bea      | true  | 1 bea                 | ALERT_OWN_NUMBER",
        "bea      | true  | 9 bea                 | ALERT_OWN_NUMBER",
        "the till | false | 8 till                | ",
        "the till | false | 9 till                | ALERT_OFTEN_AT_TILL",
        "the till | false | 8 till, 9 bea         | ",
        "the till | true  | 1 till                | ",
      })
  void somebody_should_look(
      @Nullable String staff, boolean own, String day, @Nullable String cause) {
    List<@Nullable String> gave = new ArrayList<>();
    for (String part : day.split(", ")) {
      String[] words = part.split(" ");
      for (int i = 0; i < Integer.parseInt(words[0]); i++) {
        gave.add(words[1].equals("till") ? null : words[1]);
      }
    }
    List<Watch.Cause> expected =
        cause == null || cause.isEmpty() ? List.of() : List.of(Watch.Cause.valueOf(cause));
    assertThat(Watch.causes(staff, own, gave)).isEqualTo(expected);
  }
}
