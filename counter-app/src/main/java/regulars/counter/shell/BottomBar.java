package regulars.counter.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import regulars.counter.desk.DeskStatus;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.staff.Role;

/** Draws the bottom of the window: what waits for a person, how it stands, and the keys. */
final class BottomBar extends HBox {
  private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

  private static final int LETTERS_FOR_ALL = 80;

  private final CounterViewModel model;
  private final Button held;
  private final Button inbox;
  private final Label sentence = Nodes.label("", "sentence");
  private final HBox keys = new HBox(16);

  BottomBar(CounterViewModel model) {
    super(16);
    this.model = model;
    setId("bottom");
    getStyleClass().add("bottom");
    setAlignment(Pos.CENTER_LEFT);
    held = Nodes.button("", model.holds()::toggle, "quiet", "held");
    held.setId("held");
    held.setMinWidth(USE_PREF_SIZE);
    inbox = Nodes.button("", model::lookAtInbox, "quiet", "held");
    inbox.setId("inbox-count-all");
    inbox.setMinWidth(USE_PREF_SIZE);
    sentence.setId("sentence");
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    keys.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(held, inbox, sentence, keys);
    model.shop().wordsProperty().addListener((_, _, words) -> keys(words));
    model.status().addListener((_, _, now) -> show(now));
    model.shop().staffProperty().addListener((_, _, _) -> inbox());
    model.shop().crewProperty().addListener((_, _, _) -> inbox());
    keys(model.shop().words());
    show(model.status().getValue());
  }

  private void keys(Words words) {
    HBox create = hint("F2", words.text("keys.new"));
    HBox redeem = hint("F4", words.text("keys.redeem"));
    keys.getChildren().setAll(create, redeem, hint("F1", words.text("keys.all")));
    keys.setMinWidth(USE_PREF_SIZE);
    // What a person has to know goes before what the sheet of keys says as well.
    BooleanBinding room =
        Bindings.createBooleanBinding(
            () ->
                sentence.getText().isEmpty()
                    || getWidth() > LETTERS_FOR_ALL * held.getFont().getSize(),
            sentence.textProperty(),
            widthProperty(),
            held.fontProperty());
    create.visibleProperty().bind(room);
    create.managedProperty().bind(room);
    redeem.visibleProperty().bind(room);
    redeem.managedProperty().bind(room);
  }

  private static HBox hint(String key, String does) {
    HBox hint = Nodes.row(6, Nodes.whole(key, "key"), Nodes.whole(does, "t12", "muted"));
    hint.setMinWidth(USE_PREF_SIZE);
    return hint;
  }

  private void show(StatusText status) {
    held.setText(status.held());
    Nodes.show(held, !status.held().isEmpty());
    sentence.setText(status.sentence());
    sentence.pseudoClassStateChanged(URGENT, status.urgent());
    inbox();
  }

  /** Only for who may look: a manager at work, or anybody where the shop asks nobody. */
  private void inbox() {
    ShopViewModel shop = model.shop();
    DeskStatus status = shop.statusProperty().get();
    boolean mayLook = !shop.hasStaff() || shop.may(Role.MANAGER);
    long open = status == null || !mayLook ? 0 : status.inbox().seenBy(shop.staffId());
    inbox.setText(open == 0 ? "" : shop.words().text("status.inbox", open));
    Nodes.show(inbox, open > 0);
  }
}
