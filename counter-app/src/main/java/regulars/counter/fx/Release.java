package regulars.counter.fx;

import java.util.EnumSet;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a key, mouse button or finger is down in a scene, and waits for all to be let go.
 *
 * <p>What a press opened can so be kept from being confirmed by that same press, its repeats, or
 * the second half of a double tap.
 */
public final class Release {
  /** Longer than the gap within a double tap, shorter than anyone reads. */
  private static final Duration CALM = Duration.millis(300);

  private final Set<KeyCode> keys = EnumSet.noneOf(KeyCode.class);
  private final PauseTransition calm = new PauseTransition(CALM);
  private boolean mouse;
  private @Nullable Runnable waiting;

  /** Watches this scene for as long as it lives. Touches count as the mouse they are turned to. */
  public Release(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, press -> keys.add(press.getCode()));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, release -> released(release.getCode()));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> mouse = true);
    scene.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        _ -> {
          mouse = false;
          look();
        });
    // A key let go in another window is never heard of here.
    scene
        .windowProperty()
        .flatMap(window -> window.focusedProperty())
        .addListener((_, _, focused) -> forget(focused));
    calm.setOnFinished(_ -> settled());
  }

  private void released(KeyCode key) {
    keys.remove(key);
    look();
  }

  private void forget(@Nullable Boolean focused) {
    if (focused == null || !focused) {
      keys.clear();
      mouse = false;
      look();
    }
  }

  private void look() {
    if (waiting != null && !down()) {
      calm.playFromStart();
    }
  }

  private void settled() {
    Runnable run = waiting;
    if (run != null && !down()) {
      waiting = null;
      run.run();
    }
  }

  /** Whether anything is down. */
  public boolean down() {
    return mouse || !keys.isEmpty();
  }

  /** Runs {@code then} once nothing is down for a moment; takes the place of an earlier wait. */
  public void then(Runnable then) {
    waiting = then;
    calm.stop();
    look();
  }
}
