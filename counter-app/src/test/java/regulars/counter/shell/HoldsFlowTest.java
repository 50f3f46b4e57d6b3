package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.RedeemResult;
import regulars.model.sync.Refusal;

/** The inbox of held sales in the whole window. */
class HoldsFlowTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void open() {
    stand.push(KeyCode.F6);
    stand.awaitShown(".hold-row");
  }

  @Test
  void by_keyboard_open_read_release() {
    open();
    assertThat(stand.allText("#holds")).contains("Largest so far $12.50", "Beans, 5 kg");
    stand.await(
        "the first sale has the focus",
        () -> stand.scene.getFocusOwner().getStyleClass().contains("hold-release"));

    stand.push(KeyCode.ENTER);
    stand.awaitShown("#hold-reason");
    stand.await("armed", () -> !stand.scene.lookup("#hold-confirm").isDisabled());
    stand.await("the reason has the focus", () -> "hold-reason".equals(focusedNow()));
    stand.type("known");
    stand.push(KeyCode.ENTER);

    stand.awaitText("#strip-text", "Released. The balance is 2,208.");
    assertThat(stand.desk.calls()).contains("settle release known");
  }

  private String focusedNow() {
    return stand.scene.getFocusOwner() == null ? "" : stand.scene.getFocusOwner().getId();
  }

  @Test
  void the_badge_opens_it_and_one_step_back_after_the_other_leads_out() {
    stand.click("#held");
    stand.awaitShown(".hold-row");
    stand.fire(".button.hold-reject");
    stand.awaitShown("#hold-reason");

    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#hold-reason");
    assertThat(stand.shown("#holds")).isTrue();
    stand.push(KeyCode.ESCAPE);
    stand.awaitGone("#holds");
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void what_a_restored_server_refuses_is_seen_and_the_focus_stays_with_its_sale() {
    stand.desk.answers(new RedeemResult.Refused(Refusal.RECOVERING, 0, null));
    stand.desk.block("settle");
    open();
    stand.fire(".button.hold-release");
    stand.awaitShown("#hold-reason");
    stand.await("armed", () -> !stand.scene.lookup("#hold-confirm").isDisabled());
    stand.await("the reason has the focus", () -> "hold-reason".equals(focusedNow()));
    stand.type("known");
    double place = place();
    stand.click("#hold-confirm");
    stand.await("asked", () -> stand.desk.calls().contains("settle release known"));
    assertThat(stand.focused()).isEqualTo("hold-confirm");
    assertThat(place()).isEqualTo(place);

    stand.desk.release("settle");
    stand.await("said", () -> stand.allTextNow("#holds").contains("Not settled"));
    assertThat(stand.text("#strip-text")).isEqualTo(stand.text("#hold-problem"));
    assertThat(stand.text("#hold-reason")).isEqualTo("known");
    assertThat(stand.focused()).isEqualTo("hold-confirm");
    stand.await("nothing covers it", () -> bottom("#hold-problem") < top("#strip-text"));
  }

  @Test
  void after_one_is_settled_no_other_has_the_focus() {
    open();
    stand.fire(".button.hold-release");
    stand.awaitShown("#hold-reason");
    stand.await("armed", () -> !stand.scene.lookup("#hold-confirm").isDisabled());
    stand.click("#hold-confirm");
    stand.awaitText("#strip-text", "Released. The balance is 2,208.");
    stand.await("it went", () -> stand.scene.getRoot().lookupAll(".hold-row").size() == 1);
    assertThat(stand.focused()).isEqualTo("holds-close");
  }

  private double place() {
    return Stand.get(() -> top("#hold-reason"));
  }

  private double top(String selector) {
    var node = stand.scene.lookup(selector);
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  private double bottom(String selector) {
    var node = stand.scene.lookup(selector);
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  @Test
  void down_goes_to_the_next_sale() {
    open();
    stand.await("focus", () -> stand.scene.getFocusOwner().getAccessibleText() != null);
    stand.push(KeyCode.DOWN);
    String now = Stand.get(() -> stand.scene.getFocusOwner().getAccessibleText());
    assertThat(now).isEqualTo("Release the sale of Joe Park, −$120.00");
  }
}
