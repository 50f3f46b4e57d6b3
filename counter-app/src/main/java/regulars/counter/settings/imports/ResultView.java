package regulars.counter.settings.imports;

import java.io.File;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import regulars.counter.fx.Nodes;
import regulars.counter.memberlist.Findings;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.State;
import regulars.counter.words.Words;

/** Draws what came of an import. */
final class ResultView extends VBox {
  private final ImportViewModel model;
  private final Words words;

  ResultView(ImportViewModel model, Step.Done done) {
    super(16);
    this.model = model;
    this.words = model.words();
    Import state = done.state();
    boolean whole = state.state() == State.DONE;
    VBox counts = new VBox(4);
    counts.setId("import-result");
    count(counts, "import.result-made", state.made());
    count(counts, "import.result-points", state.points());
    count(counts, "import.result-added", state.added());
    count(counts, "import.result-known", state.known());
    count(counts, "import.result-before", state.before());
    count(counts, "import.result-skipped", state.skipped());
    count(counts, "import.result-refused", state.refused());
    getChildren()
        .addAll(
            Nodes.wrapping(
                words.text(whole ? "import.done" : "import.stopped", state.file()),
                "t24",
                "strong"),
            counts,
            Nodes.wrapping(words.text("import.can-undo"), "muted"),
            buttons(state, done.refused()));
  }

  private void count(VBox counts, String key, long count) {
    if (count > 0 || key.equals("import.result-made")) {
      counts.getChildren().add(Nodes.wrapping(words.text(key, words.count(count))));
    }
  }

  private Node buttons(Import state, Map<Integer, String> refused) {
    Button close = Nodes.button(words.text("import.close"), model::back, "accent");
    close.setId("import-close");
    close.setMinWidth(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(8, close);
    if (state.refused() > 0) {
      Button save = Nodes.button(words.text("import.save-refused"), () -> save(state, refused));
      save.setId("import-save-refused");
      save.setMinWidth(Region.USE_PREF_SIZE);
      buttons.getChildren().add(save);
    }
    return buttons;
  }

  private void save(Import state, Map<Integer, String> refused) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words.text("import.save-refused"));
    chooser.setInitialFileName(
        state.file().replaceFirst("\\.[A-Za-z]{1,4}$", "") + words.text("import.refused-file"));
    File target = chooser.showSaveDialog(getScene().getWindow());
    if (target != null) {
      model.saveRefused(target.toPath(), refused);
    }
  }

  /** A row that can't be taken in, and why. */
  static Node problem(Words words, Findings.Problem problem) {
    String what = ImportViewModel.problem(words, problem.why());
    HBox row =
        Nodes.row(
            16,
            Nodes.whole(words.text("import.line", words.count(problem.line())), "muted", "t12"),
            Nodes.wrapping(
                problem.written().isBlank() ? what : problem.written().strip() + " · " + what));
    row.getStyleClass().add("statement-row");
    return row;
  }
}
