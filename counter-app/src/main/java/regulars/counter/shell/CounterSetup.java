package regulars.counter.shell;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import regulars.counter.fx.Background;
import regulars.counter.fx.ScanKeys;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsPages;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** Puts the counter's window over a desk together, in one place for the app and for its tests. */
final class CounterSetup {
  private static final Logger LOG = System.getLogger(CounterSetup.class.getName());

  private CounterSetup() {}

  /**
   * Fills this scene with the counter; called on the JavaFX thread.
   *
   * @param nanos by which a scanner is told from a person
   */
  static CounterViewModel fill(
      Scene scene,
      CounterApp.Doors doors,
      Background background,
      Ticker ticker,
      Words words,
      Look look,
      Consumer<Look> save,
      LongSupplier nanos) {
    return fill(scene, doors, background, ticker, words, look, save, nanos, SettingsPages::all);
  }

  /** The same with these pages in the settings. */
  static CounterViewModel fill(
      Scene scene,
      CounterApp.Doors doors,
      Background background,
      Ticker ticker,
      Words words,
      Look look,
      Consumer<Look> save,
      LongSupplier nanos,
      Function<SettingsTools, List<SettingsPage>> pages) {
    CounterViewModel model =
        new CounterViewModel(
            new GuardedDesk(doors.desk()),
            new GuardedOffice(doors.office()),
            doors.printing(),
            doors.server(),
            background,
            ticker,
            words,
            pages);
    LookMenu menu =
        new LookMenu(
            scene,
            model.shop().wordsProperty(),
            look,
            save,
            chosen ->
                model.shop().language(chosen.locale(Locale.getDefault(Locale.Category.FORMAT))),
            model.settings()::open);
    new ScanKeys(scene, () -> (TextInputControl) scene.lookup("#search"), nanos, model::scanned)
        .install();
    new CounterWindow(model, scene, menu.button());
    menu.whenApplied(new DisplayWindow(scene, model, () -> menu.display(false))::look);
    menu.apply();
    Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> calm(bug, model));
    model.start();
    return model;
  }

  // A bug in one corner of the window must not take the counter away.
  private static void calm(Throwable bug, CounterViewModel model) {
    LOG.log(Level.ERROR, "The window did not expect this", bug);
    Strip strip = model.strip();
    strip.problem(model.shop().words().text("failed.window"));
  }
}
