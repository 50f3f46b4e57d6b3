package regulars.counter.staff;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.sync.Change.StaffMember;

/** Draws the PIN pad over the window: who, the digits by touch or key, a reason where asked. */
public final class PinView extends StackPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final String DOT = "\u25cf";

  private final PinViewModel model;
  private final ShopViewModel shop;
  private final List<Button> people = new ArrayList<>();
  private final TextField reason = new TextField();
  private final Label dots = Nodes.whole("", "t24", "pin-dots");
  private @Nullable Button ok;
  private @Nullable Button cancel;

  /** Draws this pad. */
  public PinView(PinViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    setId("pin");
    getStyleClass().add("sheet");
    setFocusTraversable(true);
    reason.setId("pin-reason");
    reason.setTextFormatter(
        new TextFormatter<>(change ->
            change.getControlNewText().length() <= PinViewModel.LONGEST_REASON ? change : null));
    model.reasonProperty().bindBidirectional(reason.textProperty());
    dots.setId("pin-dots");
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    model.askedProperty().addListener((_, _, now) -> show(now));
    model.personProperty().addListener((_, _, now) -> mark(now));
    model.digitsProperty().addListener((_, _, _) -> dots());
    model.checkingProperty().addListener((_, _, _) -> dots());
    Nodes.show(this, false);
  }

  private void show(@Nullable Asked now) {
    Nodes.show(this, now != null);
    if (now == null) {
      getChildren().clear();
      return;
    }
    Words words = shop.words();
    Label title = Nodes.wrapping(now.title(), "t18", "strong");
    title.setId("pin-title");
    VBox right = new VBox(12);
    if (now.withReason()) {
      Label name = Nodes.whole(words.text("pin.reason"), "strong");
      reason.setAccessibleText(words.text("pin.reason"));
      name.setLabelFor(reason);
      right.getChildren().add(new VBox(4, name, reason));
    }
    if (now.known() == null) {
      right.getChildren().addAll(dots, pad(words));
    }
    right.getChildren().addAll(problem(), buttons(words));
    HBox body = new HBox(24);
    if (now.known() == null) {
      body.getChildren().add(people(words));
    }
    body.getChildren().add(right);
    VBox card = new VBox(16, title, body);
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(card);
    mark(model.personProperty().get());
    dots();
    focusFirst(now);
  }

  private void focusFirst(Asked now) {
    if (now.withReason()) {
      reason.requestFocus();
    } else {
      requestFocus();
    }
  }

  private Node people(Words words) {
    people.clear();
    VBox box = new VBox(8);
    box.setId("pin-people");
    for (StaffMember one : model.choices()) {
      Button button = Nodes.button(one.name(), () -> choose(one), "person");
      button.setUserData(one);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setAlignment(Pos.CENTER_LEFT);
      people.add(button);
      box.getChildren().add(button);
    }
    if (people.isEmpty()) {
      box.getChildren().add(Nodes.wrapping(words.text("pin.nobody"), "muted"));
    }
    ScrollPane scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("people");
    return scroll;
  }

  private void choose(StaffMember one) {
    model.personProperty().set(one);
    requestFocus();
  }

  private void mark(@Nullable StaffMember now) {
    for (Button button : people) {
      button.pseudoClassStateChanged(CHOSEN, button.getUserData().equals(now));
    }
  }

  private GridPane pad(Words words) {
    GridPane pad = new GridPane(8, 8);
    for (int digit = 1; digit <= 9; digit++) {
      pad.add(key((char) ('0' + digit)), (digit - 1) % 3, (digit - 1) / 3);
    }
    Button back = Nodes.button("", model::backspace, "pad");
    back.setGraphic(Nodes.icon(Feather.DELETE));
    back.setAccessibleText(words.text("pin.backspace"));
    back.setFocusTraversable(false);
    pad.add(key('0'), 1, 3);
    pad.add(back, 2, 3);
    return pad;
  }

  private Button key(char digit) {
    Button key = Nodes.button(String.valueOf(digit), () -> model.digit(digit), "pad");
    key.setId("pin-" + digit);
    key.setFocusTraversable(false);
    return key;
  }

  private Label problem() {
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("pin-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.setMaxWidth(320);
    problem.setAccessibleRole(AccessibleRole.TEXT);
    return problem;
  }

  private HBox buttons(Words words) {
    Button yes = Nodes.button(words.text("pin.ok"), this::submit, "accent", "wide");
    yes.setId("pin-ok");
    yes.disableProperty().bind(model.checkingProperty());
    Button no = Nodes.button(words.text("cancel"), model::cancel, "wide");
    no.setId("pin-cancel");
    ok = yes;
    cancel = no;
    return new HBox(8, yes, no);
  }

  private void submit() {
    // The button is off while the PIN is checked: the focus would go on to "Cancel".
    requestFocus();
    model.submit();
  }

  private void dots() {
    int typed = model.digitsProperty().get();
    Words words = shop.words();
    boolean checking = model.checkingProperty().get();
    dots.setText(
        checking
            ? words.text("pin.checking")
            : typed == 0 ? words.text("pin.prompt") : DOT.repeat(typed));
    dots.setAccessibleText(words.text("pin.typed", typed));
  }

  private void typed(KeyEvent key) {
    if (reason.isFocused()) {
      return;
    }
    String text = key.getCharacter();
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      model.digit(text.charAt(0));
    }
    key.consume();
  }

  private void pressed(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> enter(key);
      case TAB -> {
        cycle(key.isShiftDown() ? -1 : 1);
        key.consume();
      }
      case UP, DOWN -> {
        step(key.getCode() == KeyCode.DOWN ? 1 : -1);
        key.consume();
      }
      case BACK_SPACE -> {
        if (!reason.isFocused()) {
          model.backspace();
          key.consume();
        }
      }
      default -> {}
    }
  }

  /** On a button Enter presses it; anywhere else it is "OK". */
  private void enter(KeyEvent key) {
    Node focus = getScene().getFocusOwner();
    if (focus instanceof Button button) {
      button.fire();
    } else {
      model.submit();
    }
    key.consume();
  }

  private void step(int down) {
    List<StaffMember> choices = model.choices();
    if (!choices.isEmpty() && !people.isEmpty()) {
      StaffMember now = model.personProperty().get();
      int at = now == null ? (down > 0 ? -1 : 0) : choices.indexOf(now);
      choose(choices.get(Math.floorMod(at + down, choices.size())));
    }
  }

  // Tab stays in here: what lies below can't be pressed before this is answered.
  private void cycle(int forward) {
    List<Node> stops = new ArrayList<>();
    if (reason.getScene() != null) {
      stops.add(reason);
    } else {
      stops.add(this);
    }
    stops.addAll(people);
    if (ok != null && cancel != null) {
      stops.add(ok);
      stops.add(cancel);
    }
    int at = stops.indexOf(getScene().getFocusOwner());
    stops.get(Math.floorMod(at + forward, stops.size())).requestFocus();
  }
}
