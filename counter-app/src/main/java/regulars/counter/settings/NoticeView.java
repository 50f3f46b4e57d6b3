package regulars.counter.settings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import regulars.counter.fx.Nodes;
import regulars.counter.office.OfficeException;
import regulars.counter.words.Words;

/**
 * What a page shows in place of its contents: nothing here yet, the server can't be reached, not
 * allowed. A title, a sentence with the next step, at most one button that takes it.
 */
public final class NoticeView extends VBox {
  private final FontIcon icon = Nodes.icon(Feather.INFO, "empty-icon");
  private final Label title = Nodes.wrapping("", "t18", "strong");
  private final Label sentence = Nodes.wrapping("", "muted");
  private final Button action = new Button();

  /** Hidden until it has something to say. */
  public NoticeView() {
    super(8);
    getStyleClass().addAll("notice", "empty");
    setAlignment(Pos.CENTER);
    title.getStyleClass().add("notice-title");
    action.getStyleClass().add("notice-action");
    sentence.setMaxWidth(480);
    getChildren().addAll(icon, title, sentence, action);
    Nodes.show(this, false);
  }

  /** Says this, with nothing to press. */
  public void say(Feather sign, String titleText, String sentenceText) {
    say(sign, titleText, sentenceText, null, () -> {});
  }

  /** Says this; {@code label} is the word on the button. */
  public void say(
      Feather sign, String titleText, String sentenceText, @Nullable String label, Runnable run) {
    icon.setIconCode(sign);
    title.setText(titleText);
    sentence.setText(sentenceText);
    action.setText(label == null ? "" : label);
    action.setOnAction(_ -> run.run());
    Nodes.show(action, label != null);
    Nodes.show(this, true);
  }

  /** Says why the server did not answer a page; the button asks it again. */
  public void say(OfficeException why, Words words, Runnable again) {
    switch (why.kind()) {
      case OFFLINE ->
          say(
              Feather.CLOUD_OFF,
              words.text("settings.offline"),
              words.text("settings.offline-sentence"),
              words.text("settings.again"),
              again);
      case SIGN_IN, NOT_ALLOWED ->
          say(
              Feather.LOCK,
              words.text("settings.not-allowed"),
              words.text("settings.not-allowed-sentence"));
      case REFUSED ->
          say(
              Feather.ALERT_TRIANGLE,
              words.text("settings.failed"),
              String.valueOf(why.getMessage()),
              words.text("settings.again"),
              again);
    }
  }

  /** Gives its room to the page again. */
  public void clear() {
    Nodes.show(this, false);
  }
}
