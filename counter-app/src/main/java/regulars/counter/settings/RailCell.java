package regulars.counter.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** One page's title in the rail. */
final class RailCell extends ListCell<SettingsPage> {
  private final ObservableValue<Words> words;

  RailCell(ObservableValue<Words> words) {
    this.words = words;
    getStyleClass().add("rail-cell");
  }

  @Override
  protected void updateItem(@Nullable SettingsPage page, boolean empty) {
    super.updateItem(page, empty);
    if (empty || page == null) {
      setText(null);
      setGraphic(null);
    } else {
      setText(words.getValue().text(page.titleKey()));
      setGraphic(Nodes.icon(page.icon()));
    }
  }
}
