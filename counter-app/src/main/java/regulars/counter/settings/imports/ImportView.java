package regulars.counter.settings.imports;

import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.settings.NoticeView;
import regulars.counter.words.Words;

/** Draws the page of imports: one step at a time, from the file to what came of it. */
final class ImportView extends StackPane {
  private final ImportViewModel model;
  private final VBox box = new VBox(16);
  private final ScrollPane scroll = new ScrollPane(box);
  private final NoticeView notice = new NoticeView();
  private final ProgressBar bar = new ProgressBar();
  private final Label doing = Nodes.wrapping("", "muted");
  private @Nullable Release release;

  ImportView(ImportViewModel model) {
    this.model = model;
    box.getStyleClass().add("page");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("page-scroll");
    bar.setMaxWidth(480);
    bar.setPrefWidth(480);
    bar.setId("import-bar");
    doing.setId("import-doing");
    getChildren().addAll(scroll, notice);
    setOnDragOver(this::over);
    setOnDragDropped(this::dropped);
    model.stepProperty().addListener((_, before, now) -> show(before, now));
    show(null, model.stepProperty().get());
  }

  private void over(DragEvent drag) {
    if (takes() && drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
    }
  }

  private boolean takes() {
    Step now = model.stepProperty().get();
    return now instanceof Step.Start || now instanceof Step.Mapping;
  }

  private void dropped(DragEvent drag) {
    List<File> files = drag.getDragboard().getFiles();
    if (takes() && !files.isEmpty()) {
      model.pathProperty().set(files.getFirst().getPath());
      model.open();
      drag.setDropCompleted(true);
    }
  }

  private void show(@Nullable Step before, Step now) {
    if (now instanceof Step.Working working && before instanceof Step.Working) {
      progress(working);
      return;
    }
    notice.clear();
    boolean trouble = now instanceof Step.Trouble || now instanceof Step.Lost;
    Nodes.show(scroll, !trouble);
    boolean same = before != null && before.getClass() == now.getClass();
    double at = scroll.getVvalue();
    String focused = focused();
    boolean mine = holdsFocus();
    switch (now) {
      case Step.Nothing _ -> box.getChildren().clear();
      case Step.Start start -> start(start);
      case Step.Mapping mapping ->
          box.getChildren().setAll(new MappingView(model, mapping), problem(), checkButtons());
      case Step.Working working -> working(working);
      case Step.Found found -> box.getChildren().setAll(new FoundView(model, found));
      case Step.Done done -> box.getChildren().setAll(new ResultView(model, done));
      case Step.AskUndo ask -> ask(ask.of());
      case Step.Undone undone -> box.getChildren().setAll(new UndoneView(model, undone));
      case Step.Lost lost -> notice.say(lost.why(), words(), model::again);
      case Step.Trouble why -> notice.say(why.why(), words(), model::start);
    }
    scroll.setVvalue(same ? at : 0);
    Node again = same && focused != null ? box.lookup("#" + focused) : null;
    Node first = again != null || !mine ? again : box.lookup(first(now));
    if (first != null) {
      first.requestFocus();
    }
  }

  /** Where the focus goes: what writes to the ledger never has it first. */
  private static String first(Step now) {
    return switch (now) {
      case Step.Nothing _, Step.Start _, Step.Trouble _, Step.Lost _ -> "#import-path";
      case Step.Mapping _ -> "#import-try";
      case Step.Working _ -> "#import-stop";
      case Step.Found _ -> "#import-back";
      case Step.Done _, Step.Undone _ -> "#import-close";
      case Step.AskUndo _ -> "#import-undo-no";
    };
  }

