package regulars.counter.settings.rules;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.rules.RulesOffice.Editing;
import regulars.counter.words.Words;

/**
 * The page: the text on the left; what it means, a basket and the past on the right; Save below.
 */
final class RulesView extends StackPane {
  /** Narrower than so many ems, a text and its meaning don't fit beside each other. */
  private static final double FEWEST_LETTERS = 46;

  private final RulesViewModel model;
  private final EditorView editor = new EditorView();
  private final NoticeView notice = new NoticeView();
  private final VBox page = new VBox(12);
  private final Tab document = new Tab();
  private final Tab meaning = new Tab();
  private final Tab basket = new Tab();
  private final Tab past = new Tab();
  private final Label title = Nodes.label("", "t24", "strong");
  private final Label file = Nodes.wrapping("", "offline-text");
  private final Button takeFile = new Button();
  private final HBox fileRow;
  private final Label state = Nodes.wrapping("", "muted");
  private final Button save = new Button();
  private final Button revert = new Button();

  RulesView(RulesViewModel model, BasketViewModel trial, PastViewModel history) {
    this.model = model;
    getStyleClass().add("page");
    SaveView question = new SaveView(model);
    editor.area().textProperty().bindBidirectional(model.textProperty());
    TabPane tabs = new TabPane(meaning, basket, past);
    tabs.setId("rules-tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    meaning.setContent(new MeaningView(model, editor));
    basket.setContent(new BasketView(trial, model.shop()));
    past.setContent(new PastView(history));
    meaning.setId("tab-meaning");
    past.setId("tab-past");
    basket.setId("tab-basket");
    HBox columns = new HBox(16, editor, tabs);
    VBox.setVgrow(columns, Priority.ALWAYS);
    HBox.setHgrow(tabs, Priority.ALWAYS);
    tabs.setMinWidth(0);
    editor.setMinWidth(0);
    columns.widthProperty().addListener((_, _, width) -> fit(columns, tabs, width.doubleValue()));
    file.setId("rules-file");
    HBox.setHgrow(file, Priority.ALWAYS);
    takeFile.setId("rules-take-file");
    takeFile.setOnAction(_ -> model.takeFile());
    takeFile.setMinWidth(USE_PREF_SIZE);
    fileRow = Nodes.row(8, file, takeFile);
    page.getChildren().addAll(title, fileRow, columns, bottom());
    getChildren().addAll(page, notice, question);
    StackPane.setAlignment(question, Pos.TOP_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.checkedProperty().addListener((_, _, now) -> editor.mark(now.problems()));
    model.checkingProperty().addListener((_, _, _) -> say());
    model.uncheckableProperty().addListener((_, _, _) -> say());
    model.checkedProperty().addListener((_, _, _) -> say());
    model.changedProperty().addListener((_, _, _) -> say());
    model.baseProperty().addListener((_, _, _) -> say());
    model.troubleProperty().addListener((_, _, _) -> say());
    model.questionProperty().addListener((_, _, asked) -> asked(asked == null));
    model.shop().wordsProperty().addListener((_, _, _) -> fill());
    fill();
  }

  /** Side by side where both have room; else the text is one more tab. */
  private void fit(HBox columns, TabPane tabs, double width) {
    boolean narrow = width < FEWEST_LETTERS * state.getFont().getSize();
    editor.setPrefWidth(narrow ? USE_COMPUTED_SIZE : width * 0.44);
    if (narrow == tabs.getTabs().contains(document)) {
      return;
    }
    // A node has one place at a time: it leaves the one before it takes the other.
    if (narrow) {
      columns.getChildren().remove(editor);
      document.setContent(editor);
      tabs.getTabs().addFirst(document);
      tabs.getSelectionModel().selectFirst();
    } else {
      tabs.getTabs().remove(document);
      document.setContent(null);
      columns.getChildren().addFirst(editor);
    }
  }

  private FlowPane bottom() {
    state.setId("rules-state");
    state.setMinHeight(44);
    state.setAlignment(Pos.CENTER_LEFT);
    save.setId("rules-save");
    save.getStyleClass().add("accent");
    save.setOnAction(_ -> model.save());
    revert.setId("rules-revert");
    revert.setOnAction(_ -> model.revert());
    FlowPane bottom = new FlowPane(8, 8, save, revert, state);
    bottom.setAlignment(Pos.CENTER_LEFT);
    return bottom;
  }

  private void key(KeyEvent key) {
    if (key.isShortcutDown() && key.getCode() == KeyCode.S) {
      model.save();
      key.consume();
    }
  }

  private void asked(boolean over) {
    page.setDisable(!over);
    page.setVisible(over);
    if (over) {
      editor.area().requestFocus();
    }
  }

  private void fill() {
    Words words = model.shop().words();
    title.setText(words.text("rules.title"));
    editor.name(words.text("rules.text-name"), words.text("rules.prompt"));
    document.setText(words.text("rules.text"));
    meaning.setText(words.text("rules.meaning"));
    basket.setText(words.text("rules.basket"));
    past.setText(words.text("rules.past"));
    file.setText(words.text("rules.file"));
    takeFile.setText(words.text("rules.take-file"));
    save.setText(words.text("rules.save"));
    revert.setText(words.text("rules.revert"));
    say();
  }

  private void say() {
    Words words = model.shop().words();
    var trouble = model.troubleProperty().get();
    Editing base = model.baseProperty().get();
    boolean out = trouble != null && base == null;
    Nodes.show(page, !out);
    if (trouble != null && out) {
      notice.say(trouble, words, model::again);
    } else {
      notice.clear();
    }
    Nodes.show(fileRow, base != null && base.fileText() != null);
    boolean changed = model.changedProperty().get();
    save.setDisable(!changed || !model.sound());
    revert.setDisable(!changed);
    state.setText(sentence(words, base, changed));
  }

  private String sentence(Words words, @Nullable Editing base, boolean changed) {
    int problems = model.checkedProperty().get().problems().size();
    if (base == null) {
      return words.text("rules.reading");
    }
    if (!model.uncheckableProperty().get().isEmpty()) {
      return model.uncheckableProperty().get();
    }
    if (model.checkingProperty().get()) {
      return words.text("rules.checking");
    }
    if (problems > 0) {
      return words.text("rules.problems", problems);
    }
    return changed
        ? words.text("rules.changed", model.checkedProperty().get().risks().size())
        : words.text("rules.in-force", base.version());
  }
}
