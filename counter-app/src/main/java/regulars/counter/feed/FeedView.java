package regulars.counter.feed;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.shop.ShopViewModel;

/** Draws the till's feed. */
public final class FeedView extends VBox {

  /** Draws this feed. */
  public FeedView(FeedViewModel model, ShopViewModel shop, Release release) {
    setId("feed");
    getStyleClass().add("feed");
    Label heading = Nodes.label("", "heading");
    heading.textProperty().bind(shop.wordsProperty().map(words -> words.text("feed.title")));
    Label trouble = Nodes.wrapping("", "offline-text", "trouble");
    trouble.setId("till-trouble");
    trouble.textProperty().bind(model.troubleProperty());
    trouble.visibleProperty().bind(model.troubleProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    Label nothing = Nodes.wrapping("", "muted", "nothing");
    nothing.setId("feed-nothing");
    nothing.textProperty().bind(model.nothingProperty());
    ListView<FeedLine> list = new ListView<>(model.lines());
    list.setId("feed-list");
    list.setPlaceholder(nothing);
    list.setCellFactory(_ -> new FeedCell(model, shop, release));
    list.accessibleTextProperty().bind(heading.textProperty());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading, new NextSaleView(model.pairing(), shop), trouble, list);
  }
}
