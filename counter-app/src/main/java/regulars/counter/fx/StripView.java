package regulars.counter.fx;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws a {@link Strip}. */
public final class StripView extends HBox {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final Strip strip;
  private final FontIcon icon = Nodes.icon(Feather.INFO);
  private final Label text = Nodes.wrapping("");
  private final Button offer = new Button();
  private final Button close;

  /**
   * Draws this strip.
   *
   * @param closeName what a screen reader calls the closing cross
   */
  public StripView(Strip strip, ObservableValue<String> closeName) {
    this.strip = strip;
    this.close = new Button("", Nodes.icon(Feather.X));
    close.accessibleTextProperty().bind(closeName);
    close.getStyleClass().add("quiet");
    close.setOnAction(_ -> strip.dismiss());
    offer.setId("strip-offer");
    offer.setMinWidth(USE_PREF_SIZE);
    offer.setOnAction(_ -> strip.act());
    text.setId("strip-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    setId("strip");
    setAccessibleRole(AccessibleRole.PARENT);
    getStyleClass().add("strip");
    getChildren().addAll(icon, text, offer, close);
    strip.messageProperty().addListener((_, _, now) -> show(now));
    strip.secondsLeftProperty().addListener((_, _, _) -> count(strip.messageProperty().get()));
    show(strip.messageProperty().get());
  }

  private void show(Strip.@Nullable Message message) {
    Nodes.show(this, message != null);
    if (message == null) {
      return;
    }
    text.setText(message.text());
    icon.setIconCode(
        switch (message.kind()) {
          case DONE -> Feather.CHECK;
          case NOTE -> Feather.INFO;
          case PROBLEM -> Feather.ALERT_TRIANGLE;
        });
    pseudoClassStateChanged(DONE, message.kind() == Strip.Kind.DONE);
    pseudoClassStateChanged(PROBLEM, message.kind() == Strip.Kind.PROBLEM);
    Nodes.show(offer, message.offer() != null);
    count(message);
  }

  private void count(Strip.@Nullable Message message) {
    if (message != null && message.offer() != null) {
      offer.setText(message.offer().label() + " (" + strip.secondsLeftProperty().get() + " s)");
    }
  }
}
