package regulars.counter.holds;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** Draws one held sale: its basket beside the usual one, what it does, and the question. */
final class HoldRowView extends VBox {
  private final HoldLine line;
  private final HoldsViewModel model;
  private final Words words;
  private final Button pass;
  private final Button drop;
  private final Button open;
  private final FlowPane buttons = new FlowPane(8, 8);
  private final VBox question = new VBox(8);
  private final Label outcome = Nodes.wrapping("");
  private boolean settled;

  HoldRowView(HoldLine line, HoldsViewModel model, Words words) {
    super(8);
    this.line = line;
    this.model = model;
    this.words = words;
    getStyleClass().add("hold-row");
    pass =
        button(
            "holds.release",
            "holds.release-name",
            () -> model.ask(line.holdId(), true),
            "accent",
            "hold-release");
    drop =
        button(
            "holds.reject",
            "holds.reject-name",
            () -> model.ask(line.holdId(), false),
            "hold-reject");
    open = button("holds.open", "holds.open-name", () -> model.openMember(line), "hold-open");
    buttons.getChildren().addAll(pass, drop, open);
    getChildren().addAll(head(), why(), compared(), effect(), outcome, buttons, question);
    outcome.getStyleClass().add("hold-outcome");
    Nodes.show(outcome, false);
    Nodes.show(question, false);
  }

