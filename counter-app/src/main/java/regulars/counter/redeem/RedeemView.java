package regulars.counter.redeem;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws the rewards column and, in its place, the question, the wait and the refusal. */
public final class RedeemView extends StackPane {
  private final RedeemViewModel model;
  private final ShopViewModel shop;
  private final Release release;
  private final VBox rewards = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(rewards);
  private final VBox panel = new VBox(16);

  /** Draws this column. */
  public RedeemView(RedeemViewModel model, ShopViewModel shop, Release release) {
    this.model = model;
    this.shop = shop;
    this.release = release;
    setId("rewards");
    getStyleClass().add("rewards");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    rewards.getStyleClass().add("column");
    panel.getStyleClass().addAll("column", "panel");
    panel.setId("redeem-panel");
    getChildren().addAll(scroll, panel);
    model.rewards().addListener((ListChangeListener<RewardLine>) _ -> fill());
    model.panelProperty().addListener((_, _, now) -> show(now));
    shop.wordsProperty()
        .addListener((_, old, now) -> {
          fill();
          if (now.differIn(old)) {
            show(model.panelProperty().get());
          }
        });
    shop.statusProperty().addListener((_, _, _) -> fill());
    shop.crewProperty().addListener((_, _, _) -> fill());
    addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    fill();
    show(model.panelProperty().get());
  }

  // Up and down walk through the buttons of whatever stands here.
  private void arrows(KeyEvent key) {
    if (key.getCode() != KeyCode.UP && key.getCode() != KeyCode.DOWN) {
      return;
    }
    List<Node> buttons = buttons();
    int now = buttons.indexOf(getScene().getFocusOwner());
    int next = now + (key.getCode() == KeyCode.DOWN ? 1 : -1);
    if (now >= 0 && next >= 0 && next < buttons.size()) {
      buttons.get(next).requestFocus();
    }
    key.consume();
  }

  private List<Node> buttons() {
    VBox shown = panel.isVisible() ? panel : rewards;
    return shown.lookupAll(".button").stream().filter(node -> !node.isDisabled()).toList();
  }

  /** Puts the focus on the first thing that can be pressed here. */
  public void focusFirst() {
    List<Node> buttons = buttons();
    if (!buttons.isEmpty()) {
      buttons.getFirst().requestFocus();
    }
  }

  private void fill() {
    Words words = shop.words();
    rewards.getChildren().setAll(Nodes.label(words.text("rewards.title"), "heading"));
    if (model.rewards().isEmpty()) {
      rewards.getChildren().add(Nodes.wrapping(words.text("rewards.none"), "muted"));
      return;
    }
    if (!model.hasMember()) {
      rewards.getChildren().add(Nodes.wrapping(words.text("rewards.no-member"), "muted"));
    } else if (shop.offline()) {
      rewards.getChildren().add(Nodes.wrapping(words.text("rewards.offline"), "offline-text"));
    } else if (recovering()) {
      Label waits =
          Nodes.wrapping(
              words.text("rewards.recovering", String.join(", ", shop.waitedFor())),
              "offline-text");
      waits.setId("rewards-recovering");
      rewards.getChildren().add(waits);
    }
    for (RewardLine line : model.rewards()) {
      boolean ready = line.affordable() && !shop.offline() && !recovering();
      rewards.getChildren().add(ready ? button(line) : quiet(line));
    }
  }

  private boolean recovering() {
    return !shop.waitedFor().isEmpty();
  }

  private Button button(RewardLine line) {
    String said = shop.words().text("rewards.name", line.reward().name(), line.cost());
    Button button = new RewardButton(line, said);
    button.setOnAction(_ -> model.choose(line));
    return button;
  }

  private Node quiet(RewardLine line) {
    Label name = Nodes.wrapping(line.reward().name());
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox face = new HBox(8, name, Nodes.whole(line.cost(), "number"));
    face.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(2, face);
    String note = line.affordable() ? shop.words().text("rewards.enough") : line.note();
    if (!note.isEmpty()) {
      box.getChildren().add(Nodes.wrapping(note, "t12", "muted", "short"));
    }
    if (model.mayOverride(line) && !shop.offline() && !recovering()) {
      Button ask = Nodes.button(shop.words().text("override.ask"), () -> model.override(line));
      ask.getStyleClass().addAll("small-text", "override");
      ask.setAccessibleText(shop.words().text("override.name", line.reward().name()));
      ask.setMaxWidth(Double.MAX_VALUE);
      box.getChildren().add(ask);
    }
    box.getStyleClass().add("reward-short");
    return box;
  }

  private void show(Panel now) {
    Nodes.show(scroll, now instanceof Panel.Rewards);
    Nodes.show(panel, !(now instanceof Panel.Rewards));
    switch (now) {
      case Panel.Rewards _ -> panel.getChildren().clear();
      case Panel.Confirm confirm -> ask(confirm);
      case Panel.Asking asking -> wait(asking.confirm());
      case Panel.Refused refused -> refuse(refused);
    }
  }

  private void ask(Panel.Confirm confirm) {
    Words words = shop.words();
    Button yes = Nodes.button(words.text("redeem.confirm"), model::confirm, "accent", "large");
    yes.setId("redeem-confirm");
    yes.setMaxWidth(Double.MAX_VALUE);
    yes.disableProperty().bind(model.armedProperty().not());
    Button no = Nodes.button(words.text("cancel"), model::cancel, "large");
    no.setId("redeem-cancel");
    no.setMaxWidth(Double.MAX_VALUE);
    panel
        .getChildren()
        .setAll(
            what(confirm),
            Nodes.wrapping(words.text("redeem.after", confirm.after()), "t18"),
            new VBox(8, yes, no));
    no.requestFocus();
    release.then(model::arm);
  }

  private VBox what(Panel.Confirm confirm) {
    Label title = Nodes.wrapping(confirm.reward().name(), "t24", "strong");
    title.setId("redeem-title");
    return new VBox(
        4,
        Nodes.label(shop.words().text("redeem.title"), "heading"),
        title,
        Nodes.wrapping(shop.words().text("redeem.cost", confirm.cost()), "t18"),
        Nodes.wrapping(shop.words().text("redeem.for", confirm.memberName()), "muted"));
  }

  private void wait(Panel.Confirm confirm) {
    ProgressIndicator turning = new ProgressIndicator();
    turning.getStyleClass().add("turning");
    HBox asking =
        Nodes.row(12, turning, Nodes.wrapping(shop.words().text("redeem.asking"), "muted"));
    asking.setId("redeem-asking");
    panel.getChildren().setAll(what(confirm), asking);
  }

  private void refuse(Panel.Refused refused) {
    Label title = Nodes.wrapping(refused.title(), "t18", "strong");
    Label sentence = Nodes.wrapping(refused.sentence());
    sentence.setId("redeem-refused");
    Button back = Nodes.button(shop.words().text("redeem.back"), model::cancel, "large");
    back.setId("redeem-back");
    back.setMaxWidth(Double.MAX_VALUE);
    VBox box = new VBox(8, title, sentence);
    box.getStyleClass().add("refused");
    panel.getChildren().setAll(box, back);
    back.requestFocus();
  }
}
