package regulars.counter.settings.notes;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import regulars.counter.fx.Nodes;
import regulars.counter.receipt.CodePage;
import regulars.counter.receipt.ReceiptSettings.Kind;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws the printer's settings; only what the chosen kind of printer needs is shown. */
final class NotesView extends ScrollPane {
  private final NotesViewModel model;
  private final ShopViewModel shop;
  private final VBox page = new VBox(8);

  NotesView(NotesViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    page.getStyleClass().addAll("page", "form");
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("page-scroll");
    shop.wordsProperty().addListener((_, _, _) -> build());
    build();
  }

  private Words words() {
    return shop.words();
  }

  private void build() {
    page.getChildren()
        .setAll(
            Nodes.label(words().text("notes.title"), "t24", "strong"),
            Nodes.wrapping(words().text("notes.hint"), "muted"),
            field(
                "notes.kind",
                choice("notes-kind", List.of(Kind.values()), model.kind, "notes.kind.")));
    VBox network =
        new VBox(
            8,
            field("notes.host", text("notes-host", model.host)),
            field("notes.netport", text("notes-netport", model.netPort)));
    VBox serial =
        new VBox(
            8,
            field("notes.port", list("notes-port", model.ports, model.port)),
            field("notes.baud", text("notes-baud", model.baud)));
    Node system = field("notes.printer", list("notes-printer", model.printers, model.printer));
    shownFor(network, Kind.NETWORK);
    shownFor(serial, Kind.SERIAL);
    shownFor(system, Kind.SYSTEM);
    VBox paper =
        new VBox(
            8,
            field(
                "notes.columns",
                choice("notes-columns", List.of(32, 42, 48), model.columns, "notes.columns.")),
            field(
                "notes.letters",
                choice(
                    "notes-letters", List.of(CodePage.values()), model.letters, "notes.letters.")),
            field(
                "notes.when",
                choice("notes-when", List.of(When.values()), model.when, "notes.when.")));
    ObservableValue<Boolean> any = model.kind.map(kind -> kind != Kind.NONE);
    paper.visibleProperty().bind(any);
    paper.managedProperty().bind(any);
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("notes-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button save =
        Nodes.button(words().text("notes.save"), () -> model.save(false), "accent", "wide");
    save.setId("notes-save");
    Button trial = Nodes.button(words().text("notes.try"), () -> model.save(true), "wide");
    trial.setId("notes-try");
    trial.visibleProperty().bind(any);
    page.getChildren().addAll(network, serial, system, paper, problem, Nodes.row(8, save, trial));
  }

  private void shownFor(Node node, Kind kind) {
    ObservableValue<Boolean> mine = model.kind.map(now -> now == kind);
    node.visibleProperty().bind(mine);
    node.managedProperty().bind(mine);
  }

  private VBox field(String key, Control control) {
    Label label = Nodes.label(words().text(key), "strong");
    label.setLabelFor(control);
    control.setAccessibleText(words().text(key));
    control.setMaxWidth(Double.MAX_VALUE);
    return new VBox(4, label, control);
  }

  private static TextField text(String id, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private <T> ComboBox<T> choice(String id, List<T> all, ObjectProperty<T> value, String keys) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    Words words = words();
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T one) {
            return one == null
                ? ""
                : words.text(keys + one.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
          }

          @Override
          public T fromString(String text) {
            return value.get();
          }
        });
    box.getItems().setAll(all);
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private static ComboBox<String> list(
      String id, javafx.collections.ObservableList<String> all, StringProperty value) {
    ComboBox<String> box = new ComboBox<>(all);
    box.setId(id);
    box.valueProperty().bindBidirectional(value);
    return box;
  }
}
