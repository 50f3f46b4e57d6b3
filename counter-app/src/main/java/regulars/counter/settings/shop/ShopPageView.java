package regulars.counter.settings.shop;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.office.OfficeException;
import regulars.counter.place.PickerView;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.shop.ShopPageViewModel.Shop;
import regulars.counter.words.Words;

/** Draws the page of the shop. */
final class ShopPageView extends StackPane {
  private static final int LONGEST_NAME = 60;

  private final ShopPageViewModel model;
  private final VBox form = new VBox(12);
  private final ScrollPane scroll = new ScrollPane(form);
  private final NoticeView notice = new NoticeView();

  ShopPageView(ShopPageViewModel model) {
    this.model = model;
    getStyleClass().add("page");
    form.getStyleClass().add("form");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("first-scroll");
    setAlignment(scroll, Pos.TOP_LEFT);
    getChildren().addAll(scroll, notice);
    model.shopProperty().addListener((_, _, _) -> show());
    model.troubleProperty().addListener((_, _, _) -> show());
    show();
  }

  private void show() {
    OfficeException trouble = model.troubleProperty().get();
    Shop now = model.shopProperty().get();
    Nodes.show(scroll, trouble == null && now != null);
    if (trouble != null) {
      notice.say(trouble, model.words(), model::readAgain);
      return;
    }
    notice.clear();
    if (now != null) {
      fill(now);
    }
  }

  private void fill(Shop now) {
    Words words = model.words();
    TextField name = new TextField();
    name.setId("shop-edit-name");
    name.setAccessibleText(words.text("first.name"));
    name.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().length() <= LONGEST_NAME ? change : null));
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setOnAction(_ -> model.save());
    String none = words.text("first.no-match");
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("shop-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button save = Nodes.button(words.text("people.save"), model::save, "accent", "wide");
    save.setId("shop-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    form.getChildren()
        .setAll(
            Nodes.wrapping(words.text("shop.title"), "t24", "strong"),
            Nodes.label(words.text("first.name")),
            name,
            new PickerView("shop-edit-zone", words.text("first.zone"), model.zone(), none));
    if (now.fixed()) {
      Label country =
          Nodes.wrapping(Locale.of("", now.country()).getDisplayCountry(words.locale()), "strong");
      country.setId("shop-edit-country");
      Label currency = Nodes.wrapping(model.money(now.currency()), "strong");
      currency.setId("shop-edit-currency");
      form.getChildren()
          .addAll(
              Nodes.label(words.text("first.country")),
              country,
              Nodes.label(words.text("first.currency")),
              currency,
              Nodes.wrapping(words.text("shop.has-sales"), "muted"));
    } else {
      form.getChildren()
          .addAll(
              new PickerView(
                  "shop-edit-country", words.text("first.country"), model.country(), none),
              new PickerView(
                  "shop-edit-currency", words.text("first.currency"), model.currency(), none));
    }
    form.getChildren().addAll(problem, save, Nodes.wrapping(words.text("shop.language"), "muted"));
  }
}
