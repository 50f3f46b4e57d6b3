package regulars.counter.shell;

import java.util.List;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import regulars.counter.display.DisplayView;

/**
 * The customer's window: whole on the screen that the counter is not on, or a small one where there
 * is one screen only. It never takes the focus from the counter for longer than it takes to open.
 */
final class DisplayWindow {
  private static final double WIDTH = 800;
  private static final double HEIGHT = 480;

  private final Scene counter;
  private final CounterViewModel model;
  private final Runnable closed;
  private @Nullable Stage stage;

  /**
   * Not yet open.
   *
   * @param counter the counter's own scene
   * @param closed is run when somebody closes the window
   */
  DisplayWindow(Scene counter, CounterViewModel model, Runnable closed) {
    this.counter = counter;
    this.model = model;
    this.closed = closed;
  }

  /** Opens or closes it, and dresses it like the counter. */
  void look(Look look) {
    if (look.display() && stage == null) {
      open();
    } else if (!look.display() && stage != null) {
      stage.close();
      stage = null;
    }
    if (stage != null) {
      stage.getScene().getStylesheets().setAll(counter.getStylesheets());
    }
  }

  /** The window; null while it is closed. */
  @Nullable Stage stage() {
    return stage;
  }

  private void open() {
    Window owner = counter.getWindow();
    if (owner == null) {
      return;
    }
    Stage opened = new Stage();
    opened.titleProperty().bind(model.shop().wordsProperty().map(w -> w.text("display.title")));
    opened.setScene(new Scene(new DisplayView(model.display()), WIDTH, HEIGHT));
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getBounds).toList();
    Rectangle2D there =
        other(
            screens,
            new Rectangle2D(
                owner.getX(),
                owner.getY(),
                Math.max(owner.getWidth(), 0),
                Math.max(owner.getHeight(), 0)));
    if (there != null) {
      opened.setX(there.getMinX());
      opened.setY(there.getMinY());
      opened.setWidth(there.getWidth());
      opened.setHeight(there.getHeight());
      opened.setFullScreenExitHint("");
      opened.setFullScreen(true);
    }
    opened.getScene().addEventFilter(KeyEvent.ANY, this::passOn);
    opened.setOnCloseRequest(_ -> closed.run());
    owner.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> opened.close());
    stage = opened;
    opened.show();
    owner.requestFocus();
  }

  /** Whoever clicked into this window still types at the counter, and so does a scanner. */
  private void passOn(KeyEvent key) {
    key.consume();
    Node focus = counter.getFocusOwner();
    Node target = focus == null ? counter.getRoot() : focus;
    Event.fireEvent(target, key.copyFor(target, target));
  }

  /** The first screen that the counter is not mostly on; null when there is none. */
  static @Nullable Rectangle2D other(List<Rectangle2D> screens, Rectangle2D window) {
    Rectangle2D mine = null;
    double most = -1;
    for (Rectangle2D screen : screens) {
      double shared = shared(screen, window);
      if (shared > most) {
        most = shared;
        mine = screen;
      }
    }
    for (Rectangle2D screen : screens) {
      if (screen != mine) {
        return screen;
      }
    }
    return null;
  }

  private static double shared(Rectangle2D a, Rectangle2D b) {
    double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return Math.max(width, 0) * Math.max(height, 0);
  }
}
