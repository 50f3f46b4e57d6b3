package regulars.model.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNumberTest {
  private static final MemberNumber NUMBER = new MemberNumber(1042);

  @Test
  void isPrintedWithItsCheckDigit() {
    assertThat(NUMBER).hasToString("1042-9");
    assertThat(new MemberNumber(1)).hasToString("1-3");
    // The example of Damm's paper: 572 has the check digit 4.
    assertThat(new MemberNumber(572)).hasToString("572-4");
    assertThat(new MemberNumber(9_999_999_999L).toString()).startsWith("9999999999-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1042-9",
        "10429",
        " 1042 9 ",
        "1042 - 9",
        "10 42–9",
        "0001042-9",
        "1042\u20119",
        "\u0661\u0660\u0664\u0662-\u0669",
        "１０４２９",
        "1042\u00a09"
      })
  void isReadAsPeopleTypeIt(String typed) {
    assertThat(MemberNumber.parse(typed)).isEqualTo(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "9",
        "0",
        "00",
        "1042-8",
        "1042",
        "1042-9x",
        "x",
        "1042.9",
        "+10429",
        "99999999999999999999999",
        "99999999999-0",
        "0-0",
        "000000000000000000000010429"
      })
  void isNotReadFromAnythingElse(String typed) {
    assertThat(MemberNumber.parse(typed)).isNull();
  }

  @Test
  void everyWrongDigitIsCaught() {
    numbers()
        .forEach(digits -> {
          for (int at = 0; at < digits.length(); at++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
              if (wrong != digits.charAt(at)) {
                String typed = digits.substring(0, at) + wrong + digits.substring(at + 1);
                assertThat(MemberNumber.parse(typed)).as("%s for %s", typed, digits).isNull();
              }
            }
          }
        });
  }

  @Test
  void everySwapOfNeighboursIsCaught() {
    numbers()
        .forEach(digits -> {
          for (int at = 0; at + 1 < digits.length(); at++) {
            char left = digits.charAt(at);
            char right = digits.charAt(at + 1);
            if (left != right) {
              String typed = digits.substring(0, at) + right + left + digits.substring(at + 2);
              assertThat(MemberNumber.parse(typed)).as("%s for %s", typed, digits).isNull();
            }
          }
        });
  }

  @Test
  void whatIsPrintedIsReadBack() {
    numbers()
        .forEach(digits -> {
          long serial = Long.parseLong(digits.substring(0, digits.length() - 1));
          assertThat(MemberNumber.parse(digits)).isEqualTo(new MemberNumber(serial));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 10_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
  void serialsThatFitNoCardAreRefused(long serial) {
    assertThatThrownBy(() -> new MemberNumber(serial)).isInstanceOf(IllegalArgumentException.class);
  }

  /** All short numbers and some of every length, as digits with their check digit. */
  private static java.util.stream.Stream<String> numbers() {
    return java.util.stream.LongStream.concat(
            java.util.stream.LongStream.rangeClosed(1, 2_000),
            new Random(1).longs(500, 1, 9_999_999_999L))
        .mapToObj(serial -> new MemberNumber(serial).toString().replace("-", ""));
  }
}
