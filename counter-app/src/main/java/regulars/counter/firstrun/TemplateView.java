package regulars.counter.firstrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;
import regulars.model.rules.ReadBack;

/** Draws the rules to begin with: on the left which, on the right what they mean. */
final class TemplateView extends VBox {
  private final FirstRunViewModel model;
  private final VBox meaning = new VBox(8);
  private final List<RadioButton> choices = new ArrayList<>();

  TemplateView(FirstRunViewModel model) {
    super(16);
    this.model = model;
    Words words = model.words();
    ToggleGroup group = new ToggleGroup();
    VBox which = new VBox(4);
    for (RulesTemplate each : RulesTemplate.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      RadioButton choice = new RadioButton(words.text("first.template." + name));
      choice.setId("first-rules-" + name);
      choice.getStyleClass().add("template");
      choice.setToggleGroup(group);
      choice.setSelected(each == model.rules().templateProperty().get());
      choice.setOnAction(_ -> model.rules().choose(each));
      choice.selectedProperty().addListener((_, _, now) -> chosen(each, now));
      choices.add(choice);
      which.getChildren().add(choice);
    }
    which.setMinWidth(USE_PREF_SIZE);
    meaning.setId("first-meaning");
    meaning.getStyleClass().add("first-meaning");
    HBox.setHgrow(meaning, Priority.ALWAYS);
    getChildren()
        .addAll(
            Nodes.wrapping(words.text("first.rules"), "t24", "strong"),
            Nodes.wrapping(words.text("first.rules-sentence"), "muted"),
            new HBox(24, which, meaning));
    model.rules().meaningProperty().addListener((_, _, _) -> fill());
    model
        .rules()
        .templateProperty()
        .addListener((_, _, now) -> choices.get(now.ordinal()).setSelected(true));
    fill();
  }

  private void chosen(RulesTemplate template, boolean now) {
    if (now && template != model.rules().templateProperty().get()) {
      model.rules().choose(template);
    }
  }

  private void fill() {
    RulesTemplate.Meaning now = model.rules().meaningProperty().get();
    if (now == null) {
      return;
    }
    Words words = model.words();
    List<Node> rows = new ArrayList<>();
    for (ReadBack each : now.sentences()) {
      if (!each.sentence().endsWith("it changes nothing.")) {
        rows.add(Nodes.wrapping(each.sentence()));
      }
    }
    rows.add(
        Nodes.wrapping(
            words.text(
                "first.basket",
                words.money(now.spent()),
                words.money(now.special()),
                model.rules().templateProperty().get().category()),
            "muted"));
    rows.add(
        Nodes.wrapping(
            words.text("first.basket-points", words.count(now.points())), "t18", "strong"));
    for (WhyLine why : now.why()) {
      rows.add(
          Nodes.wrapping(
              words.text("first.basket-why", words.signed(why.points()), why.rule()), "muted"));
    }
    meaning.getChildren().setAll(rows);
  }

  void focus() {
    choices.get(model.rules().templateProperty().get().ordinal()).requestFocus();
  }
}
