package regulars.counter.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.shell.Look.Theme;
import regulars.counter.words.Words;

/** The look of a window: puts it on the scene, and offers to change it by menu and keys. */
final class LookMenu {
  private static final int NORMAL_TEXT = 14;

  private final Scene scene;
  private final ObservableValue<Words> words;
  private final Consumer<Look> save;
  private final Consumer<Look> languageChosen;
  private final Runnable openSettings;
  private final MenuButton button = new MenuButton();
  // Held here and weakly by the platform, which outlives every window.
  private final ChangeListener<ColorScheme> systemChanged = (_, _, _) -> apply();
  private Look look;
  private Consumer<Look> applied = _ -> {};

  /**
   * The look of this scene, from {@link #apply} on.
   *
   * @param save is told every look chosen from now on
   * @param languageChosen is told when another language was chosen
   * @param openSettings opens the owner's settings
   */
  LookMenu(
      Scene scene,
      ObservableValue<Words> words,
      Look look,
      Consumer<Look> save,
      Consumer<Look> languageChosen,
      Runnable openSettings) {
    this.scene = scene;
    this.words = words;
    this.look = look;
    this.save = save;
    this.languageChosen = languageChosen;
    this.openSettings = openSettings;
    button.setId("look");
    button.setGraphic(Nodes.icon(Feather.SETTINGS));
    button.getStyleClass().addAll("quiet", "look", "no-arrow");
    button.accessibleTextProperty().bind(words.map(now -> now.text("look.name")));
    words.addListener((_, _, _) -> items());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakChangeListener<>(systemChanged));
  }

  private static String sheet(String name) {
    return String.valueOf(LookMenu.class.getResource(name));
  }

  MenuButton button() {
    return button;
  }

  private void key(KeyEvent key) {
    if (key.getCode() == KeyCode.F11) {
      display(!look.display());
      key.consume();
    }
    if (!key.isShortcutDown()) {
      return;
    }
    KeyCode code = key.getCode();
    if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
      choose(look.step(1));
      key.consume();
    } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      choose(look.step(-1));
      key.consume();
    }
  }

  private void choose(Look chosen) {
    if (!chosen.equals(look)) {
      look = chosen;
      apply();
      save.accept(chosen);
    }
  }

  /** Opens or closes the customer's window. */
  void display(boolean open) {
    choose(look.withDisplay(open));
  }

  /** Tells {@code listener} the look from now on, whenever it is put on the screen. */
  void whenApplied(Consumer<Look> listener) {
    applied = listener;
  }

  /** Puts the look on the screen; to be called whenever the scene gets another root. */
  void apply() {
    dress(scene, look);
    items();
    applied.accept(look);
  }

  /** Puts a look on a scene, with no way to change it. */
  static void dress(Scene scene, Look look) {
    boolean dark =
        switch (look.theme()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheet("counter.css"));
    Parent root = scene.getRoot();
    root.getStyleClass().removeIf(name -> name.startsWith("text-"));
    root.getStyleClass().add("text-" + look.textPercent());
    root.setStyle("-fx-font-size: " + NORMAL_TEXT * look.textPercent() / 100.0 + "px;");
  }

  private void items() {
    Words words = this.words.getValue();
    List<MenuItem> items = new ArrayList<>();
    MenuItem settings = new MenuItem(words.text("look.settings"));
    settings.setId("open-settings");
    settings.setOnAction(_ -> openSettings.run());
    items.add(settings);
    CheckMenuItem display = new CheckMenuItem(words.text("look.display"));
    display.setSelected(look.display());
    display.setOnAction(_ -> display(display.isSelected()));
    items.add(display);
    items.add(new SeparatorMenuItem());
    ToggleGroup themes = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      String key = "look." + theme.name().toLowerCase(Locale.ROOT);
      items.add(choice(words.text(key), theme == look.theme(), themes, now -> now.with(theme)));
    }
    items.add(new SeparatorMenuItem());
    ToggleGroup sizes = new ToggleGroup();
    for (int percent : new int[] {100, 125, 150}) {
      boolean on = percent == look.textPercent();
      String text = words.text("look.text", percent);
      items.add(choice(text, on, sizes, now -> now.withText(percent)));
    }
    items.add(new SeparatorMenuItem());
    ToggleGroup languages = new ToggleGroup();
    items.add(language(words.text("look.system-language"), "", languages));
    items.add(language("English", "en", languages));
    items.add(language("Espa\u00f1ol", "es", languages));
    button.getItems().setAll(items);
  }

  private RadioMenuItem language(String name, String code, ToggleGroup group) {
    RadioMenuItem item =
        choice(name, code.equals(look.language()), group, now -> now.withLanguage(code));
    item.setOnAction(_ -> {
      choose(look.withLanguage(code));
      languageChosen.accept(look);
    });
    return item;
  }

  private RadioMenuItem choice(
      String text, boolean on, ToggleGroup group, UnaryOperator<Look> chosen) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(on);
    item.setOnAction(_ -> choose(chosen.apply(look)));
    return item;
  }
}