  private Button button(String key, String nameKey, Runnable action, String... styles) {
    Button button = Nodes.button(words.text(key), action, styles);
    button.setAccessibleText(words.text(nameKey, line.member(), line.total()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Node head() {
    Label member = Nodes.label(line.member(), "t18", "strong");
    member.setMinWidth(0);
    HBox.setHgrow(member, Priority.ALWAYS);
    member.setMaxWidth(Double.MAX_VALUE);
    HBox first = Nodes.row(8, member, Nodes.whole(line.total(), "t18", "strong", "number"));
    FlowPane second = new FlowPane(8, 4);
    for (String said : List.of(line.phone(), line.when())) {
      if (!said.isEmpty()) {
        second.getChildren().add(Nodes.whole(said, "muted"));
      }
    }
    if (!line.kind().isEmpty()) {
      second.getChildren().add(Nodes.whole(line.kind(), "tag"));
    }
    return new VBox(2, first, second);
  }

  private Node why() {
    Label why = Nodes.wrapping(line.why(), "held");
    why.setMinWidth(0);
    why.setGraphic(Nodes.icon(Feather.PAUSE_CIRCLE, "held-icon"));
    return why;
  }

  private Node compared() {
    GridPane both = new GridPane(16, 0);
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    both.getColumnConstraints().setAll(half, half);
    both.add(column(words.text("holds.basket"), line.basket()), 0, 0);
    both.add(column(words.text("holds.usual"), line.usual()), 1, 0);
    both.getStyleClass().add("hold-compared");
    return both;
  }

  private static VBox column(String heading, List<String> lines) {
    VBox column = new VBox(2, Nodes.label(heading, "heading"));
    lines.forEach(said -> column.getChildren().add(Nodes.wrapping(said)));
    column.setMinWidth(0);
    return column;
  }

  private Node effect() {
    VBox effect = new VBox(2, Nodes.wrapping(line.effect(), "strong"));
    if (!line.owed().isEmpty()) {
      effect.getChildren().add(Nodes.wrapping(line.owed(), "problem-text"));
    }
    return effect;
  }

  /** Without the server nothing can be settled. */
  void offline(boolean offline) {
    pass.setDisable(offline);
    drop.setDisable(offline);
  }

  void focusFirst() {
    Node first = pass.isDisabled() ? open : pass;
    (settled ? outcome : first).requestFocus();
  }

  /** The one that this row draws. */
  HoldLine line() {
    return line;
  }

  /** Which of the buttons has the focus; -1 for none. */
  int focusedButton() {
    for (int i = 0; i < buttons.getChildren().size(); i++) {
      if (buttons.getChildren().get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  void focusButton(int at) {
    if (at < 0 || settled || buttons.getChildren().get(at).isDisabled()) {
      focusFirst();
    } else {
      buttons.getChildren().get(at).requestFocus();
    }
  }

  /** Keeps the focus with the question while the server is asked. */
  void focusConfirm() {
    Node confirm = question.lookup("#hold-confirm");
    if (confirm != null) {
      confirm.requestFocus();
    }
  }

  /** What has to be in view: the question, or what came of it; null when neither is shown. */
  @Nullable Node talk() {
    if (question.isVisible()) {
      return question;
    }
    return outcome.isVisible() ? outcome : null;
  }

  /** Says what came of the question, when it was about this sale. */
  void say(HoldsViewModel.@Nullable Outcome last) {
    boolean mine = last != null && last.holdId().equals(line.holdId());
    boolean over = last != null && mine && last.settled();
    outcome.setText(last != null && mine ? last.sentence() : "");
    outcome.getStyleClass().removeAll("problem-text", "strong");
    outcome.getStyleClass().add(over ? "strong" : "problem-text");
    outcome.setFocusTraversable(over);
    Nodes.show(outcome, mine);
    boolean was = pass.isFocused() || drop.isFocused();
    settled = over;
    if (over && was) {
      outcome.requestFocus();
    }
    Nodes.show(pass, !over);
    Nodes.show(drop, !over);
  }

  boolean hasFocus(@Nullable Node owner) {
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  /** Shows the question when this sale is what is asked about. */
  void ask(HoldsViewModel.@Nullable Question asked) {
    boolean mine = asked != null && asked.holdId().equals(line.holdId());
    boolean shown = question.isVisible();
    // What goes away or dead hands its focus to the next that takes it: never to another sale.
    buttons.getChildren().forEach(button -> button.setFocusTraversable(asked == null || mine));
    if (asked != null && mine && !shown) {
      question.getChildren().setAll(fields(asked.release()));
      Nodes.show(question, true);
      question.lookup("#hold-reason").requestFocus();
      Nodes.show(buttons, false);
    } else if (!mine) {
      Nodes.show(buttons, true);
      if (shown) {
        if (asked == null) {
          focusFirst();
        }
        Nodes.show(question, false);
        question.getChildren().clear();
      }
    }
  }

  private List<Node> fields(boolean release) {
    TextField reason = new TextField();
    reason.setId("hold-reason");
    reason.setPromptText(words.text("holds.reason-prompt"));
    reason.setAccessibleText(words.text("holds.reason"));
    reason.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().length() > HoldsViewModel.LONGEST_REASON ? null : change));
    reason.textProperty().bindBidirectional(model.reasonProperty());
    reason.setOnAction(_ -> model.confirm());
    Label label = Nodes.label(words.text("holds.reason"), "strong");
    label.setLabelFor(reason);
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("hold-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button yes =
        Nodes.button(
            words.text(release ? "holds.release" : "holds.reject"), model::confirm, "accent");
    yes.setId("hold-confirm");
    yes.setMinWidth(Region.USE_PREF_SIZE);
    yes.disableProperty().bind(model.armedProperty().not());
    Button no = Nodes.button(words.text("cancel"), model::cancel);
    no.setId("hold-cancel");
    no.setMinWidth(Region.USE_PREF_SIZE);
    Label waiting = Nodes.label(words.text("redeem.asking"), "muted");
    waiting.visibleProperty().bind(model.settlingProperty());
    HBox buttonRow = new HBox(8, yes, no, waiting);
    buttonRow.setAlignment(Pos.CENTER_LEFT);
    Label what =
        Nodes.wrapping(
            words.text(release ? "holds.ask-release" : "holds.ask-reject", line.member()));
    javafx.application.Platform.runLater(reason::requestFocus);
    return List.of(what, label, reason, problem, buttonRow);
  }
}
