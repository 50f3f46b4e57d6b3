package regulars.counter.place;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;

/**
 * Draws a choice among many: a field to search in, the matches below it while there is a search.
 */
public final class PickerView extends VBox {
  private static final double ROW = 44;
  private static final int ROWS = 4;

  private final Picker picker;
  private final TextField input = new TextField();
  private final ListView<Place> list = new ListView<>();

  /**
   * Draws this choice.
   *
   * @param id of the field
   * @param title its name
   * @param nothing what is said when nothing fits
   */
  public PickerView(String id, String title, Picker picker, String nothing) {
    super(4);
    this.picker = picker;
    getStyleClass().add("picker");
    input.setId(id);
    input.setAccessibleText(title);
    input.textProperty().bindBidirectional(picker.textProperty());
    Label none = Nodes.wrapping(nothing, "muted");
    list.setPlaceholder(none);
    list.setItems(picker.matches());
    list.setFocusTraversable(false);
    list.setId(id + "-matches");
    list.getStyleClass().add("picker-list");
    list.setAccessibleRole(AccessibleRole.LIST_VIEW);
    list.setAccessibleText(title);
    list.setFixedCellSize(ROW);
    list.setMinHeight(ROWS * ROW + 2);
    list.setPrefHeight(ROWS * ROW + 2);
    list.setCellFactory(_ -> new PlaceCell());
    picker.markedProperty().addListener((_, _, now) -> mark(now));
    picker.matches().addListener((ListChangeListener<Place>) _ -> shown());
    picker.textProperty().addListener((_, _, _) -> shown());
    input.focusedProperty().addListener((_, _, now) -> focused(now));
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    shown();
    Label name = Nodes.label(title);
    name.setLabelFor(input);
    getChildren().addAll(name, input, list);
  }

  private void focused(boolean now) {
    if (now) {
      // After a click has put the cursor somewhere: whoever types means another one.
      Platform.runLater(input::selectAll);
    } else {
      var unused = picker.pickMarked();
      picker.putAway();
    }
    shown();
  }

  private void shown() {
    Nodes.show(list, input.isFocused() && (picker.isOpen() || picker.isSearching()));
  }

  private void mark(@Nullable Place now) {
    if (now == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(now);
      list.scrollTo(Math.max(0, list.getItems().indexOf(now) - 1));
    }
  }

  private void key(KeyEvent key) {
    KeyCode code = key.getCode();
    if (code == KeyCode.DOWN || code == KeyCode.UP) {
      picker.step(code == KeyCode.DOWN ? 1 : -1);
      key.consume();
    } else if (code == KeyCode.ENTER && picker.isOpen()) {
      if (picker.pickMarked()) {
        input.selectAll();
      }
      key.consume();
    } else if (code == KeyCode.ESCAPE && picker.isOpen()) {
      picker.putAway();
      key.consume();
    }
  }

  private final class PlaceCell extends ListCell<Place> {
    private PlaceCell() {
      setOnMousePressed(_ -> {
        Place place = getItem();
        if (place != null) {
          picker.pick(place);
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Place place, boolean empty) {
      super.updateItem(place, empty);
      setText(empty || place == null ? null : place.name());
    }
  }
}
