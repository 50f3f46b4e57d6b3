package regulars.counter.holds;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws the inbox of held sales in the middle of the window. */
public final class HoldsView extends VBox {
  private final HoldsViewModel model;
  private final ShopViewModel shop;
  private final Release release;
  private final Label title = Nodes.label("", "t24", "strong");
  private final Label sentence = Nodes.wrapping("", "muted");
  private final Button close;
  private final VBox rows = new VBox();

  /** Draws this inbox. */
  public HoldsView(HoldsViewModel model, ShopViewModel shop, Release release) {
    super(8);
    this.model = model;
    this.shop = shop;
    this.release = release;
    this.close = Nodes.button("", model::close);
    setId("holds");
    getStyleClass().add("pane");
    close.setId("holds-close");
    sentence.setId("holds-sentence");
    rows.setId("holds-rows");
    HBox head = new HBox(8, title, Nodes.gap(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, sentence, scroll);
    model.lines().addListener((ListChangeListener<HoldLine>) _ -> fill());
    model.openProperty().addListener((_, _, open) -> opened(open));
    model.questionProperty().addListener((_, _, asked) -> ask(asked));
    shop.wordsProperty().addListener((_, _, _) -> fill());
    shop.statusProperty().addListener((_, _, _) -> say());
    addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    fill();
  }

  private void opened(boolean open) {
    if (open) {
      fill();
      focusFirst();
    }
  }

  private void focusFirst() {
    if (!rows.getChildren().isEmpty() && rows.getChildren().getFirst() instanceof HoldRowView row) {
      row.focusFirst();
    } else {
      close.requestFocus();
    }
  }

  private void say() {
    Words words = shop.words();
    boolean none = model.lines().isEmpty();
    title.setText(words.text("holds.title"));
    close.setText(words.text("holds.close"));
    sentence.setText(
        shop.offline()
            ? words.text("holds.offline", model.lines().size())
            : words.text(none ? "holds.none" : "holds.hint"));
    rows.getChildren().forEach(row -> ((HoldRowView) row).offline(shop.offline()));
  }

  private void fill() {
    boolean focused = focusInside();
    List<HoldRowView> now =
        model.lines().stream().map(line -> new HoldRowView(line, model, shop.words())).toList();
    rows.getChildren().setAll(now);
    say();
    ask(model.questionProperty().get());
    if (model.openProperty().get() && focused && model.questionProperty().get() == null) {
      focusFirst();
    }
  }

  private boolean focusInside() {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && at != this) {
      at = at.getParent();
    }
    return at == this;
  }

  private void ask(HoldsViewModel.@Nullable Question asked) {
    for (Node row : rows.getChildren()) {
      ((HoldRowView) row).ask(asked);
    }
    if (asked != null) {
      release.then(model::arm);
    }
  }

  // Up and down walk from sale to sale; Tab and the other arrows within one.
  private void arrows(KeyEvent key) {
    if ((key.getCode() != KeyCode.UP && key.getCode() != KeyCode.DOWN)
        || model.questionProperty().get() != null) {
      return;
    }
    List<Node> all = rows.getChildren();
    int now = -1;
    for (int i = 0; i < all.size(); i++) {
      if (((HoldRowView) all.get(i)).hasFocus(getScene().getFocusOwner())) {
        now = i;
      }
    }
    int next = key.getCode() == KeyCode.DOWN ? now + 1 : now - 1;
    if (next >= 0 && next < all.size()) {
      ((HoldRowView) all.get(next)).focusFirst();
    }
    key.consume();
  }
}
