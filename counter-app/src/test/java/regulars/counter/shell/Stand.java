package regulars.counter.shell;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.fx.FxBackground;
import regulars.counter.fx.ManualTicker;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.FakeServerHere;
import regulars.counter.receipt.FakePrinting;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsPages;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** The real window over a {@link FakeDesk}, driven by keys and clicks. */
final class Stand implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final long HAND_NANOS = 200_000_000;
  private static final long SCANNER_NANOS = 5_000_000;

  final FakeDesk desk;
  final FakeOffice office;
  final ManualTicker ticker = new ManualTicker();
  final Scene scene;
  final CounterViewModel model;
  private final List<Look> saved = new CopyOnWriteArrayList<>();
  final FakeServerHere server = new FakeServerHere();
  final FakePrinting printing = new FakePrinting().with(42, When.ASKED);
  private final AtomicLong nanos = new AtomicLong();
  private volatile long paceNanos = HAND_NANOS;
  private final FxBackground background = new FxBackground();
  private final FxRobot robot = new FxRobot();
  private final Stage stage;

  private Stand(
      FakeDesk desk,
      FakeOffice office,
      Stage stage,
      Scene scene,
      Look look,
      Locale locale,
      Function<SettingsTools, List<SettingsPage>> pages) {
    this.desk = desk;
    this.office = office;
    this.stage = stage;
    this.scene = scene;
    this.model =
        CounterSetup.fill(
            scene,
            new CounterApp.Doors(desk, office, printing, server),
            background,
            ticker,
            Words.in(locale, BeansAndCo.CLOCK),
            look,
            saved::add,
            () -> nanos.addAndGet(paceNanos),
            pages);
  }

  /** Opens the window at this size of its inside and waits until it has read the desk. */
  static Stand open(FakeDesk desk, double width, double height, Look look, Locale locale) {
    return open(desk, new FakeOffice(), width, height, look, locale, SettingsPages::all);
  }

  /** The same with this office, and these pages in the settings. */
  static Stand open(
      FakeDesk desk,
      FakeOffice office,
      double width,
      double height,
      Look look,
      Locale locale,
      Function<SettingsTools, List<SettingsPage>> pages) {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException slow) {
      throw new IllegalStateException("JavaFX did not start", slow);
    }
    Stand stand =
        get(() -> {
          Stage stage = new Stage();
          Scene scene = new Scene(new StackPane(), width, height);
          Stand made = new Stand(desk, office, stage, scene, look, locale, pages);
          stage.setScene(scene);
          stage.show();
          stage.requestFocus();
          return made;
        });
    stand.await("the status is read", () -> stand.model.shop().statusProperty().get() != null);
    WaitForAsyncUtils.waitForFxEvents();
    return stand;
  }

  static Stand open(FakeDesk desk) {
    return open(desk, 960, 720, Look.USUAL.with(Look.Theme.LIGHT), Locale.US);
  }

  static <T> T get(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, work);
  }

  static void fx(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, work);
  }

  /** Waits until this holds on the JavaFX thread; fails with {@code what} when it never does. */
  void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException never) {
      throw new AssertionError("never happened: " + what, never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void awaitText(String selector, String text) {
    await(selector + " says " + text, () -> text.equals(now(selector)));
  }

  void awaitShown(String selector) {
    await(selector + " is shown", () -> visible(selector));
  }

  void awaitGone(String selector) {
    await(selector + " is gone", () -> !visible(selector));
  }

  private boolean visible(String selector) {
    for (Node node = scene.lookup(selector); ; node = node.getParent()) {
      if (node == null || !node.isVisible()) {
        return false;
      }
      if (node == scene.getRoot()) {
        return true;
      }
    }
  }

  boolean shown(String selector) {
    return get(() -> visible(selector));
  }

  String text(String selector) {
    return get(() -> now(selector));
  }

  private String now(String selector) {
    Node node = scene.lookup(selector);
    return switch (node) {
      case null -> "";
      case Labeled labeled -> labeled.getText();
      case TextInputControl input -> input.getText();
      case Text text -> text.getText();
      default -> "";
    };
  }

  /** Every text inside the node, in drawing order. */
  String allText(String selector) {
    return get(() -> allTextNow(selector));
  }

  /** The same, called on the JavaFX thread: for conditions. */
  String allTextNow(String selector) {
    StringBuilder all = new StringBuilder();
    Node node = scene.lookup(selector);
    if (node != null) {
      collect(node, all);
    }
    return all.toString().strip();
  }

  private static void collect(Node node, StringBuilder all) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text && !text.getText().isBlank() && !isIcon(text)) {
      all.append(text.getText()).append('\n');
    }
    if (node instanceof javafx.scene.Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
    }
  }

  private static boolean isIcon(Text text) {
    return text instanceof org.kordamp.ikonli.javafx.FontIcon;
  }

  String focused() {
    return get(() -> scene.getFocusOwner() == null ? "" : scene.getFocusOwner().getId());
  }

  /** Presses a button as a screen reader would, whatever lies over it. */
  void fire(String selector) {
    fx(() -> ((Button) scene.lookup(selector)).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Asks to undo the newest row of this title. */
  void undo(String title) {
    fx(() ->
        scene.getRoot().lookupAll(".button.undo").stream()
            .map(Button.class::cast)
            .filter(button -> button.getAccessibleText().startsWith("Undo " + title))
            .findFirst()
            .orElseThrow()
            .fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The looks that were chosen, in order. */
  List<Look> saved() {
    return saved;
  }

  /** Goes to a page of the settings; called on the JavaFX thread. */
  void settings(String page) {
    model
        .settings()
        .go(
            model.settings().pages().stream()
                .filter(each -> each.id().equals(page))
                .findFirst()
                .orElseThrow());
  }

  void type(String text) {
    robot.write(text);
  }

  /** Types this, and Enter, at a scanner's pace. */
  void scan(String text) {
    nanos.addAndGet(HAND_NANOS);
    paceNanos = SCANNER_NANOS;
    type(text);
    push(KeyCode.ENTER);
    paceNanos = HAND_NANOS;
    push(KeyCode.SHIFT);
  }

  void push(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void press(KeyCode key) {
    robot.press(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void letGo(KeyCode key) {
    robot.release(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void click(String selector) {
    robot.clickOn(selector);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void doubleClick(String selector) {
    robot.doubleClickOn(selector);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    fx(stage::close);
    background.close();
  }
}
