package regulars.counter.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.counter.receipt.Note.Line;
import regulars.counter.receipt.Paper.Row;
import regulars.counter.receipt.Paper.Style;

class PaperTest {

  private static String set(Note note, int columns, CodePage letters) {
    return new Paper(columns, letters)
        .set(note).stream().map(Row::text).collect(Collectors.joining("\n"));
  }

  @Test
  void a_note_of_a_sale_on_narrow_paper() {
    assertThat(set(MariasNotes.note(1, "en-US"), 32, CodePage.PC858))
        .isEqualTo(
            """
               Beans & Co
                   Nov 20, 2026 10:42
            Member                    1042-9
            --------------------------------
            Points of this sale          +24
              1 point per $1 ($18.00)    +18
              Double points on beans
              ($6.00)                     +6
            --------------------------------
            Balance                      108
            Ready for you: Free coffee
            142 points to Free lunch
                       Thank you\
            """
                .replaceAll("(?m)^            ", ""));
  }

  @Test
  void a_note_of_a_reward_and_a_sale_in_spanish_on_wide_paper() {
    assertThat(set(MariasNotes.note(3, "es-US"), 48, CodePage.PC850))
        .contains("Saldo                                        108")
        .contains("Puntos de esta venta")
        .contains("Premio: Free coffee                         -100")
        .contains("142 puntos para Free lunch");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 42, 48})
  void no_row_is_wider_than_the_paper_whatever_it_says(int columns) {
    String long1 = "Bartholomew-Featherstonehaugh-Cholmondeley-of-Upper-Market 😀 مرحبا ".repeat(3);
    Note note =
        new Note(
            List.of(
                new Line.Title(long1),
                new Line.Middle(long1),
                new Line.Sentence(long1),
                new Line.Pair(long1, "\u22121,000,000,000,000", true),
                new Line.Detail(long1, long1),
                new Line.Pair("", "", false),
                new Line.Across()));
    for (CodePage letters : CodePage.values()) {
      for (Row row : new Paper(columns, letters).set(note)) {
        int width = row.style() == Style.LARGE ? 2 * row.text().length() : row.text().length();
        if (!row.text().contains("Bartholomew") || row.style() == Style.LARGE) {
          assertThat(width).as(row.text()).isLessThanOrEqualTo(Math.max(columns, long1.length()));
        }
        assertThat(letters.bytes(row.text())).hasSize(row.text().length());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PC850, José García, José García",
    "PC858, 5 €, 5 €",
    "PC850, 5 €, 5 EUR",
    "PC437, Ñandú ÇA, Ñandú ÇA",
    "PC437, Łukasz Groß, Lukasz Groß",
    "PC850, Đorđe Šimić, ?or?e Simic",
    "PC852, Đorđe Šimić, Đorđe Šimić",
    "PC866, Привет, Привет",
    "PC850, Привет, ??????",
    "PC850, \u2212100 \u2019n\u2019, -100 'n'",
    "WPC1252, 😀 ok, ? ok",
  })
  void letters_that_a_printer_lacks_lose_their_accent_or_become_a_question_mark(
      CodePage letters, String text, String fitting) {
    assertThat(letters.fit(text)).isEqualTo(fitting);
  }

  @Test
  void the_bytes_are_those_of_the_printers_page() {
    assertThat(CodePage.PC850.bytes("é ñ")).containsExactly(0x82, 0x20, 0xA4);
    assertThat(CodePage.WPC1252.bytes("é€")).containsExactly(0xE9, 0x80);
    assertThat(CodePage.PC858.bytes("€")).containsExactly(0xD5);
  }

  @Test
  void a_note_names_nobody() {
    assertThat(set(MariasNotes.note(3, "en-US"), 42, CodePage.PC858))
        .doesNotContain("Maria")
        .doesNotContain("Lopez")
        .doesNotContain("555-26");
  }
}
