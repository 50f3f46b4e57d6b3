package regulars.counter.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;

/** What the window shows while the counter's data is being opened, or why it can't be. */
final class OpeningView extends StackPane {
  private final VBox box = new VBox(16);

  OpeningView(String sentence) {
    setId("opening");
    getStyleClass().addAll("counter", "opening");
    ProgressIndicator turning = new ProgressIndicator();
    turning.getStyleClass().add("turning");
    box.setAlignment(Pos.CENTER);
    box.getChildren().setAll(turning, Nodes.wrapping(sentence, "muted"));
    getChildren().add(box);
  }

  /** Says why it did not work; {@code again} stands on the button that tries again. */
  void failed(String title, String sentence, String again, Runnable tryAgain) {
    Label why = Nodes.wrapping(sentence, "opening-sentence");
    why.setId("opening-failed");
    Button button = Nodes.button(again, tryAgain, "accent");
    button.setId("opening-again");
    button.setDefaultButton(true);
    box.getChildren()
        .setAll(
            Nodes.icon(Feather.ALERT_TRIANGLE, "empty-icon"),
            Nodes.wrapping(title, "t18", "strong"),
            why,
            button);
    button.requestFocus();
  }
}
