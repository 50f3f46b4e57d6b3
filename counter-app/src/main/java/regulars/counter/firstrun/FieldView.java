package regulars.counter.firstrun;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.place.PickerView;

/** One field: its name above, what is wrong with it below. */
final class FieldView extends VBox {
  FieldView(String title, Node input, Field field) {
    super(4);
    Label name = Nodes.label(title);
    name.setLabelFor(input);
    input.setAccessibleText(title);
    input.setId(field.id());
    getChildren().addAll(name, input, problem(field));
  }

  /** A choice among many, with what is wrong with it. */
  FieldView(PickerView picker, Field field) {
    super(4);
    getChildren().addAll(picker, problem(field));
  }

  private static Label problem(Field field) {
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId(field.id() + "-problem");
    problem.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "problem-icon"));
    problem.textProperty().bind(field.problemProperty());
    Nodes.show(problem, !problem.getText().isEmpty());
    problem.textProperty().addListener((_, _, now) -> Nodes.show(problem, !now.isEmpty()));
    return problem;
  }

  /** A field for text. */
  static TextField text(StringProperty text, int longest) {
    TextField input = new TextField();
    input.getStyleClass().add("large");
    return limited(input, text, longest, false);
  }

  /** A field for digits that nobody is to read. */
  static TextField pin(StringProperty text, int longest) {
    return limited(new PasswordField(), text, longest, true);
  }

  private static TextField limited(
      TextField input, StringProperty text, int longest, boolean digits) {
    input.textProperty().bindBidirectional(text);
    input.setTextFormatter(
        new TextFormatter<>(change -> {
          String typed = change.getControlNewText();
          boolean fits = typed.length() <= longest && (!digits || typed.matches("[0-9]*"));
          return fits ? change : null;
        }));
    return input;
  }
}
