package regulars.counter.member;

import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.MemberView;
import regulars.counter.fx.Nodes;
import regulars.counter.redeem.ReversalViewModel;
import regulars.counter.words.Words;

/** Draws a row of the statement, and under it the question whether to take it back. */
final class StatementRowView extends VBox {
  private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final PseudoClass REVERSED = PseudoClass.getPseudoClass("reversed");

  private final StatementLine line;
  private final CardViewModel card;
  private final ReversalViewModel reversal;
  private final Words words;
  private final Button undo;
  private final HBox question = new HBox(8);
  private final VBox whys = new VBox(2);

  StatementRowView(
      StatementLine line, CardViewModel card, ReversalViewModel reversal, Words words) {
    this.line = line;
    this.card = card;
    this.reversal = reversal;
    this.words = words;
    this.undo = Nodes.button(words.text("undo"), () -> reversal.ask(line.opId()), "quiet");
    undo.setAccessibleText(words.text("undo.name", line.title()));
    undo.getStyleClass().add("undo");
    getStyleClass().add("statement-row");
    pseudoClassStateChanged(UP, line.up());
    switch (line.state()) {
      case WAITING -> pseudoClassStateChanged(WAITING, true);
      case CONFIRMED -> {}
      case REVERSED -> pseudoClassStateChanged(REVERSED, true);
    }
    getChildren().addAll(row(), question);
    Nodes.show(question, false);
  }

  private HBox row() {
    Label day = Nodes.whole(line.day(), "day");
    VBox when = new VBox(day, Nodes.whole(line.time(), "t12", "muted"));
    when.getStyleClass().add("when");
    when.setMinWidth(Region.USE_PREF_SIZE);
    Label points = Nodes.whole(line.points(), "points", "number");
    VBox what = new VBox(2, Nodes.wrapping(line.title()));
    line.why().forEach(why -> whys.getChildren().add(Nodes.wrapping(why, "t12", "muted")));
    line.reason().forEach(said -> what.getChildren().add(Nodes.wrapping(said, "t12", "muted")));
    what.getChildren().add(whys);
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    HBox row = new HBox(12, when, points, what);
    row.setAlignment(Pos.TOP_LEFT);
    if (!line.note().isEmpty()) {
      row.getChildren().add(Nodes.whole(line.note(), "tag"));
    }
    if (!line.undo().isEmpty()) {
      row.getChildren().add(undo);
      undo.setMinWidth(Region.USE_PREF_SIZE);
    }
    return row;
  }

  /** Leaves why aside until it is asked for: a row that can have the focus. */
  void fold() {
    Nodes.show(whys, false);
    setFocusTraversable(true);
    setAccessibleText(String.join(", ", line.day(), line.points(), line.title(), line.note()));
    setAccessibleHelp(String.join(", ", line.why()));
  }

  /** Shows why, or leaves it aside again. */
  void toggleWhy() {
    Nodes.show(whys, !whys.isVisible() && !line.why().isEmpty());
  }

  /** Shows the question when this row is what is asked about. */
  void ask(@Nullable UUID asked) {
    boolean mine = line.opId().equals(asked);
    if (mine && question.getChildren().isEmpty()) {
      Button give = Nodes.button(line.yes(), this::confirm, "accent");
      give.setId("undo-confirm");
      give.disableProperty().bind(reversal.armedProperty().not());
      give.setMinWidth(Region.USE_PREF_SIZE);
      Button keep = Nodes.button(words.text("cancel"), reversal::cancel);
      keep.setMinWidth(Region.USE_PREF_SIZE);
      keep.setId("undo-cancel");
      Label ask = Nodes.wrapping(line.undo());
      HBox.setHgrow(ask, Priority.ALWAYS);
      ask.setMaxWidth(Double.MAX_VALUE);
      question.getChildren().setAll(ask, give, keep);
      question.setAlignment(Pos.CENTER_LEFT);
      question.getStyleClass().add("question");
    }
    boolean shown = question.isVisible();
    Nodes.show(question, mine);
    undo.setVisible(!mine);
    if (mine && !shown) {
      question.getChildren().getLast().requestFocus();
    }
  }

  private void confirm() {
    MemberView member = card.memberProperty().get();
    if (member != null) {
      reversal.confirm(member.card().memberId());
    }
  }
}
