package regulars.counter.shell;

import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import regulars.counter.firstrun.FirstRunView;
import regulars.counter.firstrun.FirstRunViewModel;
import regulars.counter.firstrun.ShopMaker;
import regulars.counter.fx.Background;
import regulars.counter.words.Words;

/** Puts the first start on a window, with its language and the size of its text. */
final class FirstRunWindow {
  private final Scene scene;
  private final FirstRunViewModel model;
  private final FirstRunView view;
  private final Consumer<Look> save;
  private Look look;

  /**
   * Not yet shown.
   *
   * @param zone this computer's
   * @param save is told every look that is chosen
   * @param finished called when the counter is to be shown
   */
  FirstRunWindow(
      Scene scene,
      ShopMaker maker,
      Background background,
      Words words,
      Look look,
      ZoneId zone,
      Consumer<Look> save,
      Runnable finished) {
    this.scene = scene;
    this.look = look;
    this.save = save;
    this.model =
        new FirstRunViewModel(
            maker, background, words, zone, words.text("first.counter-name"), finished);
    this.view = new FirstRunView(model, this::speak);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  FirstRunViewModel model() {
    return model;
  }

  void show() {
    scene.setRoot(view);
    LookMenu.dress(scene, look);
  }

  private void speak(String language) {
    choose(look.withLanguage(language));
    model.speak(look.locale(Locale.getDefault(Locale.Category.FORMAT)));
  }

  private void key(KeyEvent key) {
    KeyCode code = key.getCode();
    boolean larger = code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD;
    if (key.isShortcutDown() && (larger || code == KeyCode.MINUS || code == KeyCode.SUBTRACT)) {
      choose(look.step(larger ? 1 : -1));
      LookMenu.dress(scene, look);
      key.consume();
    }
  }

  private void choose(Look chosen) {
    look = chosen;
    save.accept(chosen);
  }
}
