package regulars.counter.settings.export;

import java.io.File;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.export.ExportViewModel.Step;
import regulars.counter.settings.export.ExportViewModel.Table;
import regulars.counter.words.Words;

/** Draws the page of exports. */
final class ExportView extends VBox {
  private final ExportViewModel model;
  private final ProgressBar bar = new ProgressBar();
  private final Label doing = Nodes.wrapping("", "muted");

  ExportView(ExportViewModel model) {
    super(16);
    this.model = model;
    getStyleClass().add("page");
    bar.setMaxWidth(480);
    bar.setPrefWidth(480);
    doing.setId("export-doing");
    model.stepProperty().addListener((_, before, now) -> show(before, now));
    show(null, model.stepProperty().get());
  }

  private void show(@Nullable Step before, Step now) {
    switch (now) {
      case Step.Choosing _ -> choose();
      case Step.Writing writing -> {
        working(before instanceof Step.Writing || before instanceof Step.Fetching);
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        doing.setText(words().text("export.writing", words().count(writing.rows())));
      }
      case Step.Fetching fetching -> {
        working(before instanceof Step.Writing || before instanceof Step.Fetching);
        bar.setProgress(fetching.part());
        doing.setText(words().text("export.fetching", (int) Math.round(100 * fetching.part())));
      }
      case Step.Done done -> done(done);
    }
  }

  private Words words() {
    return model.words();
  }

  private Label title() {
    return Nodes.wrapping(words().text("export.title"), "t24", "strong");
  }

  private static Button sized(Button button, String id) {
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void choose() {
    TextField folder = new TextField();
    folder.setId("export-folder");
    folder.setAccessibleText(words().text("export.folder"));
    folder.setPromptText(words().text("export.folder"));
    folder.textProperty().bindBidirectional(model.folderProperty());
    folder.setOnAction(_ -> model.start());
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button choose =
        sized(Nodes.button(words().text("import.choose"), this::folder), "export-choose");
    Button start =
        sized(Nodes.button(words().text("export.start"), model::start, "accent"), "export-start");
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("export-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    getChildren()
        .setAll(
            title(),
            Nodes.wrapping(words().text("export.hint"), "muted"),
            Nodes.row(8, folder, choose),
            problem,
            start);
  }

  private void folder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(words().text("export.folder"));
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.folderProperty().set(chosen.getPath());
    }
  }

  private void working(boolean already) {
    if (!already) {
      Button stop = sized(Nodes.button(words().text("import.stop"), model::stop), "export-stop");
      getChildren().setAll(title(), bar, doing, stop);
      stop.requestFocus();
    }
  }

  private void done(Step.Done done) {
    String files = done.files().stream().map(Table::file).collect(Collectors.joining(", "));
    Label result =
        Nodes.wrapping(
            words().text("export.done", words().count(done.rows()), files, done.folder()));
    result.setId("export-result");
    Button close =
        sized(Nodes.button(words().text("import.close"), model::back, "accent"), "export-close");
    getChildren().setAll(title(), result, close);
    close.requestFocus();
  }
}
