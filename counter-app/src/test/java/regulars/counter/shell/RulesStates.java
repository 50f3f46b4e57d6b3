package regulars.counter.shell;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.rules.FakeRules;
import regulars.counter.shell.States.State;

/** The states of the page of the rules. */
final class RulesStates {
  private static final String RISKY =
      FakeRules.TEXT.replace("100 points", "120 points").replace("1 point per", "2 points per");

  private RulesStates() {}

  static void add(Map<String, State> states) {
    state(states, "70-rules", RulesStates::open);
    state(
        states,
        "71-rules-problem",
        stand ->
            edit(stand, FakeRules.TEXT.replace("Double", "Dubbel") + "Hold sales over a lot\n"));
    state(states, "72-rules-basket", stand -> tab(stand, "tab-basket", "#basket-total"));
    state(states, "73-rules-past", RulesStates::past);
    state(states, "74-rules-question", RulesStates::question);
    states.put(
        "75-rules-spanish",
        new State(
            BeansAndCo::morning,
            FakeRules::office,
            RulesStates::past,
            Locale.forLanguageTag("es-US")));
  }

  private static void state(Map<String, State> states, String name, Consumer<Stand> drive) {
    states.put(name, new State(BeansAndCo::morning, FakeRules::office, drive, Locale.US));
  }

  @SuppressWarnings("unchecked")
  private static void open(Stand stand) {
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings-rail");
    Stand.fx(() -> {
      ListView<SettingsPage> rail = (ListView<SettingsPage>) stand.scene.lookup("#settings-rail");
      rail.getItems().stream()
          .filter(page -> page.id().equals("rules"))
          .forEach(page -> rail.getSelectionModel().select(page));
    });
    stand.awaitShown("#settings-rules");
    stand.await("read", () -> area(stand).getText().contains("coffee"));
    stand.await("checked", () -> stand.allTextNow("#rules-state").contains("Ctrl+S"));
  }

  private static TextArea area(Stand stand) {
    return (TextArea) stand.scene.lookup("#rules-text");
  }

  private static void edit(Stand stand, String text) {
    open(stand);
    Stand.fx(() -> area(stand).setText(text));
    stand.await("problems", () -> stand.allTextNow("#rules-state").contains("be saved"));
    select(stand, "tab-meaning");
    stand.awaitShown(".rules-go");
  }

  private static void tab(Stand stand, String id, String shown) {
    open(stand);
    select(stand, id);
    stand.awaitShown(shown);
  }

  private static void select(Stand stand, String id) {
    Stand.fx(() -> {
      TabPane tabs = (TabPane) stand.scene.lookup("#rules-tabs");
      tabs.getTabs().stream()
          .filter(tab -> id.equals(tab.getId()))
          .forEach(tabs.getSelectionModel()::select);
    });
  }

  private static void past(Stand stand) {
    tab(stand, "tab-past", "#past-run");
    stand.fire("#past-run");
    stand.await("asked", () -> stand.office.calls().contains("rules/trials"));
    stand.await(
        "a result",
        () -> {
          stand.ticker.tick(1);
          return stand.scene.lookup("#past-head") != null;
        });
  }

  private static void question(Stand stand) {
    open(stand);
    Stand.fx(() -> area(stand).setText(RISKY));
    stand.await("sound", () -> !stand.scene.lookup("#rules-save").isDisabled());
    stand.fire("#rules-save");
    stand.awaitShown("#rules-question");
    stand.await("armed", () -> !stand.scene.lookup("#rules-confirm").isDisabled());
  }
}
