package regulars.counter.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.firstrun.FakeShopMaker;
import regulars.counter.firstrun.FirstRunViewModel.Page;
import regulars.counter.fx.FxBackground;
import regulars.counter.words.Words;

/** The first start in a real window over a {@link FakeShopMaker}, driven by keys alone. */
final class FirstRunStand implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  final FakeShopMaker maker = new FakeShopMaker();
  final List<Look> saved = new CopyOnWriteArrayList<>();
  final AtomicInteger finished = new AtomicInteger();
  private final FxBackground background = new FxBackground();
  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final Scene scene;
  private final FirstRunWindow window;

  private FirstRunStand(Locale locale) {
    this.stage = new Stage();
    this.scene = new Scene(new StackPane(), 960, 720);
    Look look = Look.USUAL.with(Look.Theme.LIGHT);
    this.window =
        new FirstRunWindow(
            scene,
            maker,
            background,
            Words.in(locale, BeansAndCo.CLOCK),
            look,
            ZoneId.of("America/New_York"),
            saved::add,
            finished::incrementAndGet);
    window.show();
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
  }

  static FirstRunStand open(Locale locale) {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException slow) {
      throw new IllegalStateException("JavaFX did not start", slow);
    }
    FirstRunStand stand = Stand.get(() -> new FirstRunStand(locale));
    stand.awaitFocus("first-here");
    return stand;
  }

  void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Stand.get(condition));
    } catch (TimeoutException never) {
      throw new AssertionError("never happened: " + what + "; focus " + focused(), never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void awaitPage(Page page) {
    await("page " + page, () -> window.model().pageProperty().get() == page);
  }

  void awaitFocus(String id) {
    await(
        "focus on " + id,
        () -> scene.getFocusOwner() != null && id.equals(scene.getFocusOwner().getId()));
  }

  void awaitText(String selector, String part) {
    await(selector + " says " + part, () -> now(selector).contains(part));
  }

  String focused() {
    return Stand.get(() -> scene.getFocusOwner() == null ? "" : scene.getFocusOwner().getId());
  }

  String text(String selector) {
    return Stand.get(() -> now(selector));
  }

  private String now(String selector) {
    Node node = scene.lookup(selector);
    return switch (node) {
      case Labeled labeled when labeled.isVisible() -> labeled.getText();
      case TextInputControl input -> input.getText();
      case null, default -> "";
    };
  }

  FirstRunStand type(String text) {
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  FirstRunStand push(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  FirstRunStand enter() {
    return push(KeyCode.ENTER);
  }

  @Override
  public void close() {
    Stand.fx(stage::close);
    background.close();
  }
}
