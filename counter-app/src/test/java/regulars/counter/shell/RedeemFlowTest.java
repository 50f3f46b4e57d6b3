package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.RedeemResult;
import regulars.model.ledger.EntryKind;

/** Redeeming and giving back in the whole window. */
class RedeemFlowTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());
  private final UUID maria = stand.desk.lookUp("2671", 1).getFirst().memberId();

  @BeforeEach
  void open() {
    Stand.fx(() -> stand.model.card().open(maria));
    stand.awaitText("#card-as-of", "live");
  }

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void choose() {
    stand.push(KeyCode.F4);
    stand.push(KeyCode.ENTER);
    stand.awaitShown("#redeem-panel");
  }

  private void confirm() {
    choose();
    stand.await("armed", () -> !stand.scene.lookup("#redeem-confirm").isDisabled());
    stand.push(KeyCode.UP);
    assertThat(stand.focused()).isEqualTo("redeem-confirm");
    stand.push(KeyCode.ENTER);
  }

  @Test
  void by_keyboard_choose_confirm_done() {
    confirm();

    stand.awaitText("#strip-text", "Free coffee redeemed · 8 left");
    stand.awaitText("#card-balance", "8");
    assertThat(stand.desk.balance(maria)).isEqualTo(8);
    assertThat(stand.shown("#redeem-panel")).isFalse();
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void the_question_says_what_it_costs_and_what_is_left() {
    choose();

    assertThat(stand.allText("#redeem-panel"))
        .contains("Free coffee", "100 points", "for Maria Lopez", "Balance after: 8");
    assertThat(stand.shown("#card")).as("the member stays in view").isTrue();
    assertThat(stand.focused()).as("never the default").isEqualTo("redeem-cancel");
  }

  @Test
  void the_key_that_chose_can_not_confirm_however_long_it_is_held() {
    stand.press(KeyCode.SHIFT);
    stand.fire(".button.reward");
    stand.awaitShown("#redeem-panel");
    // Held keys repeat; the question stays unarmed through it.
    stand.press(KeyCode.SHIFT);
    stand.press(KeyCode.SHIFT);
    assertThat(Stand.get(() -> stand.scene.lookup("#redeem-confirm").isDisabled())).isTrue();
    stand.fire("#redeem-confirm");
    assertThat(stand.desk.balance(maria)).isEqualTo(108);

    stand.letGo(KeyCode.SHIFT);
    stand.await("armed once let go", () -> stand.model.redeem().armedProperty().get());
    assertThat(stand.desk.balance(maria)).isEqualTo(108);
  }

  @Test
  void pressing_enter_again_and_again_redeems_nothing() {
    stand.push(KeyCode.F4);
    for (int press = 0; press < 6; press++) {
      stand.push(KeyCode.ENTER);
    }

    assertThat(stand.desk.balance(maria)).isEqualTo(108);
    assertThat(stand.desk.calls()).doesNotContain("redeem Free coffee");
  }

  @Test
  void a_double_click_on_a_reward_redeems_nothing() {
    stand.doubleClick(".button.reward");
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());

    assertThat(stand.desk.balance(maria)).isEqualTo(108);
  }

  @Test
  void escape_and_cancel_are_free() {
    choose();
    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#redeem-panel");
    choose();
    stand.push(KeyCode.ENTER);
    stand.awaitGone("#redeem-panel");

    assertThat(stand.desk.balance(maria)).isEqualTo(108);
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void undo_gives_the_points_back_and_its_time_runs_out() {
    confirm();
    stand.awaitShown("#strip-offer");
    assertThat(stand.text("#strip-offer")).isEqualTo("Undo (10 s)");
    Stand.fx(() -> stand.ticker.tick(3));
    assertThat(stand.text("#strip-offer")).isEqualTo("Undo (7 s)");

    stand.push(KeyCode.CONTROL, KeyCode.Z);

    stand.awaitText("#strip-text", "Undone. The balance is 108.");
    stand.awaitText("#card-balance", "108");
    Stand.fx(() -> stand.ticker.tick(5));
    stand.awaitGone("#strip");
  }

  @Test
  void short_in_the_meantime_says_by_how_much() {
    choose();
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());
    stand.desk.elsewhere(maria, -20, EntryKind.REDEEM);
    stand.fire("#redeem-confirm");

    stand.awaitText("#redeem-refused", "Short by 12 points. The balance is 88.");
    stand.awaitText("#card-balance", "88");
    stand.push(KeyCode.ENTER);
    stand.awaitGone("#redeem-panel");
  }

  @Test
  void no_answer_says_to_hand_nothing_over_and_nothing_waits_for_it_on_the_screen() {
    stand.desk.block("redeem");
    confirm();
    stand.awaitShown("#redeem-asking");
    stand.type("0188");
    stand.await("look-up goes on", () -> stand.scene.lookup(".result") != null);
    stand.push(KeyCode.ESCAPE);

    stand.desk.answers(new RedeemResult.NotConfirmed());
    stand.desk.release("redeem");

    stand.await("said", () -> text("#redeem-refused").contains("Hand nothing over"));
  }

  private String text(String selector) {
    return stand.scene.lookup(selector) instanceof javafx.scene.control.Label label
        ? label.getText()
        : "";
  }

  @Test
  void offline_says_so_everywhere_and_offers_no_redeeming() {
    stand.desk.link(Link.OFFLINE, 14);

    stand.await("badge", () -> stand.model.shop().offline());
    assertThat(stand.allText("#badge")).contains("Offline since 10:31", "14 waiting");
    assertThat(stand.text("#sentence")).isEqualTo("Earning goes on. Redeeming needs the server.");
    assertThat(stand.text("#card-as-of")).isEqualTo("as of 10:42");
    assertThat(stand.allText("#rewards")).contains("Redeeming needs the server.");
    assertThat(Stand.get(() -> stand.scene.lookup(".button.reward") == null)).isTrue();
    stand.type("0188");
    stand.await("look-up goes on", () -> stand.scene.lookup(".result") != null);

    stand.desk.link(Link.ONLINE, 0);
    stand.awaitText("#card-as-of", "live");
  }

  @Test
  void a_redemption_is_given_back_from_its_row_after_a_question() {
    stand.undo("Free coffee");
    stand.awaitShown("#undo-confirm");
    assertThat(stand.focused()).isEqualTo("undo-cancel");
    stand.await("armed", () -> !stand.scene.lookup("#undo-confirm").isDisabled());

    stand.fire("#undo-confirm");

    stand.awaitText("#strip-text", "Undone. The balance is 208.");
    stand.awaitText("#card-balance", "208");
    assertThat(stand.allText("#statement")).contains("undone");
  }

  @Test
  void who_is_at_the_counter_is_named_on_the_entry() {
    Stand.fx(() -> stand.model.shop().staffProperty().set(BeansAndCo.SHOP.staff().get(1)));
    confirm();

    stand.await("the row", () -> stand.allTextNow("#statement").contains("Free coffee · Ben"));
    assertThat(stand.desk.open(maria).statement().getFirst().staff()).isEqualTo("ben");
  }
}
