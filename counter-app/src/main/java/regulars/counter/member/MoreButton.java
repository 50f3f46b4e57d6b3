package regulars.counter.member;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** What is done with a member now and then, behind one button of the card. */
public final class MoreButton extends MenuButton {

  /**
   * One thing to do.
   *
   * @param id of the item, for tests
   * @param key of its words
   * @param run does it
   */
  public record Item(String id, String key, Runnable run) {}

  /** A menu of these, in this order. */
  public MoreButton(ShopViewModel shop, List<Item> items) {
    setId("card-more");
    getStyleClass().add("quiet");
    setFocusTraversable(false);
    setMinWidth(Region.USE_PREF_SIZE);
    shop.wordsProperty().addListener((_, _, words) -> fill(words, items));
    fill(shop.words(), items);
  }

  private void fill(Words words, List<Item> items) {
    setText(words.text("card.more"));
    getItems().setAll(items.stream().map(item -> item(words, item)).toList());
  }

  private static MenuItem item(Words words, Item item) {
    MenuItem drawn = new MenuItem(words.text(item.key()));
    drawn.setId(item.id());
    drawn.setMnemonicParsing(false);
    drawn.setOnAction(_ -> item.run().run());
    return drawn;
  }
}
