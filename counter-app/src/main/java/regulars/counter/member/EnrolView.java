package regulars.counter.member;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;

/** Draws the form for a new member: two fields, saved from the keyboard alone. */
public final class EnrolView extends VBox {
  private final EnrolViewModel model;
  private final ShopViewModel shop;
  private final TextField phone = new TextField();
  private final TextField name = new TextField();

  /** Draws this form. */
  public EnrolView(EnrolViewModel model, ShopViewModel shop) {
    super(8);
    this.model = model;
    this.shop = shop;
    setId("enrol");
    getStyleClass().addAll("pane", "form");
    fields();
    shop.wordsProperty().addListener((_, _, _) -> build());
    build();
    model.askingProperty().addListener((_, _, asking) -> opened(asking));
  }

  private void fields() {
    phone.setId("enrol-phone");
    phone.setTextFormatter(PhoneTyping.formatter(() -> shop.words().phones()));
    phone.textProperty().bindBidirectional(model.phoneProperty());
    phone.setOnAction(_ -> name.requestFocus());
    name.setId("enrol-name");
    name.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().length() > EnrolViewModel.LONGEST_NAME ? null : change));
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setOnAction(_ -> model.save());
    model
        .problemProperty()
        .addListener((_, _, problem) -> {
          if (!problem.isEmpty()) {
            phone.requestFocus();
          }
        });
  }

  private void build() {
    Label phoneLabel = Nodes.label(shop.words().text("enrol.phone"), "strong");
    phoneLabel.setLabelFor(phone);
    Label nameLabel = Nodes.label(shop.words().text("enrol.name"), "strong");
    nameLabel.setLabelFor(name);
    name.setPromptText(shop.words().text("enrol.name-prompt"));
    phone.setAccessibleText(shop.words().text("enrol.phone"));
    name.setAccessibleText(shop.words().text("enrol.name"));
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("enrol-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button save = Nodes.button(shop.words().text("enrol.save"), model::save, "accent", "wide");
    save.setId("enrol-save");
    save.disableProperty().bind(model.savingProperty());
    Button cancel = Nodes.button(shop.words().text("cancel"), model::cancel, "wide");
    cancel.setId("enrol-cancel");
    HBox buttons = new HBox(8, save, cancel);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("form-buttons");
    getChildren()
        .setAll(
            Nodes.label(shop.words().text("enrol.title"), "t24", "strong"),
            Nodes.wrapping(shop.words().text("enrol.hint"), "muted"),
            phoneLabel,
            phone,
            problem,
            nameLabel,
            name,
            buttons);
  }

  private void opened(boolean asking) {
    if (asking) {
      TextField first = phone.getText().isEmpty() ? phone : name;
      first.requestFocus();
      first.end();
    }
  }
}
