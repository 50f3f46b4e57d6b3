package regulars.counter.settings;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.fx.Strip;
import regulars.counter.fx.StripView;
import regulars.counter.words.Words;

/** Draws the settings over the whole window: the rail of pages on the left, one page beside it. */
public final class SettingsView extends BorderPane {
  private final SettingsViewModel model;
  private final ListView<SettingsPage> rail = new ListView<>();
  private final StackPane content = new StackPane();
  private final NoticeView notAllowed = new NoticeView();

  /** Draws these settings; what happens is told in this strip. */
  public SettingsView(SettingsViewModel model, Strip strip) {
    this.model = model;
    setId("settings");
    getStyleClass().add("settings");
    content.getStyleClass().add("settings-content");
    StripView news = new StripView(strip, model.shop().wordsProperty().map(w -> w.text("close")));
    news.setId("settings-strip");
    news.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(news, Pos.BOTTOM_CENTER);
    StackPane.setMargin(news, new Insets(16));
    setTop(header());
    setLeft(rail());
    setCenter(new StackPane(content, news));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    visibleProperty().bind(model.shownProperty());
    managedProperty().bind(model.shownProperty());
    model.pageProperty().addListener((_, _, now) -> show(now));
    model.roleProperty().addListener((_, _, _) -> show(model.pageProperty().get()));
    model
        .shop()
        .wordsProperty()
        .addListener((_, _, _) -> {
          rail.refresh();
          show(model.pageProperty().get());
        });
    model.shownProperty().addListener((_, _, now) -> shown(now));
  }

  private Words words() {
    return model.shop().words();
  }

  private HBox header() {
    Label title = Nodes.label("", "t18", "strong");
    title.textProperty().bind(model.shop().wordsProperty().map(w -> w.text("settings.title")));
    Button close = new Button("", Nodes.icon(Feather.X));
    close.setId("settings-close");
    close.getStyleClass().addAll("quiet", "square");
    close
        .accessibleTextProperty()
        .bind(model.shop().wordsProperty().map(w -> w.text("settings.close")));
    close.setOnAction(_ -> model.close());
    HBox header = new HBox(16, title, Nodes.gap(), close);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("header");
    return header;
  }

  private ListView<SettingsPage> rail() {
    rail.setId("settings-rail");
    rail.getStyleClass().add("rail");
    rail.getItems().setAll(model.pages());
    rail.setCellFactory(_ -> new RailCell(model.shop().wordsProperty()));
    rail.accessibleTextProperty()
        .bind(model.shop().wordsProperty().map(w -> w.text("settings.rail")));
    rail.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null) {
            model.go(chosen);
          }
        });
    return rail;
  }

  private void key(KeyEvent key) {
    if (key.isShortcutDown() && key.getCode() == KeyCode.PAGE_DOWN) {
      model.step(1);
      key.consume();
    } else if (key.isShortcutDown() && key.getCode() == KeyCode.PAGE_UP) {
      model.step(-1);
      key.consume();
    }
  }

  private void shown(boolean now) {
    if (now) {
      rail.requestFocus();
    }
  }

  private void show(@Nullable SettingsPage page) {
    if (page == null) {
      return;
    }
    rail.getSelectionModel().select(page);
    if (!model.allowed(page)) {
      notAllowed.say(
          Feather.LOCK,
          words().text("settings.not-allowed"),
          words().text("settings.not-allowed-sentence"));
      content.getChildren().setAll(notAllowed);
      return;
    }
    Region view = page.view();
    view.setId("settings-" + page.id());
    content.getChildren().setAll(view);
  }
}
