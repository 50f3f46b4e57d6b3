package regulars.counter.fx;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears a scanner that types, whatever has the focus. What it typed stays in its field until it is
 * known to be a card, as it may be a person's typing after all; then the field, the cursor and the
 * focus are put back as they were before. Its Enter presses nothing.
 */
public final class ScanKeys {
  private final Scene scene;
  private final Supplier<@Nullable TextInputControl> elsewhere;
  private final LongSupplier nanos;
  private final Consumer<Read> scanned;
  private final Scan scan = new Scan();
  private @Nullable Before before;
  private @Nullable Read undecided;

  /** What was read. One of {@link #takeOut} and {@link #leave} follows, unless a newer one came. */
  public final class Read {
    private final String code;
    private final @Nullable Before before;
    private final String typed;

    private Read(String code, @Nullable Before before) {
      this.code = code;
      this.before = before;
      typed = before == null ? "" : before.field().getText();
    }

    /** What the card says. */
    public String code() {
      return code;
    }

    /** Whether it was typed where nobody is to see it. */
    public boolean hidden() {
      return before != null && before.field() instanceof PasswordField;
    }

    /** A card it was: what it typed goes out of its field, unless more was typed since. */
    public void takeOut() {
      leave();
      if (before != null && stands()) {
        before.restore();
      }
    }

    /** No card it was: what was typed stays. */
    public void leave() {
      if (undecided == this) {
        undecided = null;
      }
    }

    private boolean stands() {
      return before != null && typed.equals(before.field().getText());
    }
  }

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
   * @param scanned is told what was read, and decides whether it is a card
   */
  public ScanKeys(
      Scene scene,
      Supplier<@Nullable TextInputControl> elsewhere,
      LongSupplier nanos,
      Consumer<Read> scanned) {
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
      before = undecided != null && undecided.stands() ? undecided.before : now();
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
      Read read = new Read(code, before);
      before = null;
      undecided = read;
      scanned.accept(read);
    }
  }
}
