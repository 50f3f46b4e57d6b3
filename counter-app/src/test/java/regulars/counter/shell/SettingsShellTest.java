package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.settings.SettingsPage;
import regulars.model.staff.Role;

/** The settings' frame: opened, walked through and closed by keys; what is below it keeps still. */
class SettingsShellTest {
  private final List<String> heard = new ArrayList<>();
  private boolean question;

  private final class Page implements SettingsPage {
    private final String id;
    private final VBox view = new VBox();

    Page(String id) {
      this.id = id;
      TextField field = new TextField();
      field.setId(id + "-field");
      Button button = new Button(id);
      view.getChildren().addAll(field, button);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String titleKey() {
      return "settings.title";
    }

    @Override
    public Feather icon() {
      return Feather.BOX;
    }

    @Override
    public Role leastRole() {
      return Role.MANAGER;
    }

    @Override
    public Region view() {
      return view;
    }

    @Override
    public void shown() {
      heard.add(id + " shown");
    }

    @Override
    public void hidden() {
      heard.add(id + " hidden");
    }

    @Override
    public boolean back() {
      boolean had = question;
      question = false;
      return had;
    }
  }

  private Stand stand() {
    return Stand.open(
        BeansAndCo.morning(),
        new FakeOffice(),
        960,
        720,
        Look.USUAL.with(Look.Theme.LIGHT),
        Locale.US,
        _ -> List.of(new Page("one"), new Page("two")));
  }

  @Test
  void f10_opens_the_settings_over_everything_and_closes_them_again() {
    try (Stand stand = stand()) {
      assertThat(stand.shown("#settings")).isFalse();
      stand.push(KeyCode.F10);
      stand.awaitShown("#settings-one");
      assertThat(stand.focused()).isEqualTo("settings-rail");
      assertThat(stand.shown("#header")).isFalse();

      stand.push(KeyCode.F10);
      stand.awaitGone("#settings");
      assertThat(stand.focused()).isEqualTo("search");
      assertThat(heard).containsExactly("one shown", "one hidden");
    }
  }

  @Test
  void arrows_walk_the_rail_and_control_page_down_works_from_inside_a_page() {
    try (Stand stand = stand()) {
      stand.push(KeyCode.F10);
      stand.push(KeyCode.DOWN);
      stand.awaitShown("#settings-two");
      stand.push(KeyCode.TAB);
      assertThat(stand.focused()).isEqualTo("two-field");
      stand.push(KeyCode.SHORTCUT, KeyCode.PAGE_DOWN);
      stand.awaitShown("#settings-one");
      assertThat(heard)
          .containsExactly("one shown", "one hidden", "two shown", "two hidden", "one shown");
    }
  }

  @Test
  void escape_answers_the_pages_question_before_it_closes_the_settings() {
    try (Stand stand = stand()) {
      stand.push(KeyCode.F10);
      question = true;
      stand.push(KeyCode.ESCAPE);
      assertThat(stand.shown("#settings-one")).isTrue();
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#settings");
    }
  }

  @Test
  void what_is_typed_and_pressed_in_the_settings_does_not_reach_the_counter() {
    try (Stand stand = stand()) {
      stand.push(KeyCode.F10);
      stand.type("2671");
      stand.push(KeyCode.F2);
      stand.push(KeyCode.ESCAPE);
      stand.awaitGone("#settings");
      assertThat(stand.text("#search")).isEmpty();
      assertThat(stand.shown("#enrol")).isFalse();
    }
  }

  @Test
  void the_counter_goes_on_below_and_the_page_of_last_time_comes_back() {
    try (Stand stand = stand()) {
      stand.type("2671");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#card-name", "Maria Lopez");
      stand.push(KeyCode.F10);
      stand.push(KeyCode.DOWN);
      stand.push(KeyCode.ESCAPE);
      stand.awaitText("#card-name", "Maria Lopez");
      stand.push(KeyCode.F10);
      stand.awaitShown("#settings-two");
      stand.click("#settings-close");
      stand.awaitGone("#settings");
    }
  }
}
