package regulars.counter.settings.backup;

import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.settings.backup.RestoreViewModel.Holds;
import regulars.counter.settings.backup.RestoreViewModel.Step;
import regulars.counter.words.Words;

/** Draws bringing a backup back: which, what it holds, the question, what came of it. */
final class RestoreView extends VBox {
  private static final long KIBI = 1024;

  private final RestoreViewModel model;
  private @Nullable Release release;

  RestoreView(RestoreViewModel model) {
    super(16);
    this.model = model;
    setId("restore");
    model.stepProperty().addListener((_, _, now) -> show(now));
    show(model.stepProperty().get());
  }

  private void show(Step now) {
    Nodes.show(this, !(now instanceof Step.Closed));
    switch (now) {
      case Step.Closed _ -> getChildren().clear();
      case Step.Choosing choosing -> choose(choosing);
      case Step.Looking _ -> waiting("restore.looking");
      case Step.Asking asking -> ask(asking);
      case Step.Restoring _ -> waiting("restore.restoring");
      case Step.Restored restored -> restored(restored.holds());
    }
  }

  private Words words() {
    return model.words();
  }

  private Label title(String key) {
    return Nodes.wrapping(words().text(key), "t24", "strong");
  }

  private static Button sized(Button button, String id) {
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Label problem() {
    Label label = Nodes.wrapping("", "problem-text");
    label.setId("restore-problem");
    label.textProperty().bind(model.problemProperty());
    label.visibleProperty().bind(model.problemProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void choose(Step.Choosing choosing) {
    VBox rows = new VBox();
    rows.setId("restore-backups");
    choosing.backups().forEach(each -> rows.getChildren().add(row(each)));
    TextField path = new TextField();
    path.setId("restore-path");
    path.setAccessibleText(words().text("restore.path"));
    path.setPromptText(words().text("restore.path"));
    path.textProperty().bindBidirectional(model.pathProperty());
    path.setOnAction(_ -> model.look(path.getText()));
    HBox.setHgrow(path, Priority.ALWAYS);
    Button file = sized(Nodes.button(words().text("import.choose"), this::file), "restore-file");
    Button look =
        sized(
            Nodes.button(words().text("restore.look"), () -> model.look(path.getText())),
            "restore-look");
    Button back = sized(Nodes.button(words().text("import.back"), model::back), "restore-back");
    getChildren()
        .setAll(title("restore.choose"), problem(), rows, Nodes.row(8, path, file, look), back);
    back.requestFocus();
  }

  private Node row(BackupViewModel.Last each) {
    VBox text =
        new VBox(
            2,
            Nodes.wrapping(words().when(each.at()), "strong"),
            Nodes.wrapping(
                each.file() + " · " + words().count(Math.ceilDiv(each.bytes(), KIBI)) + " KB",
                "t12",
                "muted"));
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button look = Nodes.button(words().text("restore.look"), () -> model.look(each.file()));
    look.getStyleClass().add("restore-look-at");
    look.setAccessibleText(words().text("restore.look-at", each.file()));
    look.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = Nodes.row(16, text, look);
    row.getStyleClass().add("statement-row");
    return row;
  }

  private void file() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words().text("restore.path"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.pathProperty().set(chosen.getPath());
      model.look(chosen.getPath());
    }
  }

  private void waiting(String key) {
    ProgressIndicator turning = new ProgressIndicator();
    turning.getStyleClass().add("turning");
    Label doing = Nodes.wrapping(words().text(key), "muted");
    doing.setId("restore-doing");
    getChildren().setAll(title("restore.title"), Nodes.row(12, turning, doing));
  }

  private VBox holds(Holds holds) {
    Words words = words();
    VBox lines = new VBox(4);
    lines.setId("restore-holds");
    lines
        .getChildren()
        .addAll(
            Nodes.wrapping(words.text("restore.shop", holds.shop() == null ? "–" : holds.shop())),
            Nodes.wrapping(
                holds.asOf() == null
                    ? words.text("restore.no-entries")
                    : words.text("restore.as-of", words.when(holds.asOf()))),
            Nodes.wrapping(
                words.text(
                    "restore.counts", words.count(holds.members()), words.count(holds.entries()))));
    Label staff =
        Nodes.wrapping(
            holds.staff() == 0
                ? words.text("restore.no-staff")
                : words.text("restore.staff", words.count(holds.staff())));
    if (holds.staff() == 0) {
      staff.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE));
      staff.getStyleClass().add("strong");
    }
    lines.getChildren().add(staff);
    return lines;
  }

  private void ask(Step.Asking asking) {
    Words words = words();
    Button yes =
        sized(Nodes.button(words.text("restore.yes"), model::restore, "accent"), "restore-yes");
    yes.disableProperty().bind(model.armedProperty().not());
    Button no = sized(Nodes.button(words.text("cancel"), model::back), "restore-no");
    getChildren()
        .setAll(
            title("restore.ask"),
            Nodes.wrapping(String.valueOf(asking.file().getFileName()), "muted"),
            holds(asking.holds()),
            Nodes.wrapping(words.text("restore.what")),
            new HBox(8, yes, no));
    no.requestFocus();
    if (release == null && getScene() != null) {
      release = new Release(getScene());
    }
    if (release != null) {
      release.then(model::arm);
    }
  }

  private void restored(Holds holds) {
    Button close =
        sized(Nodes.button(words().text("import.close"), model::back, "accent"), "restore-close");
    Label next = Nodes.wrapping(words().text("restore.next"));
    next.setId("restore-next");
    getChildren().setAll(title("restore.done"), holds(holds), next, close);
    if (holds.staff() == 0) {
      getChildren().add(3, Nodes.wrapping(words().text("restore.set-staff"), "strong"));
    }
    close.requestFocus();
  }
}
