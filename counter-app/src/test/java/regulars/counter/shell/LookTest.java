package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.shell.Look.Theme;
import regulars.counter.shell.States.State;

/** Every state of the window in the tightest fit: large text on a small screen. */
class LookTest {
  private static final Look LARGE = new Look(Theme.LIGHT, 150, "");
  private static final double LEAST_TARGET = 44;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void every_state_is_readable_reachable_and_whole_in_light_and_dark() {
    try (Complaints complaints = new Complaints()) {
      for (Map.Entry<String, State> state : States.all().entrySet()) {
        look(state.getKey(), state.getValue());
      }
      assertThat(complaints.heard()).as("complaints of style sheets").isEmpty();
    }
    assertThat(wrong).isEmpty();
  }

  private void look(String name, State state) {
    try (Stand stand = state.open(1000, 740, LARGE)) {
      state.drive().accept(stand);
      Stand.fx(() -> {
        Parent root = stand.scene.getRoot();
        all(root).forEach(node -> pieces(name, node));
        Contrast.check(root).forEach(found -> wrong.add(name + " light: " + found));
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        root.applyCss();
      });
      WaitForAsyncUtils.waitForFxEvents();
      Stand.fx(() -> {
        Contrast.check(stand.scene.getRoot()).forEach(found -> wrong.add(name + " dark: " + found));
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      });
      stand.desk.release("redeem");
    }
  }

  private void pieces(String state, Node node) {
    if (node instanceof Button || node instanceof MenuButton) {
      Labeled button = (Labeled) node;
      String called =
          button.getAccessibleText() == null ? button.getText() : button.getAccessibleText();
      if (called == null || called.isBlank()) {
        wrong.add(state + ": a button without a name: " + node);
      }
      if (button.getHeight() < LEAST_TARGET || button.getWidth() < LEAST_TARGET) {
        wrong.add(state + ": too small to hit: " + called + " " + button.getHeight());
      }
      if (button.isTextTruncated()) {
        wrong.add(state + ": a button's word is cut: " + called);
      }
    }
    if (node instanceof TextField field
        && (field.getAccessibleText() == null || field.getHeight() < LEAST_TARGET)) {
      wrong.add(state + ": a field without a name or too small: " + field.getId());
    }
    if (node instanceof Labeled number
        && number.getStyleClass().contains("number")
        && number.isTextTruncated()) {
      wrong.add(state + ": a number is cut: " + number.getText());
    }
  }

  private static List<Node> all(Parent root) {
    List<Node> found = new ArrayList<>();
    for (Node child : root.getChildrenUnmodifiable()) {
      if (child.isVisible()) {
        found.add(child);
        if (child instanceof Parent parent) {
          found.addAll(all(parent));
        }
      }
    }
    return found;
  }
}
