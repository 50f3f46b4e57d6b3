package regulars.counter.member;

import java.util.List;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Beside;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.redeem.ReversalViewModel;
import regulars.counter.shop.ShopViewModel;

/** Draws a member's card: who, the balance as the largest thing on the screen, the statement. */
public final class CardView extends VBox {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

  private final CardViewModel model;
  private final ReversalViewModel reversal;
  private final ShopViewModel shop;
  private final Release release;

  private final Label name = Nodes.label("", "t24", "strong");
  private final Label phone = Nodes.whole("", "muted");
  private final Label number = Nodes.whole("", "muted");
  private final Label balance = Nodes.whole("", "balance", "number");
  private final Label points = Nodes.whole("", "muted");
  private final Label waiting = Nodes.whole("", "t18", "muted");
  private final Label asOf = Nodes.whole("", "as-of");
  private final ProgressBar progress = new ProgressBar();
  private final Label toNext = Nodes.wrapping("");
  private final VBox rows = new VBox();
  private final Button whole;
  private final Button note;
  private final MoreButton more;

  /**
   * Draws this card.
   *
   * @param whole shows the whole statement
   * @param note shows the note for the customer
   * @param more what else can be done
   */
  public CardView(
      CardViewModel model,
      ReversalViewModel reversal,
      ShopViewModel shop,
      Release release,
      Runnable whole,
      Runnable note,
      List<MoreButton.Item> more) {
    this.model = model;
    this.whole = Nodes.button("", whole, "quiet");
    this.whole.setId("card-statement");
    this.whole.setFocusTraversable(false);
    this.note = Nodes.button("", note, "quiet");
    this.note.setId("card-note");
    this.note.setFocusTraversable(false);
    this.whole.setMinWidth(USE_PREF_SIZE);
    this.note.setMinWidth(USE_PREF_SIZE);
    this.more = new MoreButton(shop, more);
    this.reversal = reversal;
    this.shop = shop;
    this.release = release;
    setId("card");
    getStyleClass().add("pane");
    name.setId("card-name");
    phone.setId("card-phone");
    number.setId("card-number");
    balance.setId("card-balance");
    waiting.setId("card-waiting");
    asOf.setId("card-as-of");
    toNext.setId("card-to-next");
    getChildren().addAll(head(), way(), statement());
    model.textProperty().addListener((_, _, text) -> show(text));
    model.statement().addListener((ListChangeListener<StatementLine>) _ -> fill());
    reversal.askedProperty().addListener((_, _, asked) -> ask(asked));
    shop.wordsProperty().addListener((_, _, _) -> fill());
    show(model.textProperty().get());
    fill();
  }

  private Node head() {
    FlowPane numbers = new FlowPane(16, 4, phone, number);
    FlowPane sum = new FlowPane(12, 0, balance, waiting);
    sum.setRowValignment(VPos.BASELINE);
    VBox head =
        new VBox(
            4,
            name,
            numbers,
            sum,
            new Beside(Nodes.row(12, points, asOf), Nodes.row(0, whole, note, more)));
    head.getStyleClass().add("card-head");
    return head;
  }

  private Node way() {
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText("");
    VBox way = new VBox(8, progress, toNext);
    way.getStyleClass().add("card-way");
    return way;
  }

  private Node statement() {
    rows.setId("statement");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private void show(@Nullable CardText text) {
    if (text == null) {
      return;
    }
    name.setText(text.name());
    phone.setText(text.phone());
    Nodes.show(phone, !text.phone().isEmpty());
    number.setText(text.number());
    Nodes.show(number, !text.number().isEmpty());
    balance.setText(text.balance());
    points.setText(shop.words().text("card.points"));
    whole.setText(shop.words().text("card.statement"));
    note.setText(shop.words().text("card.note"));
    waiting.setText(text.waiting());
    Nodes.show(waiting, !text.waiting().isEmpty());
    asOf.setText(text.asOf());
    asOf.pseudoClassStateChanged(LIVE, text.live());
    toNext.setText(text.toNext());
    Nodes.show(toNext, !text.toNext().isEmpty());
    Nodes.show(progress, text.cost() > 0);
    progress.setProgress(text.cost() == 0 ? 1 : (double) text.have() / text.cost());
    progress.setAccessibleText(text.toNext());
  }

  private void fill() {
    rows.getChildren().clear();
    if (model.statement().isEmpty()) {
      Label nothing = Nodes.wrapping(shop.words().text("statement.empty"), "muted", "nothing");
      rows.getChildren().add(nothing);
    }
    for (StatementLine line : model.statement()) {
      rows.getChildren().add(new StatementRowView(line, model, reversal, shop.words()));
    }
    ask(reversal.askedProperty().get());
  }

  private void ask(@Nullable UUID asked) {
    for (Node row : rows.getChildren()) {
      if (row instanceof StatementRowView view) {
        view.ask(asked);
      }
    }
    if (asked != null) {
      release.then(reversal::arm);
    }
  }
}
