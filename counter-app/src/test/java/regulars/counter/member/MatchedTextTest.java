package regulars.counter.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchedTextTest {

  private static String marked(java.util.List<MatchedText.Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.matched() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "2671,         (415) 555-[2671]",
    "5552,         (415) [555-2]671",
    "415,          ([415]) 555-2671",
    "4155552671,   ([415) 555-2671]",
    "+14155552671, ([415) 555-2671]",
    "14155552671,  ([415) 555-2671]",
    "5,            (415) 55[5]-2671",
    "999,          (415) 555-2671",
    "x,            (415) 555-2671",
  })
  void digits_that_were_typed_are_marked_in_the_number_as_shown(String typed, String expected) {
    assertThat(marked(MatchedText.digits("(415) 555-2671", typed))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mar,   [Mar]ia Lopez",
    "LOP,   Maria [Lop]ez",
    "ria,   Maria Lopez",
    "maria lo, [Maria] [Lo]pez",
    "lo mária, [Maria] [Lo]pez",
  })
  void a_name_is_marked_where_a_word_begins_with_it(String typed, String expected) {
    assertThat(marked(MatchedText.words("Maria Lopez", typed))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "jose g,  [José] [G]arcía-Ruiz",
    "ruiz, José García-[Ruiz]",
    "garcia, José [García]-Ruiz",
  })
  void accents_are_no_hindrance(String typed, String expected) {
    assertThat(marked(MatchedText.words("José García-Ruiz", typed))).isEqualTo(expected);
  }

  @Test
  void a_letter_that_folds_to_two_is_marked_whole() {
    assertThat(marked(MatchedText.words("Groß", "gros"))).isEqualTo("[Groß]");
  }

  @Test
  void nothing_typed_marks_nothing() {
    assertThat(marked(MatchedText.words("Maria", " "))).isEqualTo("Maria");
    assertThat(marked(MatchedText.digits("", "12"))).isEmpty();
  }
}
