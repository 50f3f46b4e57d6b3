package regulars.counter.settings.backup;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.backup.BackupViewModel.Last;
import regulars.counter.settings.backup.BackupViewModel.Shown;
import regulars.counter.settings.backup.BackupViewModel.State;
import regulars.counter.settings.backup.RestoreViewModel.Step;
import regulars.counter.words.Words;

/** Draws the page of backups: the newest, one to be made now, how to restore. */
final class BackupView extends StackPane {
  private static final double WHOLE = 100;
  private static final long KIBI = 1024;

  private final BackupViewModel model;
  private final VBox box = new VBox(16);
  private final NoticeView notice = new NoticeView();
  private final RestoreView restore;

  BackupView(BackupViewModel model) {
    this.model = model;
    restore = new RestoreView(model.restore());
    ScrollPane scroll = new ScrollPane(new StackPane(box, restore));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("page-scroll");
    box.getStyleClass().add("page");
    restore.getStyleClass().add("page");
    getChildren().addAll(scroll, notice);
    model.shownProperty().addListener((_, _, now) -> show(now));
    model.restore().stepProperty().addListener((_, before, now) -> turn(before, now));
    show(model.shownProperty().get());
  }

  private void turn(Step before, Step now) {
    if (now instanceof Step.Closed && !(before instanceof Step.Closed)) {
      model.readAgain();
    }
    show(model.shownProperty().get());
  }

  private void show(Shown now) {
    boolean restoring = !(model.restore().stepProperty().get() instanceof Step.Closed);
    notice.clear();
    Nodes.show(restore, restoring);
    Nodes.show(box, !restoring && now instanceof Shown.Known);
    if (restoring) {
      return;
    }
    switch (now) {
      case Shown.Nothing _ -> {}
      case Shown.Known known -> known(known.state());
      case Shown.Trouble trouble -> notice.say(trouble.why(), model.words(), model::readAgain);
    }
  }

  private void known(State state) {
    Words words = model.words();
    Label last = Nodes.wrapping(last(state.last()), "t18");
    last.setId("backup-last");
    Button now = Nodes.button(words.text("backup.now"), model::start, "accent");
    now.setId("backup-now");
    now.setMinWidth(Region.USE_PREF_SIZE);
    now.setDisable(state.percent() != null);
    box.getChildren()
        .setAll(Nodes.wrapping(words.text("backup.title"), "t24", "strong"), last, now);
    if (model.old(state)) {
      String key = state.last() == null ? "backup.old-none" : "backup.old";
      Label old = Nodes.wrapping(words.text(key));
      old.setId("backup-old");
      old.setGraphicTextGap(8);
      old.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE));
      box.getChildren().add(2, old);
    }
    Integer percent = state.percent();
    if (percent != null) {
      ProgressBar bar = new ProgressBar(percent / WHOLE);
      bar.setMaxWidth(480);
      bar.setPrefWidth(480);
      Label said = Nodes.wrapping(words.text("backup.running", percent), "muted");
      said.setId("backup-running");
      box.getChildren().addAll(bar, said);
    }
    if (state.problem() != null) {
      Label problem = Nodes.wrapping(words.text("backup.problem", state.problem()), "problem-text");
      problem.setId("backup-problem");
      box.getChildren().add(problem);
    }
    box.getChildren()
        .addAll(
            Nodes.wrapping(words.text("backup.where", state.folder()), "muted"),
            Nodes.wrapping(words.text("restore.title"), "t18", "strong"),
            Nodes.wrapping(words.text("restore.hint"), "muted"),
            restoreButton());
  }

  private Node restoreButton() {
    Words words = model.words();
    return switch (model.restore().whose()) {
      case OURS -> {
        Button open = Nodes.button(words.text("restore.open"), model.restore()::choose);
        open.setId("restore-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        yield open;
      }
      case OTHERS -> where("restore.others");
      case ELSEWHERE -> where("restore.elsewhere");
    };
  }

  private Label where(String key) {
    Label where = Nodes.wrapping(model.words().text(key));
    where.setId("restore-where");
    return where;
  }

  private String last(@Nullable Last last) {
    Words words = model.words();
    return last == null
        ? words.text("backup.none")
        : words.text(
            "backup.last", words.when(last.at()), words.count(Math.ceilDiv(last.bytes(), KIBI)));
  }
}
