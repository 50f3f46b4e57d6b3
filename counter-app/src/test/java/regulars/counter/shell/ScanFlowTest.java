package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;

/** A scanner that types, into whatever has the focus. */
class ScanFlowTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  @Test
  void a_card_is_opened_from_the_search_field_and_leaves_what_stood_there_alone() {
    stand.scan("10429");
    stand.awaitText("#card-name", "Maria Lopez");
    assertThat(stand.text("#search")).isEmpty();
    assertThat(stand.desk.calls()).contains("byCard 10429");
  }

  @Test
  void the_form_for_a_new_member_keeps_none_of_its_digits_and_can_be_gone_back_to() {
    stand.push(KeyCode.F2);
    stand.awaitShown("#enrol");
    stand.type("41555526");
    stand.awaitText("#enrol-phone", "(415) 555-26");
    stand.scan("10429");

    stand.awaitText("#card-name", "Maria Lopez");
    assertThat(stand.shown("#enrol")).isFalse();
    assertThat(stand.text("#enrol-phone")).isEqualTo("(415) 555-26");
    stand.fire("#strip-offer");
    stand.awaitShown("#enrol");
    assertThat(stand.text("#enrol-phone")).isEqualTo("(415) 555-26");
  }

  @Test
  void the_name_that_is_being_typed_stays_as_it_was_with_its_cursor() {
    beginName();
    stand.type("Anna");
    Stand.fx(() -> ((TextField) stand.scene.lookup("#enrol-name")).selectRange(1, 3));
    stand.scan("10429");

    stand.awaitText("#card-name", "Maria Lopez");
    stand.fire("#strip-offer");
    stand.awaitShown("#enrol");
    assertThat(stand.text("#enrol-name")).isEqualTo("Anna");
    assertThat(stand.desk.calls()).doesNotContain("enrol");
  }

  @Test
  void what_is_nobodys_card_stays_in_the_form_as_if_typed_and_saves_nothing() {
    beginName();
    stand.type("Anna ");
    stand.scan("99999");

    stand.awaitText("#strip-text", "No member has the card 99999. Find them by phone or name.");
    assertThat(stand.shown("#enrol")).as("nothing was saved").isTrue();
    assertThat(stand.text("#enrol-name")).isEqualTo("Anna 99999");
    assertThat(stand.focused()).isEqualTo("enrol-name");
    assertThat(caret("#enrol-name")).isEqualTo(10);
    assertThat(enrolled()).isFalse();

    stand.scan("10429");
    stand.awaitText("#card-name", "Maria Lopez");
    stand.fire("#strip-offer");
    stand.awaitShown("#enrol");
    assertThat(stand.text("#enrol-name")).as("only the card goes").isEqualTo("Anna 99999");
  }

  @Test
  void digits_that_came_in_a_burst_and_are_no_card_are_looked_up_as_typed() {
    stand.scan("0188");

    stand.awaitShown("#search-results");
    stand.await("asked", () -> stand.desk.calls().contains("byCard 0188"));
    assertThat(stand.text("#search")).isEqualTo("0188");
    assertThat(stand.focused()).isEqualTo("search");
    assertThat(caret("#search")).isEqualTo(4);
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-name", "Joe Park");
  }

  @Test
  void a_name_that_came_in_a_burst_is_typed_and_its_enter_saves() {
    beginName();
    stand.scan("Zoe O'Neil");

    stand.await("saved", this::enrolled);
    stand.awaitText("#card-name", "Zoe O'Neil");
    assertThat(stand.desk.calls()).noneMatch(call -> call.startsWith("byCard"));
  }

  private void beginName() {
    stand.push(KeyCode.F2);
    stand.awaitShown("#enrol");
    stand.type("4155550000");
    stand.push(KeyCode.ENTER);
  }

  private boolean enrolled() {
    return stand.desk.calls().stream().anyMatch(call -> call.startsWith("enrol"));
  }

  private int caret(String field) {
    return Stand.get(() -> ((TextField) stand.scene.lookup(field)).getCaretPosition());
  }

  @Test
  void its_enter_presses_no_button() {
    stand.scan("10429");
    stand.awaitText("#card-name", "Maria Lopez");
    stand.fire(".button.reward");
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());
    Stand.fx(() -> stand.scene.lookup("#redeem-confirm").requestFocus());
    stand.scan("10429");

    stand.await(
        "asked", () -> stand.desk.calls().stream().filter("byCard 10429"::equals).count() == 2);
    assertThat(stand.desk.calls()).doesNotContain("redeem Free coffee");
    assertThat(stand.text("#search")).isEmpty();
  }

  @Test
  void a_list_with_the_focus_sends_no_digits_to_the_search_field() {
    Stand.fx(() -> stand.scene.lookup("#feed-list").requestFocus());
    stand.scan("10429");

    stand.awaitText("#card-name", "Maria Lopez");
    assertThat(stand.text("#search")).isEmpty();
  }

  @Test
  void a_person_who_types_the_same_digits_looks_somebody_up() {
    stand.type("10429");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);

    stand.awaitText("#card-name", "Maria Lopez");
    assertThat(stand.desk.calls()).doesNotContain("byCard 10429");
  }
}
