package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.settings.rules.FakeRules;
import regulars.counter.settings.rules.RulesPage;

/** The page of the rules, by keys: an edit with a mistake, put right, looked at, saved. */
class RulesFlowTest {
  private final FakeOffice office = FakeRules.office();

  private Stand stand() {
    Stand stand =
        Stand.open(
            BeansAndCo.morning(),
            office,
            960,
            720,
            Look.USUAL.with(Look.Theme.LIGHT),
            Locale.US,
            tools -> java.util.List.of(new RulesPage(tools)));
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings-rules");
    stand.await("the rules are read", () -> text(stand).getText().contains("free coffee"));
    return stand;
  }

  private static TextArea text(Stand stand) {
    return (TextArea) stand.scene.lookup("#rules-text");
  }

  @Test
  void a_mistake_is_marked_on_its_line_put_right_and_saved_by_keys() {
    try (Stand stand = stand()) {
      stand.push(KeyCode.TAB);
      assertThat(stand.focused()).isEqualTo("rules-text");
      stand.push(KeyCode.SHORTCUT, KeyCode.END);
      stand.type("triple pints on tea");
      stand.await(
          "the line is marked",
          () -> stand.allTextNow("#settings-rules .gutter").contains("\u25B2 7"));
      stand.awaitShown("#settings-rules .rules-use");
      assertThat(stand.text("#rules-state")).contains("can’t be saved");

      stand.fire("#settings-rules .rules-use");
      stand.await("it is sound", () -> stand.scene.lookup(".rules-use") == null);
      stand.push(KeyCode.SHORTCUT, KeyCode.S);
      stand.awaitShown("#rules-question");
      assertThat(stand.allText("#rules-changes")).startsWith("+\nTriple");
      assertThat(stand.focused()).isEqualTo("rules-cancel");
      stand.await("armed", () -> !stand.scene.lookup("#rules-confirm").isDisabled());
      stand.fire("#rules-confirm");
      stand.awaitGone("#rules-question");
      stand.await("told", () -> stand.allTextNow("#settings-strip").contains("Version 4"));
      assertThat(stand.text("#rules-state")).startsWith("Version 4 is in force");
    }
  }

  @Test
  void escape_steps_back_from_the_question_and_keeps_the_draft() {
    try (Stand stand = stand()) {
      Stand.fx(() -> text(stand).setText(FakeRules.TEXT.replace("100 points", "120 points")));
      stand.await("checked", () -> !stand.scene.lookup("#rules-save").isDisabled());
      stand.fire("#rules-save");
      stand.awaitShown("#rules-question");
      assertThat(stand.allText("#rules-question"))
          .contains("Free coffee costs 100 points now and would cost 120.");
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#rules-question");
      assertThat(stand.shown("#settings-rules")).isTrue();
      assertThat(stand.text("#rules-text")).contains("120 points");
    }
  }

  @Test
  void the_past_runs_with_a_bar_and_ends_in_a_table_and_a_chart() {
    try (Stand stand = stand()) {
      past(stand);
      stand.fire("#past-run");
      stand.awaitShown("#past-bar");
      Stand.fx(() -> stand.ticker.tick(1));
      stand.await("the table", () -> stand.allTextNow("#rules-past").contains("388 members gain"));
      assertThat(stand.allText("#past-sums")).contains("Points given");
      assertThat(stand.shown("#past-days")).isTrue();
    }
  }

  static void past(Stand stand) {
    Stand.fx(() -> {
      TabPane tabs = (TabPane) stand.scene.lookup("#rules-tabs");
      tabs.getSelectionModel().selectLast();
    });
    stand.awaitShown("#past-run");
  }

  @Test
  void without_the_server_the_page_says_so_and_tries_again() {
    office.offline(true);
    try (Stand stand =
        Stand.open(
            BeansAndCo.morning(),
            office,
            960,
            720,
            Look.USUAL.with(Look.Theme.LIGHT),
            Locale.US,
            tools -> java.util.List.of(new RulesPage(tools)))) {
      stand.push(KeyCode.F10);
      stand.awaitShown("#settings-rules .notice");
      office.offline(false);
      stand.fire("#settings-rules .notice-action");
      stand.await("the rules are read", () -> text(stand).getText().contains("free coffee"));
    }
  }
}
