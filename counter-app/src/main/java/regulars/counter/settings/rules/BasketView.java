package regulars.counter.settings.rules;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** The trial basket: fields, and what it would earn, in figures and in words. */
final class BasketView extends ScrollPane {
  private final BasketViewModel model;
  private final GridPane grid = new GridPane(12, 8);
  private final ComboBox<DayOfWeek> day = new ComboBox<>();
  private final ShopViewModel shop;

  BasketView(BasketViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    setId("rules-basket");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("statement");
    day.setId("basket-day");
    day.getItems().setAll(DayOfWeek.values());
    day.valueProperty().bindBidirectional(model.dayProperty());
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.SOMETIMES);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(words, fields);
    Label result = Nodes.wrapping("", "t24", "strong");
    result.setId("basket-result");
    result.textProperty().bind(model.resultProperty());
    Label why = Nodes.wrapping("", "muted");
    why.setId("basket-why");
    why.textProperty().bind(model.whyProperty());
    VBox all = new VBox(16, grid, result, why);
    all.setPadding(new Insets(12, 4, 12, 4));
    setContent(all);
    shop.wordsProperty().addListener((_, _, _) -> fill());
    fill();
  }

  private void fill() {
    Words words = shop.words();
    grid.getChildren().clear();
    field(0, words.text("basket.total"), model.totalProperty(), "basket-total");
    field(1, words.text("basket.part"), model.partProperty(), "basket-part");
    field(2, words.text("basket.category"), model.categoryProperty(), "basket-category");
    field(3, words.text("basket.member"), model.pointsProperty(), "basket-points");
    field(4, words.text("basket.largest"), model.largestProperty(), "basket-largest");
    Locale locale = words.locale();
    day.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable DayOfWeek one) {
            return one == null ? "" : one.getDisplayName(TextStyle.FULL_STANDALONE, locale);
          }

          @Override
          public @Nullable DayOfWeek fromString(String text) {
            return null;
          }
        });
    day.setAccessibleText(words.text("basket.day"));
    day.setMaxWidth(Double.MAX_VALUE);
    Label label = Nodes.wrapping(words.text("basket.day"));
    label.setLabelFor(day);
    grid.add(label, 0, 5);
    grid.add(day, 1, 5);
  }

  private void field(int row, String name, StringProperty value, String id) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.textProperty().bindBidirectional(value);
    Label label = Nodes.wrapping(name);
    label.setLabelFor(field);
    grid.add(label, 0, row);
    grid.add(field, 1, row);
  }
}
