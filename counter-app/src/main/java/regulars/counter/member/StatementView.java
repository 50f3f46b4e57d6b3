package regulars.counter.member;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Release;
import regulars.counter.member.StatementViewModel.Kinds;
import regulars.counter.member.StatementViewModel.Span;
import regulars.counter.redeem.ReversalViewModel;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws the whole statement in the card's place: filters, rows that open to say why, the file. */
public final class StatementView extends VBox {
  private final StatementViewModel model;
  private final CardViewModel card;
  private final ReversalViewModel reversal;
  private final ShopViewModel shop;
  private final Release release;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Button older;
  private boolean fresh;
  private final Label note = Nodes.wrapping("", "muted", "nothing");

  /** Draws this statement. */
  public StatementView(
      StatementViewModel model,
      CardViewModel card,
      ReversalViewModel reversal,
      ShopViewModel shop,
      Release release) {
    super(8);
    this.model = model;
    this.card = card;
    this.reversal = reversal;
    this.shop = shop;
    this.release = release;
    this.older = Nodes.button("", model::older, "wide");
    setId("whole-statement");
    getStyleClass().add("pane");
    older.setId("statement-older");
    older.textProperty().bind(shop.wordsProperty().map(words -> words.text("statement.older")));
    older.disableProperty().bind(model.readingProperty());
    shownWhen(older, model.moreProperty());
    note.setId("statement-note");
    note.textProperty().bind(model.noteProperty());
    shownWhen(note, model.noteProperty().map(text -> !text.isEmpty()));
    rows.setId("statement-rows");
    scroll();
    build();
    shop.wordsProperty()
        .addListener((_, old, now) -> {
          if (now.differIn(old)) {
            build();
          }
        });
    model.lines().addListener((ListChangeListener<StatementLine>) _ -> fill());
    reversal.askedProperty().addListener((_, _, asked) -> ask(asked));
    model.openProperty().addListener((_, _, open) -> opened(open));
  }

  private static void shownWhen(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }

  private void scroll() {
    VBox all = new VBox(rows, note, older);
    all.setAlignment(Pos.TOP_LEFT);
    scroll.setContent(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    VBox.setVgrow(scroll, Priority.ALWAYS);
  }

  private void build() {
    Words words = shop.words();
    Label title = Nodes.label(words.text("statement.title"), "t24", "strong");
    Button close = new Button("", Nodes.icon(Feather.X));
    close.setId("statement-close");
    close.getStyleClass().addAll("quiet", "square");
    close.setAccessibleText(words.text("close"));
    close.setOnAction(_ -> model.close());
    Label who = Nodes.label("", "muted");
    who.textProperty().bind(card.textProperty().map(CardText::name).orElse(""));
    Button export = Nodes.button(words.text("statement.export"), this::export);
    export.setId("statement-export");
    export.disableProperty().bind(model.writtenProperty().greaterThanOrEqualTo(0));
    FlowPane tools =
        new FlowPane(
            8,
            8,
            choice("statement-kinds", Kinds.values(), model.kindsProperty(), "statement.kinds"),
            choice("statement-span", Span.values(), model.spanProperty(), "statement.span"),
            export);
    getChildren()
        .setAll(Nodes.row(8, title, Nodes.gap(), close), who, tools, progress(words), scroll);
  }

  private HBox progress(Words words) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.writtenProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.text("statement.writing"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = Nodes.button(words.text("cancel"), model::cancelExport);
    cancel.setId("statement-cancel");
    HBox progress = Nodes.row(8, Nodes.whole(words.text("statement.writing")), bar, cancel);
    progress.setId("statement-progress");
    shownWhen(progress, model.writtenProperty().greaterThanOrEqualTo(0));
    return progress;
  }

  private <E extends Enum<E>> ComboBox<E> choice(
      String id, E[] all, ObjectProperty<E> value, String key) {
    ComboBox<E> box = new ComboBox<>();
    box.setId(id);
    Words words = shop.words();
    box.setAccessibleText(words.text(key));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable E one) {
            return one == null ? "" : words.text(key + "." + one.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public E fromString(String text) {
            return value.get();
          }
        });
    box.getItems().setAll(all);
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private void fill() {
    Words words = shop.words();
    int focused =
        rows.getChildren().indexOf(getScene() == null ? null : getScene().getFocusOwner());
    List<Node> drawn = new ArrayList<>();
    for (StatementLine line : model.lines()) {
      StatementRowView row = new StatementRowView(line, card, reversal, words);
      row.fold();
      row.setOnMouseClicked(_ -> row.toggleWhy());
      row.focusedProperty().addListener((_, _, now) -> bringUp(row, now));
      drawn.add(row);
    }
    if (drawn.isEmpty()) {
      drawn.add(Nodes.wrapping(words.text("statement.none"), "muted", "nothing"));
    }
    rows.getChildren().setAll(drawn);
    ask(reversal.askedProperty().get());
    if (model.openProperty().get() && (focused >= 0 || fresh) && !model.lines().isEmpty()) {
      fresh = false;
      drawn.get(Math.clamp(focused, 0, drawn.size() - 1)).requestFocus();
    }
  }

  private void opened(boolean open) {
    fresh = open && model.lines().isEmpty();
    if (open) {
      scroll.setVvalue(0);
      focusFirst();
    }
  }

  /** The first row, or as long as there is none the way out. */
  public void focusFirst() {
    Node first = rows.getChildren().isEmpty() ? null : rows.getChildren().getFirst();
    (first != null && first.isFocusTraversable() ? first : lookup("#statement-close"))
        .requestFocus();
  }

  private void key(KeyEvent key) {
    int at = rows.getChildren().indexOf(getScene().getFocusOwner());
    if (at < 0) {
      return;
    }
    switch (key.getCode()) {
      case DOWN -> {
        Node next = at + 1 < rows.getChildren().size() ? rows.getChildren().get(at + 1) : older;
        next.requestFocus();
      }
      case UP -> rows.getChildren().get(Math.max(at - 1, 0)).requestFocus();
      case ENTER, SPACE -> ((StatementRowView) rows.getChildren().get(at)).toggleWhy();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void bringUp(Node row, boolean focused) {
    double all = rows.getHeight() - scroll.getViewportBounds().getHeight();
    if (focused && all > 0) {
      double top = row.getBoundsInParent().getMinY();
      double end = row.getBoundsInParent().getMaxY();
      double shown = scroll.getVvalue() * all;
      if (top < shown) {
        scroll.setVvalue(top / all);
      } else if (end > shown + scroll.getViewportBounds().getHeight()) {
        scroll.setVvalue(Math.min(1, (end - scroll.getViewportBounds().getHeight()) / all));
      }
    }
  }

  private void ask(@Nullable UUID asked) {
    for (Node row : rows.getChildren()) {
      if (row instanceof StatementRowView view) {
        view.ask(asked);
      }
    }
    if (asked != null && model.openProperty().get()) {
      release.then(reversal::arm);
    }
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(shop.words().text("statement.export"));
    chooser.setInitialFileName(model.fileName());
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.export(file.toPath());
    }
  }
}
