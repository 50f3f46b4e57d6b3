package regulars.counter.feed;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws over the feed whose the next sale is, or the button that says so. */
final class NextSaleView extends VBox {
  private final PairingViewModel model;
  private final ShopViewModel shop;
  private final Button ask;
  private final Label waits = Nodes.wrapping("", "strong");
  private final Button cancel;
  private final HBox waiting;

  NextSaleView(PairingViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    setId("next-sale");
    getStyleClass().add("next-sale");
    ask = Nodes.button("", model::toggleNext, "small-text");
    ask.setId("next-sale-ask");
    ask.setMaxWidth(Double.MAX_VALUE);
    waits.setId("next-sale-waits");
    waits.setGraphic(Nodes.icon(Feather.CLOCK));
    waits.setMinWidth(0);
    HBox.setHgrow(waits, Priority.ALWAYS);
    waits.setMaxWidth(Double.MAX_VALUE);
    cancel = new Button("", Nodes.icon(Feather.X));
    cancel.setId("next-sale-cancel");
    cancel.getStyleClass().addAll("quiet", "clear");
    cancel.setOnAction(_ -> model.cancelNext());
    waiting = new HBox(4, waits, cancel);
    waiting.setAlignment(Pos.CENTER_LEFT);
    waiting.getStyleClass().add("next-sale-waiting");
    getChildren().addAll(ask, waiting);
    waits.textProperty().bind(model.waitsProperty());
    model.waitsProperty().addListener((_, _, _) -> show());
    model.memberProperty().addListener((_, _, _) -> show());
    shop.wordsProperty().addListener((_, _, _) -> show());
    show();
  }

  private void show() {
    Words words = shop.words();
    boolean armed = !model.waitsProperty().get().isEmpty();
    boolean open = model.memberProperty().get() != null;
    ask.setText(words.text("pairing.next"));
    ask.setAccessibleText(words.text("pairing.next-name", model.memberName()));
    cancel.setAccessibleText(words.text("pairing.cancel"));
    Nodes.show(ask, open && !armed);
    Nodes.show(waiting, armed);
    Nodes.show(this, open || armed);
  }
}
