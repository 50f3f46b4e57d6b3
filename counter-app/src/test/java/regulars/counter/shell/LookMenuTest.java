package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.shell.Look.Theme;

class LookMenuTest {
  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void choose(String text) {
    Stand.fx(() ->
        ((MenuButton) stand.scene.lookup("#look"))
            .getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .ifPresent(MenuItem::fire));
  }

  private double rootText() {
    return Stand.get(
        () -> ((javafx.scene.control.Labeled) stand.scene.lookup("#held")).getFont().getSize());
  }

  @Test
  void light_and_dark_change_at_once_and_are_kept() {
    choose("Dark");
    assertThat(stand.saved()).last().extracting(Look::theme).isEqualTo(Theme.DARK);
    assertThat(Stand.get(javafx.application.Application::getUserAgentStylesheet)).contains("dark");

    choose("Light");
    assertThat(Stand.get(javafx.application.Application::getUserAgentStylesheet)).contains("light");
  }

  @Test
  void keys_change_the_text_step_by_step_and_are_kept() {
    assertThat(rootText()).isEqualTo(14);
    stand.push(KeyCode.CONTROL, KeyCode.EQUALS);
    stand.push(KeyCode.CONTROL, KeyCode.EQUALS);
    stand.await("large", () -> rootText() == 21);
    assertThat(stand.saved()).last().extracting(Look::textPercent).isEqualTo(150);

    stand.push(KeyCode.CONTROL, KeyCode.MINUS);
    stand.await("a step back", () -> rootText() == 17.5);
  }

  @Test
  void another_language_is_spoken_at_once_and_kept() {
    choose("Espa\u00f1ol");

    assertThat(stand.saved()).last().extracting(Look::language).isEqualTo("es");
    stand.await("spoken", () -> stand.allTextNow("#empty").contains("\u00bfPara qui\u00e9n es?"));
    choose("English");
    stand.await("and back", () -> stand.allTextNow("#empty").contains("Who is it for?"));
  }
}
