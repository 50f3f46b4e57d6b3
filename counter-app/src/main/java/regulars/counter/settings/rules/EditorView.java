package regulars.counter.settings.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Problem;

/** The document's text, with line numbers beside it and a sign on the lines that have a problem. */
final class EditorView extends HBox {
  /** A little more than the server takes, so that it can say so. */
  private static final int MOST = 66_000;

  private final TextArea area = new TextArea();
  private final Pane gutter = new Pane();
  private final ReadOnlyIntegerWrapper line = new ReadOnlyIntegerWrapper(1);
  private Set<Integer> wrong = Set.of();
  private boolean drawing;

  EditorView() {
    getStyleClass().add("editor");
    area.setId("rules-text");
    area.setWrapText(true);
    area.setTextFormatter(
        new TextFormatter<>(change ->
            change.isContentChange() && change.getControlNewText().length() > MOST
                ? null
                : change));
    gutter.getStyleClass().add("gutter");
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(gutter.widthProperty());
    clip.heightProperty().bind(gutter.heightProperty());
    gutter.setClip(clip);
    HBox.setHgrow(area, Priority.ALWAYS);
    getChildren().addAll(gutter, area);
    area.textProperty().addListener((_, _, _) -> drawSoon());
    area.scrollTopProperty().addListener((_, _, _) -> drawSoon());
    area.heightProperty().addListener((_, _, _) -> drawSoon());
    area.widthProperty().addListener((_, _, _) -> drawSoon());
    area.caretPositionProperty().addListener((_, _, at) -> line.set(lineOf(at.intValue())));
    // Tab walks on from the text, as from any field: a document has no use for tabs.
    area.addEventFilter(KeyEvent.KEY_PRESSED, EditorView::walkOn);
  }

  private static void walkOn(KeyEvent key) {
    if (key.getCode() == KeyCode.TAB
        && !key.isControlDown()
        && key.getSource() instanceof Node at) {
      at.requestFocusTraversal(
          key.isShiftDown()
              ? javafx.scene.TraversalDirection.PREVIOUS
              : javafx.scene.TraversalDirection.NEXT);
      key.consume();
    }
  }

  TextArea area() {
    return area;
  }

  /** The line that the caret is in, 1 the first. */
  ReadOnlyIntegerProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  private int lineOf(int position) {
    String text = area.getText();
    int number = 1;
    for (int at = 0; at < Math.min(position, text.length()); at++) {
      number += text.charAt(at) == '\n' ? 1 : 0;
    }
    return number;
  }

  /** Puts the caret into a line. */
  void go(int number) {
    String text = area.getText();
    int at = 0;
    for (int before = 1; before < number && text.indexOf('\n', at) >= 0; before++) {
      at = text.indexOf('\n', at) + 1;
    }
    int end = text.indexOf('\n', at);
    area.requestFocus();
    area.selectRange(at, end < 0 ? text.length() : end);
  }

  /** Marks the lines of these problems. */
  void mark(List<Problem> problems) {
    wrong = problems.stream().map(Problem::line).collect(Collectors.toUnmodifiableSet());
    drawSoon();
  }

  /** After the next layout: only then is known where the lines stand. */
  private void drawSoon() {
    if (!drawing) {
      drawing = true;
      javafx.application.Platform.runLater(() -> {
        drawing = false;
        draw();
      });
    }
  }

  private void draw() {
    String all = area.getText();
    Text text = drawn(all);
    if (text == null || gutter.getScene() == null) {
      return;
    }
    gutter.getChildren().clear();
    int number = 1;
    for (int at = 0; at >= 0; number++) {
      place(text, at, number);
      int end = all.indexOf('\n', at);
      at = end < 0 ? -1 : end + 1;
    }
  }

  /** The piece of the text area that draws this; null before it does. */
  private @Nullable Text drawn(String all) {
    for (Node node : area.lookupAll(".text")) {
      if (node instanceof Text text && text.getText().equals(all)) {
        return text;
      }
    }
    return null;
  }

  private void place(Text text, int at, int number) {
    PathElement[] caret = text.caretShape(at, true);
    double y = caret == null ? -1_000 : top(text, caret);
    if (y < -40 || y > gutter.getHeight() + 40) {
      return;
    }
    Label label = new Label((wrong.contains(number) ? "\u25B2 " : "") + number);
    label.getStyleClass().add("gutter-number");
    if (wrong.contains(number)) {
      label.getStyleClass().add("gutter-problem");
    }
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.prefWidthProperty().bind(gutter.widthProperty().subtract(6));
    label.setLayoutY(y);
    gutter.getChildren().add(label);
  }

  private double top(Text text, PathElement[] caret) {
    double y = 0;
    for (PathElement element : caret) {
      if (element instanceof MoveTo move) {
        y = move.getY();
        break;
      }
    }
    return gutter.sceneToLocal(text.localToScene(0, y)).getY();
  }

  /** Names the text for screen readers. */
  void name(String name, String prompt) {
    area.setAccessibleText(name);
    area.setPromptText(prompt);
  }
}
