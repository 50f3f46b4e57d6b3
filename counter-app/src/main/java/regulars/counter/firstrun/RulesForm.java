package regulars.counter.firstrun;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.words.Words;

/** Which rules to begin with, and what they mean. Used on the JavaFX thread only. */
public final class RulesForm {
  private final ShopForm shop;
  private final Supplier<Words> words;
  private final ReadOnlyObjectWrapper<RulesTemplate> template =
      new ReadOnlyObjectWrapper<>(RulesTemplate.COFFEE);
  private final ReadOnlyObjectWrapper<RulesTemplate.@Nullable Meaning> meaning =
      new ReadOnlyObjectWrapper<>();

  RulesForm(ShopForm shop, Supplier<Words> words) {
    this.shop = shop;
    this.words = words;
  }

  /** Takes these. */
  public void choose(RulesTemplate chosen) {
    template.set(chosen);
    read();
  }

  /** Takes the next ones, or those before. */
  public void step(int by) {
    int last = RulesTemplate.values().length - 1;
    choose(RulesTemplate.values()[Math.clamp(template.get().ordinal() + by, 0, last)]);
  }

  /** Reads them for the shop as it is typed by now. */
  void read() {
    meaning.set(template.get().meaning(shop.money(), shop.clock(), words.get().today()));
  }

  String document() {
    return template.get().document(shop.money());
  }

  /** Which. */
  public ReadOnlyObjectProperty<RulesTemplate> templateProperty() {
    return template.getReadOnlyProperty();
  }

  /** What they mean; null before the page was shown. */
  public ReadOnlyObjectProperty<RulesTemplate.@Nullable Meaning> meaningProperty() {
    return meaning.getReadOnlyProperty();
  }
}
