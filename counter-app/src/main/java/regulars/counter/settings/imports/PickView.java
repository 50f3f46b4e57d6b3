package regulars.counter.settings.imports;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Boxes to choose one of a few things from. */
final class PickView {
  private PickView() {}

  /** A box that says each choice in words. */
  static <T> ComboBox<T> of(
      String id, List<T> all, T now, Function<T, String> words, Consumer<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("pick");
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.getItems().setAll(all);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T one) {
            return one == null ? "" : words.apply(one);
          }

          @Override
          public T fromString(String text) {
            return box.getValue();
          }
        });
    box.setValue(now);
    box.valueProperty().addListener((_, _, picked) -> chosen.accept(picked));
    return box;
  }
}
