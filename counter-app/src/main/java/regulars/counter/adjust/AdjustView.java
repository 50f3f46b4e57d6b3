package regulars.counter.adjust;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** Draws the form that corrects a balance, in the card's place. */
public final class AdjustView extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final AdjustViewModel model;
  private final TextField points = new TextField();
  private final TextField reason = new TextField();

  /** Draws this form. */
  public AdjustView(AdjustViewModel model) {
    super(8);
    this.model = model;
    setId("adjust");
    getStyleClass().addAll("pane", "form");
    points.setId("adjust-points");
    points.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().matches("[0-9]{0," + AdjustViewModel.MOST_DIGITS + "}")
                ? change
                : null));
    points.textProperty().bindBidirectional(model.pointsProperty());
    points.setOnAction(_ -> reason.requestFocus());
    reason.setId("adjust-reason");
    reason.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().length() > AdjustViewModel.LONGEST_REASON ? null : change));
    reason.textProperty().bindBidirectional(model.reasonProperty());
    reason.setOnAction(_ -> model.save());
    model.shop().wordsProperty().addListener((_, _, _) -> build());
    model.askingProperty().addListener((_, _, asking) -> opened(asking));
    build();
  }

  private void opened(boolean asking) {
    if (asking) {
      points.requestFocus();
    }
  }

  private void build() {
    Words words = model.shop().words();
    Label who = Nodes.wrapping("", "muted");
    who.setId("adjust-who");
    who.textProperty().bind(model.whoProperty());
    Label preview = Nodes.wrapping("", "strong");
    preview.setId("adjust-preview");
    preview.textProperty().bind(model.previewProperty());
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("adjust-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button save = Nodes.button(words.text("adjust.save"), model::save, "accent", "wide");
    save.setId("adjust-save");
    save.disableProperty().bind(model.sendingProperty());
    Button cancel = Nodes.button(words.text("cancel"), model::cancel, "wide");
    cancel.setId("adjust-cancel");
    HBox buttons = new HBox(8, save, cancel);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("form-buttons");
    reason.setPromptText(words.text("adjust.reason-prompt"));
    getChildren()
        .setAll(
            Nodes.label(words.text("adjust.title"), "t24", "strong"),
            who,
            new HBox(8, way(words, false), way(words, true)),
            labelled(words.text("adjust.points"), points),
            preview,
            labelled(words.text("adjust.reason"), reason),
            problem,
            buttons);
  }

  private Button way(Words words, boolean takes) {
    Button way =
        Nodes.button(
            words.text(takes ? "adjust.take" : "adjust.add"),
            () -> {
              model.takesProperty().set(takes);
              points.requestFocus();
            },
            "person");
    way.setId(takes ? "adjust-take" : "adjust-add");
    way.setMinWidth(Region.USE_PREF_SIZE);
    Runnable mark = () -> way.pseudoClassStateChanged(CHOSEN, model.takesProperty().get() == takes);
    model.takesProperty().addListener((_, _, _) -> mark.run());
    mark.run();
    return way;
  }

  private static VBox labelled(String text, TextField field) {
    Label label = Nodes.label(text, "strong");
    label.setLabelFor(field);
    field.setAccessibleText(text);
    return new VBox(4, label, field);
  }
}
