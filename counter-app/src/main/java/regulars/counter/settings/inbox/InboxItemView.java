package regulars.counter.settings.inbox;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.inbox.InboxAnswers.Item;
import regulars.counter.settings.inbox.InboxAnswers.Opened;
import regulars.counter.words.Words;
import regulars.model.member.MemberCard;

/** Draws one item of the inbox: what happened, the rows behind it, what can be done now. */
final class InboxItemView extends ScrollPane {
  private final InboxViewModel model;
  private final VBox box = new VBox(12);

  InboxItemView(InboxViewModel model) {
    super();
    this.model = model;
    setId("inbox-item");
    setContent(box);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("statement");
  }

  void show(Opened opened) {
    Words words = model.words();
    Item item = opened.item();
    InboxText text = InboxText.of(item, model.shop());
    box.getChildren()
        .setAll(
            Nodes.wrapping(text.title(), "t24", "strong"), Nodes.wrapping(text.about(), "muted"));
    text.sentences().forEach(sentence -> box.getChildren().add(Nodes.wrapping(sentence)));
    if (!opened.rows().isEmpty()) {
      VBox rows = new VBox(4);
      rows.setId("inbox-behind");
      opened
          .rows()
          .forEach(row ->
              rows.getChildren()
                  .add(Nodes.wrapping(InboxText.row(row, model.shop()), "t12", "muted")));
      box.getChildren().add(rows);
    }
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("inbox-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    FlowPane ways = ways(item);
    box.getChildren().addAll(ways, problem);
    if (item.doneAt() == null) {
      box.getChildren().add(done(item));
    }
    details(opened.payload());
    setVvalue(0);
    ways.getChildren().getFirst().requestFocus();
    Button back = (Button) ways.getChildren().getLast();
    back.setAccessibleText(words.text("inbox.back"));
  }

  /** What can be done now; the way back is the last of it. */
  private FlowPane ways(Item item) {
    Words words = model.words();
    FlowPane ways = new FlowPane(8, 8);
    long difference = InboxViewModel.difference(item);
    if (difference != 0) {
      Button count =
          button(words.text("inbox.count", words.signed(difference)), () -> model.count(item));
      count.setId("inbox-count");
      count.getStyleClass().add("accent");
      ways.getChildren().add(count);
    }
    if (InboxViewModel.canApply(item)) {
      Button apply = button(words.text("inbox.apply"), () -> model.apply(item));
      apply.setId("inbox-apply");
      apply.getStyleClass().add("accent");
      ways.getChildren().add(apply);
    }
    MemberCard member = item.member();
    if (member != null) {
      Button open = Nodes.button(words.text("holds.open"), () -> model.openMember(member));
      open.setId("inbox-open-member");
      open.setMinWidth(Region.USE_PREF_SIZE);
      ways.getChildren().add(open);
    }
    Button back = Nodes.button(words.text("inbox.back"), model::back);
    back.setId("inbox-back");
    back.setMinWidth(Region.USE_PREF_SIZE);
    ways.getChildren().add(back);
    return ways;
  }

  private Button button(String text, Runnable run) {
    Button button = Nodes.button(text, run);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private VBox done(Item item) {
    Words words = model.words();
    TextField note = new TextField();
    note.setId("inbox-note");
    note.setMaxWidth(480);
    note.setAccessibleText(words.text("inbox.note"));
    note.setPromptText(words.text("inbox.note-prompt"));
    note.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().length() <= InboxViewModel.LONGEST_NOTE ? change : null));
    note.textProperty().bindBidirectional(model.noteProperty());
    note.setOnAction(_ -> model.done(item));
    Label label = Nodes.label(words.text("inbox.note"));
    label.setLabelFor(note);
    Button done = button(words.text("inbox.done-with"), () -> model.done(item));
    done.setId("inbox-done-with");
    return new VBox(4, label, note, new VBox(done));
  }

  private void details(String payload) {
    if (payload.isBlank()) {
      return;
    }
    TextArea raw = new TextArea(payload);
    raw.setId("inbox-payload");
    raw.setEditable(false);
    raw.setWrapText(true);
    raw.setPrefRowCount(6);
    raw.setAccessibleText(model.words().text("inbox.details"));
    Nodes.show(raw, false);
    Button show =
        Nodes.button(
            model.words().text("inbox.details"), () -> Nodes.show(raw, !raw.isVisible()), "quiet");
    show.setId("inbox-details");
    box.getChildren().addAll(show, raw);
  }
}
