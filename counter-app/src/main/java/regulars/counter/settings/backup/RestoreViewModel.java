package regulars.counter.settings.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.office.ServerHere.Whose;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** A backup on its way back: chosen, looked into, asked about, restored. */
final class RestoreViewModel {
  /** The backups in the server's folder. */
  record Backups(List<BackupViewModel.Last> backups) {}

  /** Which backup to look into. */
  record Wish(String file) {}

  /** How a look into a backup stands; the fields are the server's. */
  record Look(
      @Nullable String file, boolean running, @Nullable String problem, @Nullable Holds holds) {}

  /** What a backup holds. */
  record Holds(
      @Nullable String shop, @Nullable Instant asOf, long members, long entries, long staff) {}

  /** Where it is. */
  sealed interface Step {
    /** Nothing is being restored. */
    record Closed() implements Step {}

    /** A backup to choose. */
    record Choosing(List<BackupViewModel.Last> backups) implements Step {}

    /** It is being recomputed. */
    record Looking() implements Step {}

    /** What it holds, and whether to restore it. */
    record Asking(Path file, Holds holds) implements Step {}

    /** The server is stopped, and starts again. */
    record Restoring() implements Step {}

    /** It is done. */
    record Restored(Holds holds) implements Step {}
  }

  private final SettingsTools tools;
  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Closed());
  private final StringProperty path = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanProperty armed = new SimpleBooleanProperty();
  private @Nullable Runnable stop;

  RestoreViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  Whose whose() {
    return tools.server().whose();
  }

  /** Shows the backups that there are. */
  void choose() {
    problem.set("");
    newest.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("backups", Backups.class),
            newest.only(all -> step.set(new Step.Choosing(all.backups()))),
            newest.only(this::say));
  }

  /** Looks into a backup of the list, or at a path that was typed. */
  void look(String file) {
    if (file.isBlank()) {
      problem.set(words().text("restore.choose-first"));
      return;
    }
    problem.set("");
    step.set(new Step.Looking());
    newest.ask();
    tools
        .background()
        .run(
            () -> tools.office().tell("backups/look", new Wish(file.strip()), Look.class),
            newest.only(this::looked),
            newest.only(this::say));
  }

  private void lookAgain() {
    newest.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("backups/look", Look.class),
            newest.only(this::looked),
            newest.only(this::say));
  }

  private void looked(Look look) {
    Holds holds = look.holds();
    String file = look.file();
    if (look.running()) {
      if (stop == null) {
        stop = tools.ticker().start(this::lookAgain);
      }
      return;
    }
    halt();
    if (holds == null || file == null) {
      choose();
      problem.set(words().text("restore.unfit", String.valueOf(look.problem())));
    } else {
      armed.set(false);
      step.set(new Step.Asking(Path.of(file), holds));
    }
  }

  private void halt() {
    if (stop != null) {
      stop.run();
      stop = null;
    }
  }

  /** The press that opened the question is over. */
  void arm() {
    armed.set(true);
  }

  /** Restores the backup that was asked about. */
  void restore() {
    if (!(step.get() instanceof Step.Asking asked) || !armed.get()) {
      return;
    }
    armed.set(false);
    step.set(new Step.Restoring());
    newest.ask();
    tools
        .background()
        .run(
            () -> {
              tools.server().restore(asked.file());
              return true;
            },
            newest.only(_ -> step.set(new Step.Restored(asked.holds()))),
            newest.only(why -> {
              step.set(new Step.Choosing(List.of()));
              choose();
              problem.set(words().text("restore.failed", String.valueOf(why.getMessage())));
            }));
  }

  private void say(Exception why) {
    halt();
    step.set(new Step.Choosing(List.of()));
    problem.set(
        why instanceof OfficeException office && office.kind() == OfficeException.Kind.REFUSED
            ? String.valueOf(office.getMessage())
            : words().text("settings.offline-sentence"));
  }

  /** One step back; false when nothing is being restored, true where it can't be stopped. */
  boolean back() {
    switch (step.get()) {
      case Step.Closed _ -> {
        return false;
      }
      case Step.Looking _, Step.Asking _ -> {
        halt();
        choose();
      }
      case Step.Choosing _, Step.Restored _ -> close();
      case Step.Restoring _ -> {}
    }
    return true;
  }

  void close() {
    halt();
    newest.ask();
    problem.set("");
    step.set(new Step.Closed());
  }

  Words words() {
    return tools.shop().words();
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  StringProperty pathProperty() {
    return path;
  }

  StringProperty problemProperty() {
    return problem;
  }

  BooleanProperty armedProperty() {
    return armed;
  }
}
