package regulars.counter.feed;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import regulars.counter.fx.Beside;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.shop.ShopViewModel;

/** Draws one sale: time, total and points; below whose it is and, in a word, what became of it. */
final class FeedCell extends ListCell<FeedLine> {
  /** A longer name is cut where text is large; the member stands beside the feed anyway. */
  private static final int LONGEST_IN_A_BUTTON = 9;

  private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

  private final FeedViewModel model;
  private final ShopViewModel shop;
  private final PairingViewModel pairing;
  private final Release release;
  private final Label time = Nodes.whole("", "muted", "time");
  private final Label total = Nodes.whole("", "total", "number");
  private final Label points = Nodes.whole("", "points", "number");
  private final Label member = Nodes.label("");
  private final FontIcon icon = Nodes.icon(Feather.STAR);
  private final Label word = Nodes.label("", "t12", "word");
  private final Label waiting = Nodes.whole("", "t12", "muted");
  private final Label skipped = Nodes.whole("", "t12", "skipped");
  private final Beside second;
  private final Button claim;
  private final VBox why = new VBox(4);
  private final VBox box;

  FeedCell(FeedViewModel model, ShopViewModel shop, Release release) {
    this.model = model;
    this.shop = shop;
    this.pairing = model.pairing();
    this.release = release;
    claim = Nodes.button("", this::claim, "small-text", "claim");
    claim.setMaxWidth(Double.MAX_VALUE);
    skipped.setGraphic(Nodes.icon(Feather.HELP_CIRCLE));
    HBox sold = new HBox(8, time, total);
    sold.setAlignment(Pos.CENTER_LEFT);
    HBox gave = new HBox(points, skipped);
    gave.setAlignment(Pos.CENTER_LEFT);
    Beside first = new Beside(sold, gave);
    waiting.setGraphic(Nodes.icon(Feather.CLOCK, "muted-icon"));
    word.setGraphic(icon);
    HBox words = new HBox(8, word, waiting);
    words.setAlignment(Pos.CENTER_LEFT);
    second = new Beside(member, words);
    box = new VBox(2, first, second, claim, why);
    box.getStyleClass().add("sale");
    getStyleClass().add("feed-cell");
    // Never wider than the list: names end in dots instead.
    setPrefWidth(0);
    model.openedProperty().addListener((_, _, _) -> open());
    pairing.memberProperty().addListener((_, _, _) -> offer());
    pairing.questionProperty().addListener((_, _, _) -> open());
    setOnMouseClicked(_ -> toggle());
    setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER) {
        toggle();
      }
    });
  }

  private void claim() {
    FeedLine line = getItem();
    if (line != null) {
      pairing.claim(line);
    }
  }

  /** What can be done with the sale for who is on the screen. */
  private void offer() {
    FeedLine line = getItem();
    boolean claims = line != null && line.claimable() && pairing.memberProperty().get() != null;
    Nodes.show(claim, claims);
    claim.setText(claims ? forThem("pairing.claim", "pairing.claim-bare") : "");
    claim.setAccessibleText(
        line != null && claims
            ? shop.words().text("pairing.claim-name", line.total(), pairing.memberName())
            : null);
    open();
  }

  private void toggle() {
    FeedLine line = getItem();
    if (line != null) {
      model.toggle(line);
    }
  }

  @Override
  protected void updateItem(@Nullable FeedLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    time.setText(line.time());
    total.setText(line.total());
    points.setText(line.points());
    member.setText(line.member());
    word.setText(line.word());
    // Nobody's sale has nothing to say but that: one line.
    boolean skip = line.look() == FeedLine.Look.SKIP;
    skipped.setText(line.word());
    Nodes.show(skipped, skip);
    Nodes.show(points, !skip);
    Nodes.show(word, !skip && !line.word().isEmpty());
    Nodes.show(second, !skip || line.waiting());
    waiting.setText(shop.words().text("feed.waiting"));
    Nodes.show(waiting, line.waiting());
    look(line.look());
    setAccessibleText(
        String.join(", ", line.time(), line.total(), line.points(), line.word(), line.member()));
    setGraphic(box);
    offer();
  }

  private void look(FeedLine.Look look) {
    icon.setIconCode(
        switch (look) {
          case ADD, ANNOUNCE -> Feather.STAR;
          case TAKE_BACK -> Feather.CORNER_UP_LEFT;
          case SKIP -> Feather.HELP_CIRCLE;
          case HELD -> Feather.PAUSE_CIRCLE;
          case REFUSED -> Feather.X_CIRCLE;
        });
    for (FeedLine.Look each : FeedLine.Look.values()) {
      String name = each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      box.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), each == look);
    }
  }

  private void open() {
    FeedLine line = getItem();
    boolean opened = line != null && line.opId().equals(model.openedProperty().get());
    box.pseudoClassStateChanged(OPENED, opened);
    why.getChildren().clear();
    Nodes.show(why, opened);
    if (!opened || line == null) {
      return;
    }
    line.why().forEach(said -> why.getChildren().add(Nodes.wrapping(said, "t12", "muted")));
    if (line.memberId() != null) {
      Button open =
          Nodes.button(
              shop.words().text("feed.open", line.member()),
              () -> model.openMember(line),
              "small-text",
              "open-member");
      open.setMinWidth(Region.USE_PREF_SIZE);
      open.setMaxWidth(Double.MAX_VALUE);
      why.getChildren().add(open);
    }
    if (pairing.movable(line)) {
      move(line);
    }
  }

  private String forThem(String key, String bareKey) {
    String first = pairing.firstName();
    boolean fits = !first.isEmpty() && first.length() <= LONGEST_IN_A_BUTTON;
    return fits ? shop.words().text(key, first) : shop.words().text(bareKey);
  }

  private void move(FeedLine line) {
    PairingViewModel.Question asked = pairing.questionProperty().get();
    if (asked == null || !asked.line().opId().equals(line.opId())) {
      Button move =
          Nodes.button(
              forThem("pairing.move", "pairing.move-bare"),
              () -> pairing.askMove(line),
              "small-text",
              "move");
      move.setMaxWidth(Double.MAX_VALUE);
      move.setAccessibleText(
          shop.words().text("pairing.move-name", line.total(), pairing.memberName()));
      why.getChildren().add(move);
      return;
    }
    Button yes =
        Nodes.button(
            shop.words().text(asked.owed() ? "pairing.move-anyway" : "pairing.move-yes"),
            pairing::confirmMove,
            "accent",
            "small-text");
    yes.setId("move-confirm");
    yes.setMinWidth(Region.USE_PREF_SIZE);
    yes.disableProperty().bind(pairing.armedProperty().not());
    Button no = Nodes.button(shop.words().text("cancel"), pairing::cancelMove, "small-text");
    no.setId("move-cancel");
    no.setMinWidth(Region.USE_PREF_SIZE);
    FlowPane buttons = new FlowPane(8, 8, yes, no);
    why.getChildren().addAll(Nodes.wrapping(asked.sentence()), buttons);
    no.requestFocus();
    release.then(pairing::arm);
  }
}
