package regulars.counter.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import regulars.counter.member.SearchView;

/** The keys that work wherever the focus is. */
final class WindowKeys {
  private final CounterWindow window;
  private final CounterViewModel model;
  private final SearchView search;

  WindowKeys(CounterWindow window, CounterViewModel model, SearchView search) {
    this.window = window;
    this.model = model;
    this.search = search;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> model.touched());
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.touched());
    scene.addEventFilter(ScrollEvent.SCROLL, _ -> model.touched());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, typed -> typed(scene, typed));
  }

  private void pressed(KeyEvent key) {
    if (window.keysShown() && !key.getCode().isModifierKey()) {
      window.hideKeys();
      key.consume();
      return;
    }
    if (model.pins().shown()) {
      if (key.getCode() == KeyCode.ESCAPE) {
        model.pins().cancel();
        key.consume();
      }
      return;
    }
    if (window.settingsShown() ? handledOverSettings(key) : handled(key)) {
      key.consume();
    }
  }

  private boolean handledOverSettings(KeyEvent key) {
    switch (key.getCode()) {
      case F1 -> window.toggleKeys();
      case F10 -> model.settings().close();
      case ESCAPE -> model.settings().back();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean handled(KeyEvent key) {
    if (key.isShortcutDown() && key.getCode() == KeyCode.Z && offered()) {
      model.strip().act();
      return true;
    }
    switch (key.getCode()) {
      case F1 -> window.toggleKeys();
      case F2 -> model.newMember();
      case F3 -> model.feed().claimNewest();
      case F4 -> window.focusRewards();
      case F5 -> model.statement().toggle();
      case F6 -> model.holds().toggle();
      case F7 -> model.feed().pairing().toggleNext();
      case F8 -> model.note().toggle();
      case F9 -> model.whoIsAtWork();
      case F10 -> model.settings().open();
      case F12 -> model.lookAtInbox();
      case ESCAPE -> back();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean offered() {
    var message = model.strip().messageProperty().get();
    return message != null && message.offer() != null;
  }

  private void back() {
    if (!window.choosingReward()) {
      model.back();
    }
    window.home();
  }

  // What is typed while a button or a list has the focus is meant for the search field.
  private void typed(Scene scene, KeyEvent key) {
    if (window.settingsShown()
        || model.pins().shown()
        || scene.getFocusOwner() instanceof TextInputControl
        || key.isControlDown()
        || key.isMetaDown()
        || key.isAltDown()) {
      return;
    }
    String text = key.getCharacter();
    if (!text.isEmpty() && (Character.isLetterOrDigit(text.codePointAt(0)) || text.equals("+"))) {
      search.type(text);
      key.consume();
    }
  }
}
