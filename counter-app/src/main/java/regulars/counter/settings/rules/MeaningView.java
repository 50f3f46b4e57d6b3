package regulars.counter.settings.rules;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.rules.RulesOffice.Checked;
import regulars.counter.words.Words;
import regulars.model.rules.Problem;
import regulars.model.rules.ReadBack;

/** What each line means, or what is the matter with it and what to write instead. */
final class MeaningView extends ScrollPane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final RulesViewModel model;
  private final EditorView editor;
  private final VBox rows = new VBox(4);
  private final List<Row> lines = new ArrayList<>();

  private record Row(int line, Node node) {}

  MeaningView(RulesViewModel model, EditorView editor) {
    this.model = model;
    this.editor = editor;
    rows.setId("rules-meaning");
    rows.getStyleClass().add("meaning");
    setContent(rows);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("statement");
    model.checkedProperty().addListener((_, _, now) -> fill(now));
    model.shop().wordsProperty().addListener((_, _, _) -> fill(model.checkedProperty().get()));
    editor.lineProperty().addListener((_, _, _) -> current());
    fill(model.checkedProperty().get());
  }

  private void fill(Checked checked) {
    Words words = model.shop().words();
    rows.getChildren().clear();
    lines.clear();
    for (Problem problem : checked.problems()) {
      add(problem.line(), problem(problem, words));
    }
    for (ReadBack read : checked.readBack()) {
      add(read.line(), meaning(read));
    }
    current();
  }

  private void add(int line, Node node) {
    lines.add(new Row(line, node));
    rows.getChildren().add(node);
  }

  private Node meaning(ReadBack read) {
    Label sentence = Nodes.wrapping(read.sentence());
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox row = new HBox(8, number(read.line() == 0 ? "" : Integer.toString(read.line())), sentence);
    row.getStyleClass().add("meaning-row");
    return row;
  }

  private static Label number(String text) {
    Label number = Nodes.whole(text, "muted", "meaning-number");
    return number;
  }

  private Node problem(Problem problem, Words words) {
    Label message = Nodes.wrapping(problem.message(), "problem-text");
    message.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "problem-icon"));
    VBox said = new VBox(4, message);
    HBox.setHgrow(said, Priority.ALWAYS);
    String suggestion = problem.suggestion();
    HBox buttons = new HBox(8);
    Button go =
        Nodes.button(
            words.text("rules.go", problem.line()), () -> editor.go(problem.line()), "rules-go");
    buttons.getChildren().add(go);
    if (suggestion != null) {
      said.getChildren().add(Nodes.wrapping(words.text("rules.try", suggestion)));
      Button use = Nodes.button(words.text("rules.use"), () -> model.fix(problem), "rules-use");
      use.setAccessibleText(words.text("rules.use-name", suggestion));
      buttons.getChildren().add(use);
    }
    said.getChildren().add(buttons);
    HBox row = new HBox(8, number(Integer.toString(problem.line())), said);
    row.getStyleClass().addAll("meaning-row", "meaning-problem");
    return row;
  }

  private void current() {
    int line = editor.lineProperty().get();
    lines.forEach(row -> row.node().pseudoClassStateChanged(CURRENT, row.line() == line));
  }
}
