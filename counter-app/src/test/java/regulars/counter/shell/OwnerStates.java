package regulars.counter.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.FakeDesk;
import regulars.counter.office.FakeOffice;
import regulars.counter.shell.States.State;
import regulars.model.sync.InboxCount;

/** The states of the pages that bring members, tables and backups in and out. */
final class OwnerStates {
  private static final String ID = "imports/00000000-0000-0000-0000-000000000001";

  private OwnerStates() {}

  static void add(Map<String, State> states) {
    state(states, "80-import", OwnerStates::start);
    state(states, "81-import-columns", OwnerStates::columns);
    state(states, "82-import-found", OwnerStates::found);
    state(states, "83-import-done", OwnerStates::done);
    state(states, "84-import-undo", OwnerStates::undo);
    state(states, "85-export", stand -> page(stand, "export", "#export-start"));
    state(states, "86-backup-old", stand -> page(stand, "backup", "#backup-old"));
    state(states, "87-restore", OwnerStates::restore);
    state(states, "88-restore-question", OwnerStates::question);
    states.put(
        "89-recovering",
        new State(OwnerStates::recovering, OwnerStates::office, OwnerStates::maria, Locale.US));
    states.put(
        "82-import-spanish",
        new State(
            BeansAndCo::morning,
            OwnerStates::office,
            OwnerStates::found,
            Locale.forLanguageTag("es-US")));
  }

  private static void state(Map<String, State> states, String name, Consumer<Stand> drive) {
    states.put(name, new State(BeansAndCo::morning, OwnerStates::office, drive, Locale.US));
  }

  private static FakeOffice office() {
    return ImportFlowTest.office()
        .json("backup", CountersAndBackupTest.WRITTEN.replace("11-20", "11-01"))
        .json("backups", CountersAndBackupTest.ALL)
        .json("backups/look", CountersAndBackupTest.HOLDS);
  }

  private static void page(Stand stand, String page, String shown) {
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings-rail");
    Stand.fx(() -> stand.settings(page));
    stand.awaitShown(shown);
  }

  private static void start(Stand stand) {
    page(stand, "import", "#import-past");
  }

  private static void columns(Stand stand) {
    start(stand);
    Path file = list();
    Stand.fx(() -> ((TextField) stand.scene.lookup("#import-path")).setText(file.toString()));
    stand.fire("#import-open");
    stand.awaitShown("#import-columns");
  }

  private static Path list() {
    try {
      Path file = Files.createTempDirectory("regulars-list").resolve("members.csv");
      file.toFile().deleteOnExit();
      return Files.writeString(file, ImportFlowTest.LIST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void found(Stand stand) {
    columns(stand);
    stand.fire("#import-try");
    stand.awaitShown("#import-found");
  }

  private static void done(Stand stand) {
    found(stand);
    stand.office.json("imports", ImportFlowTest.state("OPEN", ""));
    stand.office.json(ID + "/rows", "{\"verdicts\":[]}");
    stand.office.json(ID + "/end", ImportFlowTest.state("DONE", ""));
    stand.fire("#import-go");
    stand.awaitShown("#import-result");
  }

  private static void undo(Stand stand) {
    start(stand);
    stand.fire(".button.import-undo");
    stand.awaitShown("#import-undo-yes");
    stand.await("armed", () -> !stand.scene.lookup("#import-undo-yes").isDisabled());
  }

  private static void restore(Stand stand) {
    page(stand, "backup", "#restore-open");
    stand.fire("#restore-open");
    stand.awaitShown(".button.restore-look-at");
  }

  private static void question(Stand stand) {
    restore(stand);
    stand.fire(".button.restore-look-at");
    stand.awaitShown("#restore-yes");
    stand.await("armed", () -> !stand.scene.lookup("#restore-yes").isDisabled());
  }

  private static FakeDesk recovering() {
    FakeDesk desk = BeansAndCo.morning();
    desk.status(
        new DeskStatus(
            Link.ONLINE,
            BeansAndCo.NOW,
            0,
            null,
            0,
            0,
            null,
            List.of(),
            InboxCount.NONE,
            List.of("Front", "Drive-in window")));
    return desk;
  }

  private static void maria(Stand stand) {
    Stand.fx(() -> stand.model.search().typedProperty().set("2671"));
    stand.await("results drop", () -> stand.model.search().droppedProperty().get());
    Stand.fx(() -> stand.model.search().take());
    stand.awaitShown("#rewards-recovering");
  }
}
