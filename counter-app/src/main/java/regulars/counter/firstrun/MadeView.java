package regulars.counter.firstrun;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** Draws the last page: what was made, and what to do next. */
final class MadeView extends VBox {
  MadeView(FirstRunViewModel model) {
    super(16);
    Words words = model.words();
    ShopForm shop = model.shop();
    Label title =
        Nodes.wrapping(
            words.text("first.made", shop.nameProperty().get().strip()), "t24", "strong");
    title.setId("first-made");
    int people = model.people().others().size();
    getChildren()
        .addAll(
            title,
            Nodes.wrapping(
                words.text(
                    "first.made-sentence",
                    shop.currency().code(),
                    shop.zone().textProperty().get(),
                    model.people().ownerNameProperty().get().strip(),
                    people)),
            Nodes.wrapping(words.text("first.next"), "t18", "strong"),
            step(words, Feather.SHOPPING_CART, "till"),
            step(words, Feather.LINK, "counter"),
            step(words, Feather.USERS, "members"),
            step(words, Feather.SAVE, "backup"));
  }

  private static HBox step(Words words, Ikon sign, String what) {
    Label sentence = Nodes.wrapping(words.text("first.todo." + what));
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    return new HBox(12, Nodes.icon(sign, "muted-icon"), sentence);
  }
}
