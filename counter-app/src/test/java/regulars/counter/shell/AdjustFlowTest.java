package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.RedeemResult;
import regulars.counter.desk.StatementRow;
import regulars.model.sync.Refusal;

/** A manager corrects a balance from the card, and any row of the statement is undone. */
class AdjustFlowTest {

  private static UUID maria(Stand stand) {
    stand.type("2671");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-name", "Maria Lopez");
    stand.await("live", () -> stand.model.card().memberProperty().get().liveAt() != null);
    return Stand.get(() -> stand.model.card().memberProperty().get().card().memberId());
  }

  private static void form(Stand stand) {
    Stand.fx(() ->
        ((MenuButton) stand.scene.lookup("#card-more"))
            .getItems().stream()
                .filter(item -> "card-adjust".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    stand.awaitShown("#adjust");
  }

  @Test
  void points_are_added_by_keys_with_the_balance_after_in_sight() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      UUID maria = maria(stand);
      form(stand);
      assertThat(stand.focused()).isEqualTo("adjust-points");
      stand.awaitText("#adjust-preview", "The balance is 108.");
      stand.push(KeyCode.ENTER);
      stand.push(KeyCode.ENTER);
      stand.awaitText("#adjust-problem", "Type how many points.");
      stand.click("#adjust-points");
      stand.type("20x");
      stand.awaitText("#adjust-preview", "The balance is 108, and will be 128.");
      stand.push(KeyCode.ENTER);
      assertThat(stand.focused()).isEqualTo("adjust-reason");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#adjust-problem", "Say why: it stays on the statement.");
      stand.type("Card forgotten");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#strip-text", "Corrected. The balance is 128.");
      stand.awaitShown("#card");
      assertThat(stand.focused()).isEqualTo("search");
      stand.await(
          "on the statement", () -> stand.allTextNow("#statement").contains("Card forgotten"));
      StatementRow row = stand.desk.open(maria).statement().getFirst();
      assertThat(row.points()).isEqualTo(20);
    }
  }

  @Test
  void more_than_there_is_says_exactly_how_many_are_missing() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      UUID maria = maria(stand);
      form(stand);
      stand.fire("#adjust-take");
      stand.type("120");
      stand.awaitText("#adjust-preview", "12 points are missing: the balance is 108.");
      stand.push(KeyCode.ENTER);
      stand.type("Counted twice");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#adjust-problem", "Nothing was changed: 12 points are missing. Take fewer.");
      assertThat(stand.desk.balance(maria)).isEqualTo(108);
      stand.desk.answers(new RedeemResult.Refused(Refusal.SHORT, 3, null));
      Stand.fx(() ->
          ((javafx.scene.control.TextField) stand.scene.lookup("#adjust-points")).setText("8"));
      stand.click("#adjust-save");
      stand.awaitText("#adjust-problem", "Nothing was changed: 3 points are missing. Take fewer.");
      stand.push(KeyCode.ESCAPE);
      stand.awaitShown("#card");
      assertThat(stand.desk.balance(maria)).isEqualTo(108);
    }
  }

  @Test
  void a_barista_needs_a_managers_pin_and_stays_signed_in() {
    try (Stand stand = Stand.open(StaffFlowTest.withStaff())) {
      Stand.fx(
          () -> stand.model.shop().staffProperty().set(stand.model.shop().choices().getFirst()));
      maria(stand);
      form(stand);
      stand.type("5");
      stand.push(KeyCode.ENTER);
      stand.type("Nice");
      stand.push(KeyCode.ENTER);
      stand.awaitShown("#pin");
      assertThat(stand.allText("#pin")).contains("Maria Lopez, +5 points: correct it?");
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#pin");
      assertThat(stand.shown("#adjust")).isTrue();
      assertThat(stand.desk.lastWord()).isNull();
      stand.click("#adjust-save");
      stand.awaitShown("#pin");
      stand.click("Mia");
      stand.type("246813");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#strip-text", "Corrected. The balance is 113.");
      assertThat(stand.desk.lastWord()).isEqualTo("mia: Nice");
      assertThat(stand.text("#staff")).isEqualTo("Bea");
    }
  }

  @Test
  void without_the_server_nothing_is_changed_and_the_form_stays() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      maria(stand);
      form(stand);
      stand.desk.link(Link.OFFLINE, 0);
      stand.type("5");
      stand.push(KeyCode.ENTER);
      stand.type("Nice");
      stand.push(KeyCode.ENTER);
      stand.awaitText(
          "#adjust-problem",
          "The server can\u2019t be reached, so nothing was changed. Try again when it is.");
      assertThat(stand.shown("#adjust")).isTrue();
    }
  }

  @Test
  void a_sales_points_are_taken_back_from_the_statement_and_the_row_says_so() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      UUID maria = maria(stand);
      stand.undo("Sale");
      stand.await("armed", () -> stand.model.reversal().armedProperty().get());
      assertThat(stand.allText("#statement"))
          .contains("Take back the 24 points of this sale?", "Take back");
      stand.desk.answers(new RedeemResult.Refused(Refusal.REFUNDED, 0, null));
      stand.fire("#undo-confirm");
      stand.await("said", () -> stand.text("#strip-text").startsWith("A refund of this sale"));
      assertThat(stand.desk.balance(maria)).isEqualTo(108);

      stand.undo("Sale");
      stand.await("armed", () -> stand.model.reversal().armedProperty().get());
      stand.fire("#undo-confirm");
      stand.awaitText("#strip-text", "Undone. The balance is 84.");
      stand.await(
          "the row says by what",
          () ->
              stand.allTextNow("#statement").contains("Undone 10:42")
                  && stand.allTextNow("#statement").contains("Taken back"));
    }
  }
}
