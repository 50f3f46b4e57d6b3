package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.receipt.Note.Line;
import regulars.counter.receipt.PrintTrouble;
import regulars.counter.receipt.ReceiptSettings;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Move;

/** The note of a member: looked at, printed, printed unasked, and a printer in trouble. */
class NoteFlowTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void maria() {
    stand.type("2671");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-name", "Maria Lopez");
    stand.awaitText("#card-as-of", "live");
  }

  private UUID id() {
    return Stand.get(() -> stand.model.card().memberProperty().get().card().memberId());
  }

  @Test
  void f8_shows_the_note_and_enter_prints_it() {
    maria();
    stand.push(KeyCode.F8);
    stand.awaitShown("#note-paper");
    assertThat(stand.allText("#note-paper"))
        .contains("Beans & Co")
        .contains("Points of this sale                    +24")
        .contains("142 points to Free lunch");
    assertThat(stand.focused()).isEqualTo("note-print");

    stand.push(KeyCode.ENTER);
    stand.awaitText("#strip-text", "Printed.");
    assertThat(stand.printing.printed()).hasSize(1);
    assertThat(stand.shown("#note")).isFalse();
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void escape_puts_the_note_away_and_leaves_the_card() {
    maria();
    stand.push(KeyCode.F8);
    stand.awaitShown("#note-paper");
    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#note");
    assertThat(stand.shown("#card")).isTrue();
    assertThat(stand.printing.printed()).isEmpty();
  }

  @Test
  void a_printer_without_paper_is_told_and_the_note_printed_again() {
    stand.printing.trouble(PrintTrouble.Why.PAPER_OUT);
    maria();
    stand.push(KeyCode.F8);
    stand.push(KeyCode.ENTER);
    stand.awaitText("#strip-text", "Printer out of paper. The points are safe.");
    stand.printing.trouble(null);
    stand.fire("#strip-offer");

    stand.awaitText("#strip-text", "Printed.");
    assertThat(stand.printing.printed()).hasSize(1);
  }

  @Test
  void with_every_sale_its_own_note_is_printed_and_none_from_before() {
    stand.printing.with(32, When.ALL);
    maria();
    stand.desk.sale(
        BeansAndCo.NOW,
        SaleKind.SALE,
        1_800,
        id(),
        Move.ADD,
        24,
        null,
        false,
        null,
        BeansAndCo.beans());
    stand.await("printed", () -> stand.printing.printed().size() == 1);
    assertThat(stand.printing.printed().getFirst().lines())
        .contains(new Line.Pair("Points of this sale", "+24", true));
  }

  @Test
  void a_reward_is_printed_and_trouble_waits_behind_the_offer_to_undo() {
    stand.printing.with(32, When.REWARDS);
    stand.printing.trouble(PrintTrouble.Why.COVER_OPEN);
    maria();
    stand.fire(".button.reward");
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());
    stand.fire("#redeem-confirm");
    stand.await("offered", () -> stand.text("#strip-offer").startsWith("Undo"));

    Stand.fx(() -> stand.ticker.tick(10));
    stand.awaitText("#strip-text", "The printer\u2019s cover is open. The points are safe.");
    assertThat(stand.desk.balance(id())).as("redeemed all the same").isEqualTo(8);
    stand.printing.trouble(null);
    stand.fire("#strip-offer");
    stand.await("printed", () -> stand.printing.printed().size() == 1);
    assertThat(stand.printing.printed().getFirst().lines())
        .contains(new Line.Pair("Reward: Free coffee", "\u2212100", true));
  }

  @Test
  void the_printer_is_chosen_in_the_settings_and_tried() {
    stand.push(KeyCode.F10);
    Stand.fx(() -> stand.settings("notes"));
    stand.awaitShown("#notes-host");
    Stand.fx(
        () -> ((javafx.scene.control.TextField) stand.scene.lookup("#notes-host")).setText(""));
    stand.fire("#notes-save");
    stand.await("said", () -> stand.scene.lookup("#notes-problem").isVisible());
    Stand.fx(() ->
        ((javafx.scene.control.TextField) stand.scene.lookup("#notes-host")).setText("10.0.0.9"));
    stand.fire("#notes-try");

    stand.await("tried", () -> stand.printing.printed().size() == 1);
    ReceiptSettings kept = stand.printing.settings();
    assertThat(kept.host()).isEqualTo("10.0.0.9");
    assertThat(kept.columns()).isEqualTo(42);
  }
}
