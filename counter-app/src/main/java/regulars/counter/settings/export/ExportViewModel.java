package regulars.counter.settings.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.fx.Told;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/**
 * Everything as tables, into a folder of this PC: the server writes them, then they are fetched.
 * Asks once a second while they are written. Used on the JavaFX thread only.
 */
final class ExportViewModel {
  /** How the server's export stands; the fields are the server's. */
  record State(Stage stage, long rows, @Nullable String problem, List<Table> files) {}

  /** How far it is. */
  enum Stage {
    NONE,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** A table. */
  record Table(String file, long bytes, String sha256) {}

  /** What the page shows. */
  sealed interface Step {
    /** A folder to choose. */
    record Choosing() implements Step {}

    /** The server writes; so many rows so far. */
    record Writing(long rows) implements Step {}

    /** The tables come. */
    record Fetching(double part) implements Step {}

    /** They are there. */
    record Done(Path folder, List<Table> files, long rows) implements Step {}
  }

  /** The folder has a file of that name. */
  private static final class InTheWay extends IOException implements Told {
    private static final long serialVersionUID = 1;

    InTheWay(String sentence) {
      super(sentence);
    }
  }

  private final SettingsTools tools;
  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choosing());
  private final StringProperty folder = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private @Nullable Path target;
  private @Nullable Runnable ticking;
  private volatile boolean stopped;

  ExportViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  /** Begins an export into the folder that was typed or chosen. */
  void start() {
    Path chosen;
    try {
      chosen = Path.of(folder.get().strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      problem.set(words().text("export.no-folder"));
      return;
    }
    if (folder.get().isBlank()) {
      problem.set(words().text("export.no-folder"));
      return;
    }
    problem.set("");
    stopped = false;
    target = chosen;
    newest.ask();
    tools
        .background()
        .run(
            () -> {
              Files.createDirectories(chosen);
              return tools.office().tell("export", null, State.class);
            },
            newest.only(this::heard),
            newest.only(this::failed));
  }

  private void readAgain() {
    newest.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("export", State.class),
            newest.only(this::heard),
            newest.only(this::failed));
  }

  private void heard(State state) {
    switch (state.stage()) {
      case RUNNING -> {
        step.set(new Step.Writing(state.rows()));
        if (ticking == null) {
          ticking = tools.ticker().start(this::readAgain);
        }
      }
      case DONE -> {
        halt();
        fetch(state);
      }
      case NONE, CANCELLED -> {
        halt();
        step.set(new Step.Choosing());
        problem.set(words().text("export.stopped"));
      }
      case FAILED -> {
        halt();
        step.set(new Step.Choosing());
        problem.set(words().text("export.failed", String.valueOf(state.problem())));
      }
    }
  }

  private void fetch(State state) {
    Path into = target;
    if (into == null) {
      return;
    }
    step.set(new Step.Fetching(0));
    long all = Math.max(1, state.files().stream().mapToLong(Table::bytes).sum());
    newest.ask();
    tools
        .background()
        .run(
            () -> fetch(state.files(), into, all),
            newest.only(whole -> {
              if (whole) {
                step.set(new Step.Done(into, state.files(), state.rows()));
              } else {
                step.set(new Step.Choosing());
                problem.set(words().text("export.stopped"));
              }
            }),
            newest.only(this::failed));
  }

  private boolean fetch(List<Table> tables, Path into, long all)
      throws OfficeException, IOException {
    String there =
        tables.stream()
            .map(Table::file)
            .filter(file -> Files.exists(into.resolve(file)))
            .collect(Collectors.joining(", "));
    if (!there.isEmpty()) {
      throw new InTheWay(words().text("export.exists", there));
    }
    long before = 0;
    for (Table table : tables) {
      long come = before;
      boolean whole =
          tools
              .office()
              .fetch(
                  "export/" + table.file(),
                  into.resolve(table.file()),
                  bytes -> at((double) (come + bytes) / all),
                  () -> stopped);
      if (!whole) {
        return false;
      }
      before += table.bytes();
    }
    var unused = tools.office().tell("export/cancel", null, State.class);
    return true;
  }

  private void at(double part) {
    tools
        .background()
        .onScreen(() -> {
          if (step.get() instanceof Step.Fetching) {
            step.set(new Step.Fetching(part));
          }
        });
  }

  /** Ends what is under way. */
  void stop() {
    stopped = true;
    if (step.get() instanceof Step.Writing) {
      halt();
      newest.ask();
      tools
          .background()
          .run(
              () -> tools.office().tell("export/cancel", null, State.class),
              newest.only(_ -> {
                step.set(new Step.Choosing());
                problem.set(words().text("export.stopped"));
              }),
              newest.only(this::failed));
    }
  }

  private void failed(Exception why) {
    halt();
    step.set(new Step.Choosing());
    problem.set(
        switch (why) {
          case OfficeException office when office.kind() != OfficeException.Kind.REFUSED ->
              words().text("settings.offline-sentence");
          default -> words().text("export.failed", String.valueOf(why.getMessage()));
        });
  }

  private void halt() {
    if (ticking != null) {
      ticking.run();
      ticking = null;
    }
  }

  /** One step back; false at the first. */
  boolean back() {
    switch (step.get()) {
      case Step.Choosing _ -> {
        return false;
      }
      case Step.Writing _, Step.Fetching _ -> stop();
      case Step.Done _ -> step.set(new Step.Choosing());
    }
    return true;
  }

  Words words() {
    return tools.shop().words();
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  StringProperty folderProperty() {
    return folder;
  }

  StringProperty problemProperty() {
    return problem;
  }
}
