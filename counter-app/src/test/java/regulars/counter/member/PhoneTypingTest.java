package regulars.counter.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import regulars.counter.member.PhoneTyping.Typed;
import regulars.model.member.PhoneNumbers;

class PhoneTypingTest {
  private final PhoneNumbers american = new PhoneNumbers("US");

  /** The bar stands for the cursor, before and after. */
  private String type(String withCaret) {
    int caret = withCaret.indexOf('|');
    Typed typed = PhoneTyping.format(withCaret.replace("|", ""), caret, american::asTyped);
    return typed.text().substring(0, typed.caret()) + "|" + typed.text().substring(typed.caret());
  }

  @Test
  void it_is_formatted_from_the_first_digit_to_the_last() {
    String text = "|";
    for (char digit : "4155552671".toCharArray()) {
      text = type(text.replace("|", digit + "|"));
    }
    assertThat(text).isEqualTo("(415) 555-2671|");
  }

  @Test
  void a_digit_typed_in_the_middle_keeps_the_cursor_behind_it() {
    assertThat(type("(415) 59|55-267")).isEqualTo("(415) 59|5-5267");
  }

  @Test
  void taking_away_punctuation_steps_back_to_the_digit_before_it() {
    assertThat(type("(415)| 555-2671")).isEqualTo("(415|) 555-2671");
  }

  @Test
  void a_pasted_number_is_formatted_whole() {
    assertThat(type("415.555.2671|")).isEqualTo("(415) 555-2671|");
  }

  @Test
  void letters_stay_for_a_person_to_see() {
    assertThat(type("Maria 4155|")).isEqualTo("Maria 4155|");
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(type("(|")).isEqualTo("|");
  }
}
