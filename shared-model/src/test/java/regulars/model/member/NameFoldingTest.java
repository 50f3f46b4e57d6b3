package regulars.model.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFoldingTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '"',
      textBlock =
          """
          Ana María          | ana maria
          "  Zoë   Smith "   | zoe smith
          GROẞ               | gross
          Groß               | gross
          Łukasz Żółć        | lukasz zolc
          Søren Ærø          | soren aero
          Đorđe              | dorde
          Þór Æsir Œuvre     | thor aesir oeuvre
          İPEK Işık          | ipek isik
          Nguyễn Thị         | nguyen thi
          O’Hara             | o'hara
          Ana‑María          | ana-maria
          ﬁona               | fiona
          Ｊｏｈｎ             | john
          Ёлка Йод           | елка иод
          Άννα               | αννα
          がく                | がく
          हिन्दी               | हिन्दी
          """)
  void namesThatPeopleTakeForTheSameFoldToTheSame(String name, String folded) {
    assertThat(NameFolding.fold(name)).isEqualTo(folded);
    assertThat(NameFolding.fold(folded)).as("folding twice").isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "'   ', ''",
    "'a\tb\u00a0c\u3000d', 'a b c d'",
    "'\u200bA\u00adna\u202c', ana"
  })
  void spacesAndInvisibleCharactersDontCount(String name, String folded) {
    assertThat(NameFolding.fold(name)).isEqualTo(folded);
  }
}
