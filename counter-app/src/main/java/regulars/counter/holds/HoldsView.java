package regulars.counter.holds;

import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
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
  /** The strip lies over the end of the list. */
  private static final double STRIP_ROOM = 96;

  private final HoldsViewModel model;
  private final ShopViewModel shop;
  private final Release release;
  private final Label title = Nodes.label("", "t24", "strong");
  private final Label sentence = Nodes.wrapping("", "muted");
  private final Button close;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private @Nullable Words drawnIn;
  private int gone;
  private boolean justOpened;

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
    rows.setPadding(new Insets(0, 0, STRIP_ROOM, 0));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, sentence, scroll);
    model.lines().addListener((ListChangeListener<HoldLine>) _ -> fill());
    model.openProperty().addListener((_, _, open) -> opened(open));
    model.questionProperty().addListener((_, _, asked) -> changed(() -> ask(asked)));
    model.outcomeProperty().addListener((_, _, _) -> changed(this::tell));
    model.problemProperty().addListener((_, _, _) -> Platform.runLater(this::reveal));
    model.settlingProperty().addListener((_, _, settling) -> settling(settling));
    shop.wordsProperty().addListener((_, _, _) -> fill());
    shop.statusProperty().addListener((_, _, _) -> say());
    addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    fill();
  }

  private void opened(boolean open) {
    if (open) {
      gone = 0;
      fill();
      justOpened = rows.getChildren().isEmpty(); // The first to come takes the focus.
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

  // A row that says the same stays, with its focus and what is typed into it.
  private void fill() {
    keepPlace(this::redraw);
  }

  private void redraw() {
    Words words = shop.words();
    boolean anew = !words.equals(drawnIn);
    drawnIn = words;
    boolean focused = focusInside();
    int at = focusedRow();
    UUID had = at < 0 ? null : row(at).line().holdId();
    int button = at < 0 ? -1 : row(at).focusedButton();
    boolean stays = at >= 0 && !anew && model.lines().contains(row(at).line());
    if (at >= 0 && !stays) {
      gone = at;
      close.requestFocus(); // A row that goes would hand its focus to another sale.
    }
    rows.getChildren().removeIf(row -> anew || !model.lines().contains(((HoldRowView) row).line()));
    for (int i = 0; i < model.lines().size(); i++) {
      HoldLine line = model.lines().get(i);
      if (i >= rows.getChildren().size() || !row(i).line().equals(line)) {
        rows.getChildren().removeIf(row -> ((HoldRowView) row).line().equals(line));
        rows.getChildren().add(i, new HoldRowView(line, model, words));
      }
    }
    say();
    tell();
    ask(model.questionProperty().get());
    if (justOpened && !rows.getChildren().isEmpty()) {
      justOpened = false;
      if (close.isFocused()) {
        focusFirst();
      }
    }
    HoldRowView same = had == null ? null : row(had);
    if (!stays && same != null && model.questionProperty().get() == null) {
      same.focusButton(button);
    } else if (focused && !focusInside()) {
      close.requestFocus();
    }
  }

  private HoldRowView row(int at) {
    return (HoldRowView) rows.getChildren().get(at);
  }

  private @Nullable HoldRowView row(UUID holdId) {
    for (int i = 0; i < rows.getChildren().size(); i++) {
      if (row(i).line().holdId().equals(holdId)) {
        return row(i);
      }
    }
    return null;
  }

  private int focusedRow() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (int i = 0; i < rows.getChildren().size(); i++) {
      if (row(i).hasFocus(owner)) {
        return i;
      }
    }
    return -1;
  }

  private void tell() {
    for (int i = 0; i < rows.getChildren().size(); i++) {
      row(i).say(model.outcomeProperty().get());
    }
  }

  private void settling(boolean settling) {
    HoldsViewModel.Question asked = model.questionProperty().get();
    HoldRowView row = asked == null ? null : row(asked.holdId());
    if (settling && row != null) {
      row.focusConfirm();
    }
    Platform.runLater(this::reveal);
  }

  private double hidden() {
    return Math.max(0, rows.getHeight() - scroll.getViewportBounds().getHeight());
  }

  private double top() {
    return scroll.getVvalue() * hidden();
  }

  private void scrollTo(double top) {
    scroll.setVvalue(hidden() == 0 ? 0 : Math.clamp(top / hidden(), 0, 1));
  }

  private void changed(Runnable change) {
    keepPlace(change);
    Platform.runLater(this::reveal);
  }

  /** What is looked at stays where it is while the list around it changes. */
  private void keepPlace(Runnable change) {
    double top = top();
    HoldRowView anchor = anchor(top);
    UUID held = anchor == null ? null : anchor.line().holdId();
    double below = anchor == null ? 0 : anchor.getLayoutY() - top;
    change.run();
    if (getScene() == null || scroll.getViewportBounds().getHeight() <= 0) {
      return;
    }
    applyCss();
    layout();
    HoldRowView now = held == null ? null : row(held);
    scrollTo(now == null ? top : now.getLayoutY() - below);
  }

  private @Nullable HoldRowView anchor(double top) {
    HoldsViewModel.Question asked = model.questionProperty().get();
    HoldRowView open = asked == null ? null : row(asked.holdId());
    int focused = focusedRow();
    if (open != null || focused >= 0) {
      return open != null ? open : row(focused);
    }
    for (int i = 0; i < rows.getChildren().size(); i++) {
      if (row(i).getBoundsInParent().getMaxY() > top) {
        return row(i);
      }
    }
    return null;
  }

  /** Scrolls the question, or what came of it, to where the strip does not cover it. */
  private void reveal() {
    double room = scroll.getViewportBounds().getHeight() - STRIP_ROOM;
    if (getScene() == null || room <= 0) {
      return;
    }
    applyCss();
    layout();
    for (int i = 0; i < rows.getChildren().size(); i++) {
      Node talk = row(i).talk();
      if (talk != null) {
        Bounds at = rows.sceneToLocal(talk.localToScene(talk.getLayoutBounds()));
        double top = Math.max(top(), at.getMaxY() - room);
        scrollTo(Math.min(top, at.getMinY()));
      }
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
    int now = focusedRow();
    int down = now < 0 ? gone : now + 1; // Goes on where the one that was settled stood.
    int next = key.getCode() == KeyCode.DOWN ? down : (now < 0 ? gone : now) - 1;
    if (next >= 0 && next < all.size()) {
      ((HoldRowView) all.get(next)).focusFirst();
    }
    key.consume();
  }
}
