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
    getChildren().addAll(head(), why(), compared(), effect(), buttons, question);
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
    Button first = pass.isDisabled() ? open : pass;
    first.requestFocus();
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
    Nodes.show(buttons, !mine);
    Nodes.show(question, mine);
    if (asked != null && mine && !shown) {
      question.getChildren().setAll(fields(asked.release()));
    } else if (!mine && shown) {
      question.getChildren().clear();
      focusFirst();
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
    yes.disableProperty().bind(model.armedProperty().not().or(model.settlingProperty()));
    Button no = Nodes.button(words.text("cancel"), model::cancel);
    no.setId("hold-cancel");
    no.setMinWidth(Region.USE_PREF_SIZE);
    no.disableProperty().bind(model.settlingProperty());
    HBox buttonRow = new HBox(8, yes, no);
    buttonRow.setAlignment(Pos.CENTER_LEFT);
    Label what =
        Nodes.wrapping(
            words.text(release ? "holds.ask-release" : "holds.ask-reject", line.member()));
    javafx.application.Platform.runLater(reason::requestFocus);
    return List.of(what, label, reason, problem, buttonRow);
  }
}
