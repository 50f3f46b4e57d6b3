package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;

/** Finding and adding a member in the whole window, by keyboard alone. */
class FindAndAddTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  @Test
  void four_digits_and_enter_open_the_card() {
    stand.type("2671");
    stand.awaitShown("#search-results");
    assertThat(stand.allText("#search-results")).contains("Maria Lopez").contains("108");

    stand.push(KeyCode.ENTER);

    stand.awaitText("#card-name", "Maria Lopez");
    stand.awaitText("#card-as-of", "live");
    assertThat(stand.text("#card-balance")).isEqualTo("108");
    assertThat(stand.text("#card-phone")).isEqualTo("(415) 555-2671");
    assertThat(stand.text("#card-number")).isEqualTo("Member 1042-9");
    assertThat(stand.text("#card-to-next")).isEqualTo("142 to Free lunch");
    assertThat(stand.text("#search")).as("ready for the next").isEmpty();
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void arrows_choose_another_result() {
    stand.type("5552");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.DOWN);
    stand.push(KeyCode.DOWN);
    stand.push(KeyCode.ENTER);

    stand.awaitText("#card-name", "No name yet");
  }

  @Test
  void digits_typed_while_a_list_has_the_focus_land_in_the_search_field() {
    Stand.fx(() -> stand.scene.lookup("#feed-list").requestFocus());
    stand.type("2671");

    stand.awaitText("#search", "2671");
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void a_click_anywhere_gives_the_focus_back_to_the_search_field() {
    stand.click("Joe Park");
    stand.await("focus returns", () -> stand.scene.getFocusOwner().getId().equals("search"));
  }

  @Test
  void keys_mean_nobody_while_a_form_hides_the_card() {
    stand.type("2671");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-name", "Maria Lopez");
    stand.push(KeyCode.F2);
    stand.await("the form is open", () -> stand.model.enrol().askingProperty().get());

    stand.push(KeyCode.F3);
    stand.awaitText("#strip-text", "Open the member first.");
    assertThat(stand.desk.calls()).noneMatch(call -> call.startsWith("claim"));

    stand.push(KeyCode.ESCAPE);
    stand.awaitText("#card-name", "Maria Lopez");
    stand.push(KeyCode.F3);
    stand.await(
        "the sale is claimed",
        () -> stand.desk.calls().stream().anyMatch(call -> call.startsWith("claim")));
  }

  @Test
  void escape_steps_back_from_the_search_then_from_the_card() {
    stand.type("2671");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);
    stand.awaitShown("#card");
    stand.type("99");
    stand.awaitText("#search", "99");

    stand.push(KeyCode.ESCAPE);
    stand.awaitText("#search", "");
    assertThat(stand.shown("#card")).isTrue();
    stand.push(KeyCode.ESCAPE);
    stand.awaitShown("#empty");
  }

  @Test
  void an_unknown_number_is_added_with_enter_name_enter() {
    stand.type("4155550000");
    stand.await("offered", () -> stand.scene.lookup(".result") != null);
    assertThat(stand.allText("#search-results")).contains("Add (415) 555-0000");
    stand.push(KeyCode.ENTER);
    stand.awaitShown("#enrol");
    assertThat(stand.text("#enrol-phone")).isEqualTo("(415) 555-0000");
    assertThat(stand.focused()).isEqualTo("enrol-name");

    stand.type("Ada");
    stand.push(KeyCode.ENTER);

    stand.awaitText("#card-name", "Ada");
    stand.awaitText("#strip-text", "Saved as a new member.");
    assertThat(stand.shown("#enrol")).isFalse();
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void f2_asks_for_a_number_that_is_formatted_as_it_is_typed() {
    stand.push(KeyCode.F2);
    stand.awaitShown("#enrol");
    stand.type("41555526");
    stand.awaitText("#enrol-phone", "(415) 555-26");
    stand.type("71");
    stand.push(KeyCode.ENTER);
    assertThat(stand.focused()).isEqualTo("enrol-name");
    stand.push(KeyCode.ENTER);

    stand.awaitText("#card-name", "Maria Lopez");
    stand.awaitText("#strip-text", "This number is a member\u2019s already.");
  }

  @Test
  void what_is_no_number_is_said_under_the_field() {
    stand.push(KeyCode.F2);
    stand.awaitShown("#enrol");
    stand.type("415");
    stand.push(KeyCode.ENTER);
    stand.push(KeyCode.ENTER);

    stand.awaitText("#enrol-problem", "This is not a phone number. Check the digits.");
    assertThat(stand.focused()).isEqualTo("enrol-phone");
    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#enrol");
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void a_late_answer_never_takes_the_place_of_a_newer_one() {
    stand.desk.block("lookUp 2");
    stand.type("2671");
    stand.await("the newest is there", () -> stand.scene.lookup(".result") != null);
    assertThat(stand.allText("#search-results")).contains("Maria Lopez");
    int before = stand.desk.calls().size();

    stand.desk.release("lookUp 2");
    // The released answer has gone through the screen's queue once this look-up has.
    stand.type("1");
    stand.await("asked again", () -> stand.desk.calls().size() > before);
    stand.awaitText("#search-hint", "Nobody found. Type the whole phone number to add somebody.");
  }

  @Test
  void a_scanner_that_is_faster_than_the_look_up_still_opens_the_card() {
    stand.desk.block("lookUp");
    stand.type("2671");
    stand.push(KeyCode.ENTER);
    assertThat(stand.shown("#card")).isFalse();

    stand.desk.release("lookUp");

    stand.awaitText("#card-name", "Maria Lopez");
  }

  @Test
  void a_member_without_a_phone_or_a_name_has_a_card_too() {
    UUID nobody = stand.desk.member(null, null, 77L, 5);
    Stand.fx(() -> stand.model.card().open(nobody));

    stand.awaitText("#card-name", "No name yet");
    assertThat(stand.shown("#card-phone")).isFalse();
  }
}
