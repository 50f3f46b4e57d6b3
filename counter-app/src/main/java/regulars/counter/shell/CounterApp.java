package regulars.counter.shell;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import regulars.counter.desk.Desk;
import regulars.counter.firstrun.ShopMaker;
import regulars.counter.fx.FxBackground;
import regulars.counter.fx.FxTicker;
import regulars.counter.office.Office;
import regulars.counter.office.ServerHere;
import regulars.counter.receipt.NotePrinting;
import regulars.counter.words.Words;
import regulars.model.sync.Change.Shop;

/**
 * The counter on a screen. Opens its window at once, the data behind it in the background.
 *
 * <p>Starts JavaFX by {@link Platform#startup} and not as an {@code Application}: the desk comes in
 * by the constructor instead of through a static.
 */
public final class CounterApp {

  /** Opens the counter's data; runs on a background thread. */
  @FunctionalInterface
  public interface Opening {
    /** What is there, or why nothing is: {@link CannotOpen} where a person can do something. */
    Start open() throws Exception;
  }

  /** What opening finds. */
  public sealed interface Start {
    /** A counter. */
    record Ready(Doors doors) implements Start {}

    /**
     * No shop yet.
     *
     * @param then opens the counter once there is one
     */
    record First(ShopMaker maker, Opening then) implements Start {}
  }

  /**
   * What is behind the window.
   *
   * @param desk this counter
   * @param office the server's settings
   * @param printing the printer for notes
   * @param server the server as far as this PC runs it
   */
  public record Doors(Desk desk, Office office, NotePrinting printing, ServerHere server) {
    /** With the server on another PC. */
    public Doors(Desk desk, Office office, NotePrinting printing) {
      this(desk, office, printing, ServerHere.ELSEWHERE);
    }
  }

  private static final Logger LOG = System.getLogger(CounterApp.class.getName());
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 640;

  private final Opening opening;
  private final LookFile lookFile;
  private final Clock clock;
  private final FxBackground background = new FxBackground();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Look look;

  private CounterApp(Opening opening, Path settings, Clock clock) {
    this.opening = opening;
    this.lookFile = new LookFile(settings);
    this.look = lookFile.read();
    this.clock = clock;
  }

  private Words words() {
    return Words.in(look.locale(Locale.getDefault(Locale.Category.FORMAT)), clock);
  }

  /**
   * Shows the window and returns when it was closed. Called on the main thread, once in a process.
   *
   * @param opening opens the data behind the window
   * @param settings the file that keeps how the window looks
   * @param clock today, and the time zone until the shop's is known
   * @throws UnsupportedOperationException when there is no screen
   */
  public static void runUntilClosed(Opening opening, Path settings, Clock clock)
      throws InterruptedException {
    CounterApp app = new CounterApp(opening, settings, clock);
    Platform.startup(() -> app.show(new Stage()));
    app.closed.await();
    app.background.close();
  }

  private void show(Stage stage) {
    StackPane first = new OpeningView(words().text("opening"));
    Scene scene = new Scene(first, WIDTH, HEIGHT);
    LookMenu.dress(scene, look);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setTitle("Regulars");
    stage.getIcons().add(new Image(String.valueOf(CounterApp.class.getResource("icon.png"))));
    stage.setScene(scene);
    stage.setOnHidden(_ -> closed.countDown());
    stage.show();
    open(stage, scene, opening);
  }

  private void open(Stage stage, Scene scene, Opening by) {
    OpeningView waiting = new OpeningView(words().text("opening"));
    scene.setRoot(waiting);
    LookMenu.dress(scene, look);
    background.run(
        by::open,
        start -> opened(stage, scene, start),
        why -> failed(waiting, why, () -> open(stage, scene, by)));
  }

  private void opened(Stage stage, Scene scene, Start start) {
    switch (start) {
      case Start.Ready(Doors doors) -> counter(stage, scene, doors);
      case Start.First(ShopMaker maker, Opening then) ->
          new FirstRunWindow(
                  scene,
                  maker,
                  background,
                  words(),
                  look,
                  clock.getZone(),
                  this::choose,
                  () -> open(stage, scene, then))
              .show();
    }
  }

  private void choose(Look chosen) {
    look = chosen;
    save(chosen);
  }

  private void counter(Stage stage, Scene scene, Doors doors) {
    CounterViewModel model =
        CounterSetup.fill(
            scene, doors, background, new FxTicker(), words(), look, this::save, System::nanoTime);
    stage
        .titleProperty()
        .bind(
            model
                .shop()
                .shopProperty()
                .map(Shop::name)
                .map(name -> name + " \u2013 Regulars")
                .orElse("Regulars"));
  }

  private void failed(OpeningView waiting, Exception why, Runnable again) {
    Words words = words();
    String sentence =
        why instanceof CannotOpen cannot && cannot.getMessage() != null
            ? cannot.getMessage()
            : words.text("opening.failed");
    waiting.failed(
        words.text("opening.failed-title"), sentence, words.text("settings.again"), again);
  }

  private void save(Look chosen) {
    background.run(
        () -> {
          store(chosen);
          return chosen;
        },
        _ -> {},
        _ -> {});
  }

  private void store(Look chosen) throws IOException {
    lookFile.write(chosen);
    LOG.log(Level.DEBUG, "Window settings saved");
  }
}
