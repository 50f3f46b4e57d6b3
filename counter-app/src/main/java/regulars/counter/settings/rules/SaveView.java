package regulars.counter.settings.rules;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.words.Words;
import regulars.model.rules.Risk;

/** The question before a draft is put in force: what changes, and what members feel at once. */
final class SaveView extends VBox {
  private final RulesViewModel model;
  private final Button yes = new Button();
  private final Button no = new Button();
  private @Nullable Release release;

  SaveView(RulesViewModel model) {
    super(12);
    this.model = model;
    setId("rules-question");
    getStyleClass().add("page");
    yes.setId("rules-confirm");
    yes.getStyleClass().add("accent");
    yes.setOnAction(_ -> model.confirm());
    yes.disableProperty().bind(model.armedProperty().not().or(model.savingProperty()));
    no.setId("rules-cancel");
    no.setOnAction(_ -> model.cancel());
    no.disableProperty().bind(model.savingProperty());
    Nodes.show(this, false);
    model.questionProperty().addListener((_, _, asked) -> ask(asked));
  }

  private void ask(RulesViewModel.@Nullable Question asked) {
    Nodes.show(this, asked != null);
    if (asked == null) {
      getChildren().clear();
      return;
    }
    Words words = model.shop().words();
    Label title = Nodes.wrapping(words.text("rules.ask"), "t24", "strong");
    VBox inside = new VBox(12);
    if (!asked.risks().isEmpty()) {
      VBox risks = new VBox(8);
      risks.getStyleClass().add("refused");
      risks.getChildren().add(Nodes.wrapping(words.text("rules.risky"), "strong"));
      for (Risk risk : asked.risks()) {
        Label label = Nodes.wrapping(sentence(risk, words));
        label.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE));
        risks.getChildren().add(label);
      }
      inside.getChildren().add(risks);
    }
    VBox changes = new VBox(2);
    changes.setId("rules-changes");
    for (LineChanges.Change change : asked.changes()) {
      String style = change.added() ? "line-added" : "line-removed";
      Label sign = Nodes.whole(change.added() ? "+" : "\u2212", style, "line-sign");
      changes.getChildren().add(new HBox(8, sign, Nodes.wrapping(change.line(), style)));
    }
    if (asked.changes().isEmpty()) {
      changes.getChildren().add(Nodes.wrapping(words.text("rules.only-blanks"), "muted"));
    }
    inside.getChildren().addAll(changes, Nodes.wrapping(words.text("rules.from-now"), "muted"));
    ScrollPane scroll = new ScrollPane(inside);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    yes.setText(words.text(asked.risks().isEmpty() ? "rules.yes" : "rules.yes-risky"));
    no.setText(words.text("cancel"));
    HBox buttons = new HBox(8, yes, no);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(title, scroll, buttons);
    no.requestFocus();
    if (release == null && getScene() != null) {
      release = new Release(getScene());
    }
    if (release != null) {
      release.then(model::arm);
    }
  }

  private static String sentence(Risk risk, Words words) {
    return switch (risk.kind()) {
      case REWARD_DEARER ->
          words.text(
              "risk.dearer", risk.what(), words.count(risk.before()), words.count(risk.after()));
      case REWARD_GONE -> words.text("risk.gone", risk.what());
      case POINTS_HALVED ->
          words.text(
              "risk.halved", risk.what(), words.count(risk.before()), words.count(risk.after()));
      case POINTS_DOUBLED ->
          words.text(
              "risk.doubled", risk.what(), words.count(risk.before()), words.count(risk.after()));
    };
  }
}
