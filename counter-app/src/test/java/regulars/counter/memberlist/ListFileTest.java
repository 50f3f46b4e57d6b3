package regulars.counter.memberlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFileTest {
  @TempDir Path folder;

  private Path file(String text, Charset letters) throws IOException {
    return Files.write(folder.resolve("members.csv"), text.getBytes(letters));
  }

  private ListFile open(String text) throws Exception {
    return ListFile.open(file(text, StandardCharsets.UTF_8));
  }

  private static List<String> rows(ListFile file) throws IOException {
    List<String> rows = new ArrayList<>();
    file.rows((line, cells) ->
        rows.add(line + ":" + (cells == null ? "broken" : String.join("/", cells))));
    return rows;
  }

  @Test
  void separator_header_and_utf_8_are_found_with_and_without_a_mark() throws Exception {
    for (String mark : List.of("", "\uFEFF")) {
      ListFile file = open(mark + "Nombre;Teléfono;Puntos\r\nZoë;612345678;1.234\r\n");
      assertThat(file.separator()).isEqualTo(';');
      assertThat(file.letters()).isEqualTo(StandardCharsets.UTF_8);
      assertThat(file.named()).isTrue();
      assertThat(file.names()).containsExactly("Nombre", "Teléfono", "Puntos");
      assertThat(rows(file)).containsExactly("2:Zoë/612345678/1.234");
      assertThat(file.lines()).isEqualTo(2);
    }
  }

  @Test
  void windows_letters_are_found_by_what_is_no_utf_8() throws Exception {
    ListFile file =
        ListFile.open(file("name\tphone\nJosé Núñez €\t4155552671\n", ListFile.WINDOWS));
    assertThat(file.letters()).isEqualTo(ListFile.WINDOWS);
    assertThat(file.separator()).isEqualTo('\t');
    assertThat(rows(file)).containsExactly("2:José Núñez €/4155552671");
  }

  @Test
  void without_names_the_values_say_what_the_columns_are() throws Exception {
    ListFile file = open("Ana Gil,4155552671\nBo Li,4155552672\n");
    assertThat(file.named()).isFalse();
    assertThat(file.names()).containsExactly("1", "2");
    assertThat(file.guess().of(Field.PHONE)).isEqualTo(1);
    assertThat(file.guess().of(Field.NAME)).isEqualTo(0);
    assertThat(rows(file)).hasSize(2);
  }

  @Test
  void a_cell_may_go_over_lines_and_a_mark_never_closed_spoils_its_own_row_alone()
      throws Exception {
    ListFile file =
        open(
            "name,phone,note\n\"Ana\nGil\",4155552671,x\n\nBo \"B\" Li,4155552672,\"never\nCy,4155552673,z\n"
                + "\"Di\"x,4155552674,z\n");
    assertThat(rows(file))
        .containsExactly("2:Ana\nGil/4155552671/x", "5:broken", "6:Cy/4155552673/z", "7:broken");
  }

  @Test
  void the_line_of_excel_that_says_the_separator_is_no_row() throws Exception {
    ListFile file = open("sep=;\nname;phone\nAna;4155552671\n");
    assertThat(file.names()).containsExactly("name", "phone");
    assertThat(rows(file)).containsExactly("3:Ana/4155552671");
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'name,phone\n', NO_ROWS",
    "'PK\u0003\u0004', NOT_TEXT",
    "'a\u0000b', NOT_TEXT"
  })
  void what_is_no_list_says_why(String text, ListException.Why why) throws IOException {
    Path path = file(text, StandardCharsets.UTF_8);
    assertThat(catchThrowableOfType(ListException.class, () -> ListFile.open(path)).why())
        .isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "'First Name,Last Name,Email Address,Phone Number,Reference ID', 'PHONE=3 FIRST_NAME=0 LAST_NAME=1 NUMBER=4'",
    "'Customer ID,Customer name,Email,Phone,Points balance,Customer code', 'PHONE=3 NAME=1 POINTS=4 NUMBER=5'",
    "'Nombre,Apellidos,Teléfono móvil,Saldo de puntos,Número de tarjeta', 'PHONE=2 FIRST_NAME=0 LAST_NAME=1 POINTS=3 NUMBER=4'",
    "'Nombre completo,Celular,Puntos', 'PHONE=1 NAME=0 POINTS=2'",
    "'number,member_id,name,phone,external_number,points', 'PHONE=3 NAME=2 POINTS=5 NUMBER=4'",
    "'customer_id,home_store,customer_first-name,customer_email,loyalty_card_number', 'FIRST_NAME=2 NUMBER=4'",
    "'Guest Name,Mobile Number,Loyalty Points', 'PHONE=1 NAME=0 POINTS=2'"
  })
  void names_of_columns_of_other_systems_are_known(String header, String guessed) {
    Columns columns = Columns.guess(List.of(header.split(",")));
    List<String> found = new ArrayList<>();
    for (Field field : Field.values()) {
      if (columns.of(field) != null) {
        found.add(field + "=" + columns.of(field));
      }
    }
    assertThat(String.join(" ", found)).isEqualTo(guessed);
  }
}