  private boolean holdsFocus() {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && at != this) {
      at = at.getParent();
    }
    return at != null;
  }

  private @Nullable String focused() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    return owner == null ? null : owner.getId();
  }

  private Words words() {
    return model.words();
  }

  private Label problem() {
    Label label = Nodes.wrapping("", "problem-text");
    label.setId("import-problem");
    label.textProperty().bind(model.problemProperty());
    label.visibleProperty().bind(model.problemProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private static Button sized(Button button, String id) {
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void start(Step.Start start) {
    TextField path = new TextField();
    path.setId("import-path");
    path.setPromptText(words().text("import.path-prompt"));
    path.setAccessibleText(words().text("import.path"));
    path.textProperty().bindBidirectional(model.pathProperty());
    path.setOnAction(_ -> model.open());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button choose =
        sized(Nodes.button(words().text("import.choose"), this::choose), "import-choose");
    Button open =
        sized(Nodes.button(words().text("import.open"), model::open, "accent"), "import-open");
    VBox past = new VBox();
    past.setId("import-past");
    start.past().forEach(each -> past.getChildren().add(row(each)));
    box.getChildren()
        .setAll(
            Nodes.wrapping(words().text("import.title"), "t24", "strong"),
            Nodes.wrapping(words().text("import.hint"), "muted"),
            Nodes.row(8, path, choose),
            problem(),
            open);
    if (!start.past().isEmpty()) {
      box.getChildren().addAll(Nodes.wrapping(words().text("import.past"), "t18", "strong"), past);
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words().text("import.choose-title"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                words().text("import.lists"), "*.csv", "*.txt", "*.tsv"),
            new FileChooser.ExtensionFilter(words().text("import.all-files"), "*"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.pathProperty().set(chosen.getPath());
      model.open();
    }
  }

  private Node row(Import each) {
    Words words = words();
    VBox text =
        new VBox(
            2, Nodes.wrapping(each.file(), "strong"), Nodes.wrapping(about(each), "t12", "muted"));
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = Nodes.row(16, text);
    switch (each.state()) {
      case OPEN, DONE, STOPPED, UNDOING -> {
        Button undo = Nodes.button(words.text("import.undo"), () -> model.askUndo(each));
        undo.getStyleClass().add("import-undo");
        undo.setAccessibleText(words.text("import.undo-file", each.file()));
        undo.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(undo);
      }
      case UNDONE -> {}
    }
    row.getStyleClass().add("statement-row");
    return row;
  }

  private String about(Import each) {
    Words words = words();
    String staff = model.staffName(each.staff());
    String when = words.when(each.beganAt()) + (staff == null ? "" : " · " + staff);
    String counts =
        words.text(
            "import.counts",
            words.count(each.made()),
            words.count(each.points()),
            words.count(each.refused()));
    String state =
        switch (each.state()) {
          case DONE -> "";
          case STOPPED -> words.text("import.was-stopped");
          case OPEN -> words.text("import.was-left");
          case UNDOING -> words.text("import.undo-began");
          case UNDONE -> words.text("import.was-undone", words.count(each.gone()));
        };
    return when + " · " + counts + (state.isEmpty() ? "" : " · " + state);
  }

  private Node checkButtons() {
    return new HBox(
        8,
        sized(Nodes.button(words().text("import.try"), model::tryOut, "accent"), "import-try"),
        sized(Nodes.button(words().text("import.back"), model::back), "import-back"));
  }

  private void working(Step.Working working) {
    Button stop = sized(Nodes.button(words().text("import.stop"), model::stop), "import-stop");
    box.getChildren()
        .setAll(Nodes.wrapping(words().text("import.title"), "t24", "strong"), bar, doing, stop);
    progress(working);
    stop.requestFocus();
  }

  private void progress(Step.Working working) {
    bar.setProgress(working.part());
    doing.setText(words().text(working.key(), (int) Math.round(100 * working.part())));
  }

  private void ask(Import of) {
    Words words = words();
    Button yes =
        sized(
            Nodes.button(words.text("import.undo-yes"), model::undo, "accent"), "import-undo-yes");
    yes.disableProperty().bind(model.armedProperty().not());
    Button no = sized(Nodes.button(words.text("cancel"), model::back), "import-undo-no");
    box.getChildren()
        .setAll(
            Nodes.wrapping(words.text("import.undo-ask", of.file()), "t24", "strong"),
            Nodes.wrapping(
                words.text("import.undo-what", words.count(of.made()), words.count(of.points()))),
            Nodes.wrapping(words.text("import.undo-stay"), "muted"),
            new HBox(8, yes, no));
    no.requestFocus();
    if (release == null && getScene() != null) {
      release = new Release(getScene());
    }
    if (release != null) {
      release.then(model::arm);
    }
  }
}
