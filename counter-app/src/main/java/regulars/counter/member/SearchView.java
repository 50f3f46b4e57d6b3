package regulars.counter.member;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;

/** Draws the search field, and what drops under it as a piece of its own that floats. */
public final class SearchView {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final SearchViewModel model;
  private final ShopViewModel shop;
  private final CustomTextField field = new CustomTextField();
  private final VBox drop = new VBox();
  private final Label hint = Nodes.wrapping("", "muted");

  /** Draws this search. */
  public SearchView(SearchViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    field();
    drop.setId("search-results");
    drop.getStyleClass().add("drop");
    drop.setAccessibleRole(AccessibleRole.LIST_VIEW);
    drop.visibleProperty().bind(model.droppedProperty());
    hint.textProperty().bind(model.hintProperty());
    hint.setId("search-hint");
    model.results().addListener((ListChangeListener<SearchResult>) _ -> fill());
    model.hintProperty().addListener((_, _, _) -> fill());
    model.selectedProperty().addListener((_, _, _) -> mark());
  }

  private void field() {
    field.setId("search");
    field.getStyleClass().add("search");
    field.textProperty().bindBidirectional(model.typedProperty());
    field.setLeft(Nodes.row(0, Nodes.icon(Feather.SEARCH, "muted-icon")));
    Button clear = new Button("", Nodes.icon(Feather.X));
    clear.getStyleClass().addAll("quiet", "clear");
    clear.setFocusTraversable(false);
    clear.setOnAction(_ -> model.clear());
    clear.visibleProperty().bind(model.typedProperty().isNotEmpty());
    field.setRight(clear);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.promptTextProperty().bind(shop.wordsProperty().map(words -> words.text("search.prompt")));
    field
        .accessibleTextProperty()
        .bind(shop.wordsProperty().map(words -> words.text("search.name")));
    clear
        .accessibleTextProperty()
        .bind(shop.wordsProperty().map(words -> words.text("search.clear")));
  }

  private void key(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> model.take();
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void fill() {
    List<SearchResult> results = List.copyOf(model.results());
    drop.getChildren().setAll(results.stream().map(this::row).toList());
    if (results.isEmpty() && !model.hintProperty().get().isEmpty()) {
      drop.getChildren().add(hint);
    }
    mark();
  }

  private void mark() {
    for (int row = 0; row < model.results().size() && row < drop.getChildren().size(); row++) {
      boolean selected = row == model.selectedProperty().get();
      drop.getChildren().get(row).pseudoClassStateChanged(SELECTED, selected);
      if (selected) {
        field.setAccessibleHelp(drop.getChildren().get(row).getAccessibleText());
      }
    }
  }

  private Node row(SearchResult result) {
    HBox row =
        switch (result) {
          case SearchResult.Match match -> match(match);
          case SearchResult.Add add -> add(add);
        };
    row.getStyleClass().add("result");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleRole(AccessibleRole.LIST_ITEM);
    row.setOnMouseClicked(_ -> model.take(result));
    return row;
  }

  private HBox match(SearchResult.Match match) {
    String typed = model.typedProperty().get();
    TextFlow name = flow(MatchedText.words(match.name(), typed), "result-name");
    TextFlow numbers = flow(MatchedText.digits(match.phone(), typed), "result-number");
    if (!match.number().isEmpty()) {
      String between = match.phone().isEmpty() ? "" : "   ";
      String number = shop.words().text("member.number", match.number());
      numbers.getChildren().add(text(between, "result-number"));
      numbers.getChildren().addAll(texts(MatchedText.digits(number, typed), "result-number"));
    }
    VBox who = new VBox(name, numbers);
    who.setMinWidth(0);
    HBox.setHgrow(who, Priority.ALWAYS);
    VBox points = new VBox(Nodes.whole(match.balance(), "t18", "strong", "number"));
    points.setAlignment(Pos.CENTER_RIGHT);
    if (!match.waiting().isEmpty()) {
      points.getChildren().add(Nodes.whole(match.waiting(), "t12", "muted"));
    }
    HBox row = new HBox(16, who, points);
    row.setAccessibleText(
        String.join(", ", match.name(), match.phone(), match.number(), match.balance()));
    return row;
  }

  private HBox add(SearchResult.Add add) {
    String words = shop.words().text("search.add", add.phone());
    HBox row =
        new HBox(
            16,
            Nodes.icon(Feather.USER_PLUS),
            Nodes.label(words, "strong"),
            Nodes.gap(),
            Nodes.whole("Enter", "t12", "muted"));
    row.setAccessibleText(words);
    return row;
  }

  private static TextFlow flow(List<MatchedText.Piece> pieces, String style) {
    TextFlow flow = new TextFlow();
    flow.getChildren().addAll(texts(pieces, style));
    return flow;
  }

  private static List<Text> texts(List<MatchedText.Piece> pieces, String style) {
    return pieces.stream()
        .map(piece -> text(piece.text(), piece.matched() ? style + "-match" : style))
        .toList();
  }

  private static Text text(String said, String style) {
    Text text = new Text(said);
    text.getStyleClass().add(style);
    return text;
  }

  /** The field, for the header. */
  public TextField fieldNode() {
    return field;
  }

  /** What drops under it, to float over everything else. */
  public VBox dropNode() {
    return drop;
  }

  /** Puts the cursor behind what is typed already. */
  public void focus() {
    if (!field.isFocused()) {
      field.requestFocus();
      field.end();
    }
  }

  /** Appends what was typed elsewhere, and takes the focus. */
  public void type(String more) {
    field.requestFocus();
    field.end();
    field.appendText(more);
  }
}
