package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.memberlist.ImportWire;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.imports.ImportPage;

/** The owner's page of imports, by keys, from the file to the undo. */
class ImportFlowTest {
  private static final String ID = "00000000-0000-0000-0000-000000000001";
  private static final String ONE = "imports/" + ID;
  static final String LIST =
      """
      Nombre;Teléfono;Puntos;Tarjeta
      Ana Gil;(415) 555-2671;84;A-1
      Bo Li;4155552672;10;
      Ana otra vez;4155552671;6;
      Cy;4.15555E+09;5;
      Maria Lopez;4155552679;7;
      """;

  @TempDir Path folder;

  static String state(String state, String more) {
    return ("{'importId':'"
            + ID
            + "','file':'members.csv','state':'"
            + state
            + "','lines':6,'lastLine':6,'beganAt':'2026-11-20T14:00:00Z','made':2,'added':0,"
            + "'known':1,'before':0,'skipped':0,'refused':1,'points':94,'undoLine':3,'gone':1,"
            + "'stayed':1,'takenBack':10"
            + more
            + "}")
        .replace('\'', '"');
  }

  /** An office that knows Maria, took one list in before, and takes another one in. */
  static FakeOffice office() {
    return new FakeOffice()
        .json("imports", "{\"imports\":[" + state("DONE", "") + "]}")
        .on(
            "imports/check",
            body ->
                new ImportWire.Verdicts(
                    ((ImportWire.Trial) body).rows().stream().map(ImportFlowTest::check).toList()));
  }

  private static ImportWire.Verdict check(ImportWire.Row row) {
    return row.line() == 6
        ? new ImportWire.Verdict(
            6,
            ImportWire.Outcome.KNOWN,
            new regulars.model.member.MemberNumber(1042),
            "Maria Lopez",
            "phone")
        : new ImportWire.Verdict(row.line(), ImportWire.Outcome.NEW, null, null, null);
  }

  private Stand open(FakeOffice office) {
    Stand stand =
        Stand.open(
            BeansAndCo.morning(),
            office,
            960,
            720,
            Look.USUAL.with(Look.Theme.LIGHT),
            Locale.US,
            tools -> List.of(new ImportPage(tools)));
    stand.push(KeyCode.F10);
    stand.awaitShown("#import-path");
    return stand;
  }

  private static void look(Stand stand, Path file) {
    Stand.fx(() -> ((TextField) stand.scene.lookup("#import-path")).setText(file.toString()));
    Stand.fx(() -> stand.scene.lookup("#import-path").requestFocus());
    stand.push(KeyCode.ENTER);
  }

  private Path list() throws Exception {
    return Files.writeString(folder.resolve("members.csv"), LIST);
  }

  @Test
  void a_list_is_looked_at_tried_and_taken_in() throws Exception {
    FakeOffice office = office();
    try (Stand stand = open(office)) {
      look(stand, list());
      stand.awaitShown("#import-columns");
      assertThat(stand.allText("#import-preview"))
          .contains("Ana Gil · (415) 555-2671 · old number A-1 · 84 points")
          .contains("A spreadsheet has dropped the last digits");
      stand.fire("#import-try");
      stand.awaitShown("#import-found");
      assertThat(stand.allText("#import-found"))
          .contains(
              "New members: 2, with 94 points",
              "Members already: 1",
              "somebody who is in the file already: 1",
              "can’t be taken in: 1");
      assertThat(stand.allText("#import-known-rows")).contains("is Maria Lopez, 1042-9");
      assertThat(office.calls()).doesNotContain(ONE + "/rows");

      office.json("imports", state("OPEN", "").replace("\"lastLine\":6", "\"lastLine\":0"));
      office.json(ONE + "/rows", "{\"verdicts\":[]}");
      office.json(ONE + "/end", state("DONE", ""));
      stand.fire("#import-go");
      stand.awaitShown("#import-result");
      assertThat(stand.allText("#import-result")).contains("New members: 2", "Points given: 94");
      assertThat(office.bodies()).contains(new ImportWire.End(true, 1));
    }
  }

  @Test
  void a_column_is_changed_by_keyboard_and_the_focus_stays_on_it() throws Exception {
    try (Stand stand = open(office())) {
      look(stand, list());
      stand.awaitShown("#import-columns");
      Stand.fx(() -> stand.scene.lookup("#import-column-1").requestFocus());
      Stand.fx(() ->
          ((ComboBox<?>) stand.scene.lookup("#import-column-1")).getSelectionModel().selectFirst());
      stand.await(
          "read anew", () -> !stand.allTextNow("#import-preview").contains("(415) 555-2671"));
      assertThat(stand.focused()).isEqualTo("import-column-1");
      Stand.fx(() ->
          ((ComboBox<?>) stand.scene.lookup("#import-column-3")).getSelectionModel().selectFirst());
      stand.await("read anew", () -> !stand.allTextNow("#import-preview").contains("A-1"));
      stand.fire("#import-try");
      stand.await("told", () -> stand.allTextNow("#import-problem").contains("Say which column"));
    }
  }

  @Test
  void what_is_no_list_is_said_in_a_sentence() throws Exception {
    try (Stand stand = open(office())) {
      look(stand, folder.resolve("nothing.csv"));
      stand.awaitText("#import-problem", "There is no such file.");
      look(stand, Files.writeString(folder.resolve("x.xlsx"), "PK\u0003\u0004"));
      stand.await("told", () -> stand.allTextNow("#import-problem").contains("not a CSV file"));
    }
  }

  @Test
  void an_import_is_undone_after_a_question_that_its_own_press_can_not_answer() throws Exception {
    FakeOffice office = office();
    try (Stand stand = open(office)) {
      stand.awaitShown(".button.import-undo");
      Stand.fx(() -> stand.scene.lookup(".button.import-undo").requestFocus());
      stand.press(KeyCode.SPACE);
      stand.letGo(KeyCode.SPACE);
      stand.awaitShown("#import-undo-yes");
      assertThat(stand.focused()).isEqualTo("import-undo-no");
      office.json(ONE + "/undo", state("UNDONE", ",'undoneAt':'2026-11-20T15:00:00Z'"));
      office.json(
          ONE + "/stayed/1",
          "{\"rows\":[{\"line\":2,\"member\":\"1042-9\",\"name\":\"Ana Gil\",\"points\":84,\"why\":\"SPENT\"}]}");
      stand.await("armed", () -> !stand.scene.lookup("#import-undo-yes").isDisabled());
      stand.fire("#import-undo-yes");
      stand.awaitShown("#import-stayed");
      assertThat(stand.allText("#import-stayed")).contains("Ana Gil", "of the 84 given");
    }
  }

  @Test
  void a_server_that_is_lost_in_the_middle_is_told_and_gone_on_with() throws Exception {
    FakeOffice office = office();
    try (Stand stand = open(office)) {
      look(stand, list());
      stand.awaitShown("#import-columns");
      stand.fire("#import-try");
      stand.awaitShown("#import-found");
      office.refuse(ONE + "/rows", new OfficeException(OfficeException.Kind.OFFLINE, "", "gone"));
      office.json("imports", state("OPEN", "").replace("\"lastLine\":6", "\"lastLine\":0"));
      stand.fire("#import-go");
      stand.awaitText(".notice-title", "The server can’t be reached");
      office.refuse(ONE + "/rows", null);
      office.json(ONE + "/rows", "{\"verdicts\":[]}");
      office.json(ONE + "/end", state("DONE", ""));
      stand.fire(".button.notice-action");
      stand.awaitShown("#import-result");
    }
  }
}
