package regulars.counter.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;

/** What stands in the middle while no member is on the screen: how to get one there. */
final class EmptyView extends VBox {

  EmptyView(ShopViewModel shop) {
    super(8);
    setId("empty");
    getStyleClass().addAll("pane", "empty");
    setAlignment(Pos.CENTER);
    Label title = Nodes.wrapping("", "t18", "strong");
    title.textProperty().bind(shop.wordsProperty().map(words -> words.text("empty.title")));
    Label hint = Nodes.wrapping("", "muted");
    hint.textProperty().bind(shop.wordsProperty().map(words -> words.text("empty.hint")));
    getChildren().addAll(Nodes.icon(Feather.SEARCH, "empty-icon"), title, hint);
  }
}
