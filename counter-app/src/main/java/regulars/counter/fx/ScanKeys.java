package regulars.counter.fx;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears a scanner that types, whatever has the focus: hands out what it scanned, and leaves the
 * field it typed into, the cursor and the focus as they were before. Its Enter presses nothing.
 */
public final class ScanKeys {
  private final Scene scene;
  private final Supplier<@Nullable TextInputControl> elsewhere;
  private final LongSupplier nanos;
  private final Consumer<String> scanned;
  private final Scan scan = new Scan();
  private @Nullable Before before;

  /** A field as it was before the first key. */
  private record Before(
      TextInputControl field, String text, int anchor, int caret, @Nullable Node focus) {

    void restore() {
      if (!text.equals(field.getText())) {
        field.setText(text);
      }
      field.selectRange(Math.min(anchor, field.getLength()), Math.min(caret, field.getLength()));
      if (focus != null) {
        focus.requestFocus();
      }
    }
  }

  /**
   * Not heard before {@link #install}.
   *
   * @param elsewhere the field that takes what is typed while no field has the focus
   * @param nanos the time, asked once for each key
   * @param scanned is told what was scanned
   */
  public ScanKeys(
      Scene scene,
      Supplier<@Nullable TextInputControl> elsewhere,
      LongSupplier nanos,
      Consumer<String> scanned) {
    this.scene = scene;
    this.elsewhere = elsewhere;
    this.nanos = nanos;
    this.scanned = scanned;
  }

  /** Hears from now on; to be called before anybody else listens to the scene's keys. */
  public void install() {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void typed(KeyEvent key) {
    String character = key.getCharacter();
    if (character.isEmpty()
        || Character.isISOControl(character.charAt(0))
        || key.isControlDown()
        || key.isMetaDown()) {
      return;
    }
    if (scan.typed(character, nanos.getAsLong())) {
      before = now();
    }
  }

  private @Nullable Before now() {
    Node focus = scene.getFocusOwner();
    TextInputControl field = focus instanceof TextInputControl input ? input : elsewhere.get();
    return field == null
        ? null
        : new Before(field, field.getText(), field.getAnchor(), field.getCaretPosition(), focus);
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() != KeyCode.ENTER) {
      if (key.getCode().isNavigationKey()
          || key.getCode().isFunctionKey()
          || key.getCode() == KeyCode.ESCAPE
          || key.getCode() == KeyCode.BACK_SPACE) {
        scan.other();
      }
      return;
    }
    String code = scan.enter(nanos.getAsLong());
    if (code != null) {
      key.consume();
      if (before != null) {
        before.restore();
      }
      before = null;
      scanned.accept(code);
    }
  }
}
