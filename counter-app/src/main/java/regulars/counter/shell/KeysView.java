package regulars.counter.shell;

import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** The sheet with all keys. */
final class KeysView extends StackPane {
  private static final String[] KEYS = {
    "0\u20139",
    "Enter",
    "\u2191 \u2193",
    "Esc",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "Ctrl+S",
    "Ctrl+Z",
    "Ctrl +",
    "Ctrl \u2212",
    "F1"
  };
  private static final String[] DOES = {
    "keys.digits",
    "keys.enter",
    "keys.arrows",
    "keys.esc",
    "keys.new",
    "keys.claim",
    "keys.redeem",
    "keys.statement",
    "keys.holds",
    "keys.next-sale",
    "keys.note",
    "keys.staff",
    "keys.settings",
    "keys.display",
    "keys.inbox",
    "keys.save-rules",
    "keys.undo",
    "keys.larger",
    "keys.smaller",
    "keys.all"
  };

  KeysView(Runnable close) {
    setId("keys");
    getStyleClass().add("sheet");
    setOnMouseClicked(_ -> close.run());
    Nodes.show(this, false);
  }

  void show(Words words) {
    GridPane grid = new GridPane(24, 8);
    int rows = (KEYS.length + 1) / 2;
    for (int key = 0; key < KEYS.length; key++) {
      int column = key < rows ? 0 : 2;
      grid.add(Nodes.whole(KEYS[key], "key"), column, key % rows);
      grid.add(Nodes.label(words.text(DOES[key])), column + 1, key % rows);
    }
    VBox card = new VBox(16, Nodes.label(words.text("keys.title"), "t24", "strong"), grid);
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(card);
    Nodes.show(this, true);
  }

  void hideSheet() {
    Nodes.show(this, false);
  }
}
