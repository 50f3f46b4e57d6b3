package regulars.counter.firstrun;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.firstrun.FirstRunViewModel.Page;
import regulars.counter.fx.Nodes;
import regulars.counter.place.Picker;
import regulars.counter.place.PickerView;
import regulars.counter.words.Words;
import regulars.model.staff.Pins;

/** Draws the first start: one page at a time, what is the matter above the buttons, and those. */
public final class FirstRunView extends BorderPane {
  private static final int STEPS = 4;

  private final FirstRunViewModel model;
  private final Consumer<String> speak;
  private final StackPane content = new StackPane();
  private final ScrollPane scroll = new ScrollPane(content);
  private final Label step = Nodes.whole("", "muted");
  private final Button back = new Button();
  private final Button next = new Button();
  private final Label trouble = Nodes.wrapping("", "problem-text");
  private final Button again = new Button();
  private final Label busy = Nodes.wrapping("", "muted");
  private final HBox busyRow;

  /**
   * Draws this.
   *
   * @param speak told the code of the language that is chosen
   */
  public FirstRunView(FirstRunViewModel model, Consumer<String> speak) {
    this.model = model;
    this.speak = speak;
    setId("first-run");
    getStyleClass().addAll("counter", "first-run");
    content.getStyleClass().add("first-page");
    content.setAlignment(Pos.TOP_CENTER);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("first-scroll");
    setCenter(scroll);
    trouble.setId("first-trouble");
    trouble.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "problem-icon"));
    again.setId("first-again-button");
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> model.again());
    ProgressIndicator turning = new ProgressIndicator();
    turning.getStyleClass().add("turning");
    busy.setId("first-busy");
    busyRow = Nodes.row(12, turning, busy);
    busyRow.setMinHeight(Region.USE_PREF_SIZE);
    setBottom(bottom());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.pageProperty().addListener((_, _, _) -> page());
    model.wordsProperty().addListener((_, _, _) -> page());
    model.busyProperty().addListener((_, _, _) -> standing());
    model.startingProperty().addListener((_, _, _) -> standing());
    model.troubleProperty().addListener((_, _, _) -> standing());
    model.focusProperty().addListener((_, _, now) -> focus(now));
    page();
  }

  private VBox bottom() {
    back.setId("first-back");
    back.setOnAction(_ -> model.back());
    next.setId("first-next");
    next.getStyleClass().addAll("accent", "wide");
    next.setOnAction(_ -> model.next());
    back.setMinWidth(Region.USE_PREF_SIZE);
    next.setMinWidth(Region.USE_PREF_SIZE);
    HBox buttons = Nodes.row(16, back, step, Nodes.gap(), next);
    VBox bottom = new VBox(8, Nodes.row(12, trouble, again), busyRow, buttons);
    bottom.getStyleClass().add("first-bottom");
    return bottom;
  }

  /** Enter goes on, Esc goes back, wherever the focus is; a button that has it is pressed. */
  private void key(KeyEvent key) {
    Node at = getScene().getFocusOwner();
    boolean inList = at instanceof Node && isPicking(at);
    if (key.getCode() == KeyCode.ENTER && !inList) {
      if (at instanceof ButtonBase button && !(at instanceof RadioButton)) {
        button.fire();
      } else {
        model.enter(at == null || at.getId() == null ? "" : at.getId());
      }
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE && !inList) {
      model.back();
      key.consume();
    } else if (model.pageProperty().get() == Page.WELCOME) {
      arrows(key, at);
    }
  }

  private boolean isPicking(Node at) {
    ShopForm shop = model.shop();
    return switch (String.valueOf(at.getId())) {
      case "first-country" -> shop.country().isOpen();
      case "first-currency" -> shop.currency().isOpen();
      case "first-zone" -> shop.zone().isOpen();
      default -> false;
    };
  }

  private void arrows(KeyEvent key, @Nullable Node at) {
    String[] order = {"first-here", "first-elsewhere", "first-sample"};
    int by = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
    for (int index = 0; by != 0 && at != null && index < order.length; index++) {
      if (order[index].equals(at.getId())) {
        focus(order[Math.clamp(index + by, 0, order.length - 1)]);
        key.consume();
        return;
      }
    }
  }

  private void page() {
    Words words = model.words();
    Page page = model.pageProperty().get();
    Region view =
        switch (page) {
          case WELCOME -> new WelcomeView(model, speak);
          case SHOP -> shop(words);
          case OWNER -> owner(words);
          case PEOPLE -> new PeopleView(model.people(), words);
          case RULES -> new TemplateView(model);
          case MADE -> new MadeView(model);
          case JOIN -> join(words);
        };
    view.getStyleClass().add(page == Page.RULES ? "first-wide" : "first-narrow");
    content.getChildren().setAll(view);
    scroll.setVvalue(0);
    back.setText(words.text("first.back"));
    again.setText(words.text("settings.again"));
    next.setText(
        words.text(
            switch (page) {
              case RULES -> "first.make";
              case MADE -> "first.open";
              case JOIN -> "first.join";
              case WELCOME, SHOP, OWNER, PEOPLE -> "first.next-page";
            }));
    boolean counted = page != Page.WELCOME && page != Page.MADE && page != Page.JOIN;
    step.setText(counted ? words.text("first.step", page.ordinal(), STEPS) : "");
    Nodes.show(back, page != Page.WELCOME && page != Page.MADE);
    Nodes.show(next, page != Page.WELCOME);
    standing();
    Platform.runLater(() -> first(view));
  }

  private void first(Region view) {
    switch (view) {
      case WelcomeView welcome -> welcome.focus();
      case TemplateView rules -> rules.focus();
      case MadeView _ -> next.requestFocus();
      default -> {
        Node field = view.lookup(".text-input");
        if (field != null) {
          field.requestFocus();
        }
      }
    }
  }

  private void standing() {
    String what = model.busyProperty().get();
    boolean starting = model.startingProperty().get() && what.isEmpty();
    busy.setText(starting ? model.words().text("first.starting") : what);
    Nodes.show(busyRow, !busy.getText().isEmpty());
    String why = model.troubleProperty().get();
    trouble.setText(why);
    Nodes.show(trouble, !why.isEmpty());
    Nodes.show(again, !why.isEmpty() && model.pageProperty().get() != Page.WELCOME);
    boolean first = model.pageProperty().get() == Page.WELCOME;
    Nodes.show(getBottom(), !first || !why.isEmpty() || !what.isEmpty());
    content.setDisable(!what.isEmpty());
    back.setDisable(!what.isEmpty());
    next.setDisable(!what.isEmpty());
  }

  private void focus(@Nullable String id) {
    Node node = id == null ? null : lookup("#" + id);
    if (node != null) {
      node.requestFocus();
    }
  }

  private VBox shop(Words words) {
    ShopForm form = model.shop();
    return new VBox(
        16,
        Nodes.wrapping(words.text("first.shop"), "t24", "strong"),
        new FieldView(
            words.text("first.name"),
            FieldView.text(form.nameProperty(), ShopForm.LONGEST_NAME),
            form.field("first-name")),
        picker(words, "first-country", "first.country", form.country()),
        picker(words, "first-currency", "first.currency", form.currency()),
        picker(words, "first-zone", "first.zone", form.zone()));
  }

  private FieldView picker(Words words, String id, String title, Picker picker) {
    PickerView view = new PickerView(id, words.text(title), picker, words.text("first.no-match"));
    return new FieldView(view, model.shop().field(id));
  }

  private VBox owner(Words words) {
    PeopleForm form = model.people();
    return new VBox(
        16,
        Nodes.wrapping(words.text("first.owner"), "t24", "strong"),
        Nodes.wrapping(words.text("first.owner-sentence"), "muted"),
        new FieldView(
            words.text("first.owner-name"),
            FieldView.text(form.ownerNameProperty(), PeopleForm.LONGEST_NAME),
            form.field("first-owner")),
        new FieldView(
            words.text("first.pin"),
            FieldView.pin(form.ownerPinProperty(), Pins.LONGEST),
            form.field("first-pin")),
        new FieldView(
            words.text("first.pin-again"),
            FieldView.pin(form.againProperty(), Pins.LONGEST),
            form.field("first-again")));
  }

  private VBox join(Words words) {
    JoinForm form = model.join();
    return new VBox(
        16,
        Nodes.wrapping(words.text("first.elsewhere"), "t24", "strong"),
        Nodes.wrapping(words.text("join.sentence"), "muted"),
        new FieldView(
            words.text("join.address-field"),
            FieldView.text(form.addressProperty(), 80),
            form.field("join-address")),
        new FieldView(
            words.text("join.code-field"),
            FieldView.text(form.codeProperty(), 20),
            form.field("join-code")),
        new FieldView(
            words.text("join.name-field"),
            FieldView.text(form.nameProperty(), JoinForm.LONGEST_NAME),
            form.field("join-name")));
  }
}
