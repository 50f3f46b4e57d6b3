package regulars.counter.settings.imports;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.memberlist.Choices;
import regulars.counter.memberlist.Columns;
import regulars.counter.memberlist.Field;
import regulars.counter.memberlist.Findings;
import regulars.counter.memberlist.ImportWire.AllStayed;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.Imports;
import regulars.counter.memberlist.ImportWire.State;
import regulars.counter.memberlist.ImportWire.Stayed;
import regulars.counter.memberlist.ListException;
import regulars.counter.memberlist.ListFile;
import regulars.counter.memberlist.MemberImport;
import regulars.counter.memberlist.ReadRow;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** Another system's members on their way in, step by step. Used on the JavaFX thread only. */
final class ImportViewModel {
  private static final int PREVIEW = 6;

  private final SettingsTools tools;
  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Nothing());
  private final ReadOnlyObjectWrapper<Columns> columns = new ReadOnlyObjectWrapper<>(Columns.NONE);
  private final StringProperty path = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanProperty armed = new SimpleBooleanProperty();
  private final Chosen chosen = new Chosen();
  private @Nullable ListFile file;
  private @Nullable Findings findings;
  private Runnable again = () -> {};
  private volatile boolean stopped;

  ImportViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  /** The page came to the front: what is under way stays there. */
  void shown() {
    switch (step.get()) {
      case Step.Nothing _, Step.Start _, Step.Trouble _ -> start();
      default -> {}
    }
  }

  /** The first step. */
  void start() {
    problem.set("");
    ask(
        () -> tools.office().read("imports", Imports.class),
        all -> step.set(new Step.Start(all.imports())),
        why -> step.set(new Step.Trouble(office(why))));
  }

  private <T> void ask(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    newest.ask();
    tools.background().run(work, newest.only(done), newest.only(failed));
  }

  private static OfficeException office(Exception why) {
    return why instanceof OfficeException known ? known : OfficeException.offline(why);
  }

  /** Opens the file whose path was typed or chosen. */
  void open() {
    Path chosen;
    try {
      chosen = Path.of(path.get().strip());
    } catch (InvalidPathException e) {
      problem.set(words().text("import.file.missing"));
      return;
    }
    if (path.get().isBlank()) {
      problem.set(words().text("import.file.none"));
      return;
    }
    problem.set("");
    ask(
        () -> {
          ListFile found = ListFile.open(chosen);
          Columns guessed = found.guess();
          return new Opened(found, guessed, preview(found, guessed));
        },
        opened -> {
          file = opened.file();
          columns.set(opened.columns());
          step.set(new Step.Mapping(opened.file(), opened.preview()));
        },
        this::sayFile);
  }

  private record Opened(ListFile file, Columns columns, List<ReadRow> preview) {}

  private List<ReadRow> preview(ListFile of, Columns read) throws IOException {
    return importOf(of, read).preview(PREVIEW);
  }

  private MemberImport importOf(ListFile of, Columns read) {
    return new MemberImport(of, read, words().phones(), tools.office());
  }

  private void sayFile(Exception why) {
    problem.set(
        switch (why) {
          case ListException list -> words().text("import.file." + key(list.why()));
          case IOException io ->
              words().text("import.file.unreadable", String.valueOf(io.getMessage()));
          default -> words().text("settings.failed");
        });
  }

  private static String key(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** This column is that from now on; null: it is not used. */
  void map(int column, @Nullable Field field) {
    ListFile of = file;
    if (of == null || columns.get().at(column) == field) {
      return;
    }
    Columns changed = columns.get().with(column, field);
    columns.set(changed);
    problem.set("");
    ask(() -> preview(of, changed), rows -> step.set(new Step.Mapping(of, rows)), this::sayFile);
  }

  /** Tries the whole file; writes nothing. */
  void tryOut() {
    ListFile of = file;
    if (of == null) {
      return;
    }
    if (!columns.get().enough()) {
      problem.set(words().text("import.not-enough"));
      return;
    }
    begin("import.trying");
    again = this::tryOut;
    chosen.forgetLines();
    MemberImport with = importOf(of, columns.get());
    ask(
        () -> new Tried(with.tryOut(line -> at("import.trying", line, of), () -> stopped)),
        tried -> {
          Findings found = tried.findings();
          findings = found;
          if (found == null) {
            map();
          } else {
            step.set(new Step.Found(of, found));
          }
        },
        this::lost);
  }

  private record Tried(@Nullable Findings findings) {}

  private void begin(String key) {
    problem.set("");
    stopped = false;
    step.set(new Step.Working(key, 0));
  }

  private void at(String key, long line, ListFile of) {
    double part = Math.min(1, (double) line / Math.max(1, of.lines()));
    tools
        .background()
        .onScreen(() -> {
          if (step.get() instanceof Step.Working) {
            step.set(new Step.Working(key, part));
          }
        });
  }

  private void lost(Exception why) {
    if (why instanceof OfficeException office) {
      step.set(new Step.Lost(office));
    } else {
      start();
      sayFile(why);
    }
  }

  /** Goes on where the server was lost. */
  void again() {
    again.run();
  }

  /** Ends what is under way, soon: what is in stays in. */
  void stop() {
    stopped = true;
  }

  /** Takes the file in, or goes on where it was cut off. */
  void takeIn() {
    ListFile of = file;
    Findings found = findings;
    if (of == null || found == null) {
      start();
      return;
    }
    begin("import.taking");
    again = this::takeIn;
    MemberImport with = importOf(of, columns.get());
    Choices choices = chosen.now();
    ask(
        () -> with.takeIn(found, choices, line -> at("import.taking", line, of), () -> stopped),
        taken -> step.set(new Step.Done(taken.state(), taken.refused())),
        this::lost);
  }

  /** Writes the rows that were not taken in to a new file. */
  void saveRefused(Path target, Map<Integer, String> refused) {
    ListFile of = file;
    if (of == null) {
      return;
    }
    MemberImport with = importOf(of, columns.get());
    Words said = words();
    MemberImport.Why why =
        new MemberImport.Why() {
          @Override
          public String sentence(String key) {
            return problem(said, key);
          }

          @Override
          public String column() {
            return said.text("import.problem-column");
          }
        };
    tools
        .background()
        .run(
            () -> with.saveRefused(target, refused, why),
            rows -> tools.strip().done(said.text("import.saved", said.count(rows), target)),
            failed ->
                tools
                    .strip()
                    .problem(
                        failed instanceof FileAlreadyExistsException
                            ? said.text("import.exists")
                            : said.text("import.not-saved", String.valueOf(failed.getMessage()))));
  }

  /** What is wrong with a row and what to do. */
  static String problem(Words words, String why) {
    String key = "import.row." + why;
    return words.text(words.knows(key) ? key : "import.row.other");
  }

  /** Asks whether to undo an import. */
  void askUndo(Import of) {
    armed.set(false);
    step.set(new Step.AskUndo(of));
  }

  /** The press that opened the question is over. */
  void arm() {
    armed.set(true);
  }

  /** Undoes the import that was asked about. */
  void undo() {
    if (!(step.get() instanceof Step.AskUndo asked) || !armed.get()) {
      return;
    }
    armed.set(false);
    begin("import.undoing");
    again = this::start;
    ask(() -> undo(asked.of()), step::set, this::lost);
  }

  private Step undo(Import of) throws OfficeException {
    String one = "imports/" + of.importId();
    Import now = tools.office().tell(one + "/undo", null, Import.class);
    while (now.state() == State.UNDOING && !stopped) {
      double part = 1 - (double) now.undoLine() / Math.max(1, now.lastLine());
      tools.background().onScreen(() -> step.set(new Step.Working("import.undoing", part)));
      now = tools.office().tell(one + "/undo", null, Import.class);
    }
    List<Stayed> stayed = new ArrayList<>();
    if (now.stayed() > 0) {
      stayed.addAll(tools.office().read(one + "/stayed/1", AllStayed.class).rows());
    }
    return new Step.Undone(now, stayed);
  }

  /** One step back; false at the first. */
  boolean back() {
    switch (step.get()) {
      case Step.Nothing _, Step.Start _, Step.Trouble _ -> {
        return false;
      }
      case Step.Working _ -> stop();
      case Step.Found _ -> {
        problem.set("");
        map();
      }
      case Step.Mapping _, Step.Done _, Step.Lost _, Step.AskUndo _, Step.Undone _ -> start();
    }
    return true;
  }

  private void map() {
    ListFile of = file;
    if (of != null) {
      Columns read = columns.get();
      ask(() -> preview(of, read), rows -> step.set(new Step.Mapping(of, rows)), this::sayFile);
    }
  }

  /** What is to be done with people who are there more than once. */
  Chosen chosen() {
    return chosen;
  }

  Words words() {
    return tools.shop().words();
  }

  @Nullable String staffName(@Nullable String id) {
    return tools.shop().staffName(id);
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  Columns columns() {
    return columns.get();
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
