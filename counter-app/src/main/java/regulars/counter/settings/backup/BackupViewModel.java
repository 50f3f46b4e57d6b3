package regulars.counter.settings.backup;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** Backups as the owner sees them; asks once a second while one is written. */
final class BackupViewModel {
  /**
   * How backups stand.
   *
   * @param folder where they are, on the server's PC
   * @param percent how far the one that is being written is; null when none is
   * @param last the newest; null when there is none
   * @param problem why the last try ended without one; null when it did not
   */
  record State(
      String folder, @Nullable Integer percent, @Nullable Last last, @Nullable String problem) {}

  /** A backup. */
  record Last(String file, Instant at, long bytes) {}

  /** What the page shows. */
  sealed interface Shown {
    /** Nothing yet. */
    record Nothing() implements Shown {}

    /** How they stand. */
    record Known(State state) implements Shown {}

    /** The server did not answer. */
    record Trouble(OfficeException why) implements Shown {}
  }

  private static final Duration WEEK = Duration.ofDays(7);

  private final SettingsTools tools;
  private final Newest reads = new Newest();
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(new Shown.Nothing());
  private final RestoreViewModel restore;
  private @Nullable Runnable stop;

  BackupViewModel(SettingsTools tools) {
    this.tools = tools;
    this.restore = new RestoreViewModel(tools);
  }

  /** The way back. */
  RestoreViewModel restore() {
    return restore;
  }

  /** Whether the newest backup is older than a week, or there is none. */
  boolean old(State state) {
    Last last = state.last();
    return last == null || words().since(last.at()).compareTo(WEEK) > 0;
  }

  void readAgain() {
    reads.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("backup", State.class),
            reads.only(this::show),
            reads.only(this::trouble));
  }

  void start() {
    reads.ask();
    tools
        .background()
        .run(
            () -> tools.office().tell("backup", null, State.class),
            reads.only(this::show),
            reads.only(this::trouble));
  }

  private void show(State now) {
    boolean was = shown.get() instanceof Shown.Known known && known.state().percent() != null;
    shown.set(new Shown.Known(now));
    if (now.percent() == null) {
      halt();
      if (was && now.problem() == null) {
        tools.strip().done(words().text("backup.done"));
      }
    } else if (stop == null) {
      stop = tools.ticker().start(this::readAgain);
    }
  }

  private void trouble(Exception why) {
    halt();
    shown.set(
        new Shown.Trouble(
            why instanceof OfficeException known ? known : OfficeException.offline(why)));
  }

  /** Asks no longer; the backup goes on. */
  void halt() {
    if (stop != null) {
      stop.run();
      stop = null;
    }
  }

  Words words() {
    return tools.shop().words();
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
