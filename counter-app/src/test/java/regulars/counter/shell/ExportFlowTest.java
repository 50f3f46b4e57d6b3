package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.settings.export.ExportPage;

/** The owner's page of exports: everything into a folder, never over a file. */
class ExportFlowTest {
  private static final String RUNNING = "{\"stage\":\"RUNNING\",\"rows\":1200,\"files\":[]}";
  private static final String DONE =
      "{\"stage\":\"DONE\",\"rows\":2500,\"files\":[{\"file\":\"members.csv\",\"bytes\":6,\"sha256\":\"x\"}]}";

  @TempDir Path folder;

  private Stand open(FakeOffice office) {
    Stand stand =
        Stand.open(
            BeansAndCo.morning(),
            office,
            960,
            720,
            Look.USUAL.with(Look.Theme.LIGHT),
            Locale.US,
            tools -> List.of(new ExportPage(tools)));
    stand.push(KeyCode.F10);
    stand.awaitShown("#export-folder");
    Stand.fx(() -> ((TextField) stand.scene.lookup("#export-folder")).setText(folder.toString()));
    return stand;
  }

  private static FakeOffice office() {
    return new FakeOffice()
        .json("export", RUNNING)
        .json("export/cancel", "{\"stage\":\"NONE\",\"rows\":0,\"files\":[]}")
        .json("export/members.csv", "number");
  }

  @Test
  void the_tables_come_into_the_chosen_folder_with_progress() throws Exception {
    FakeOffice office = office();
    try (Stand stand = open(office)) {
      stand.fire("#export-start");
      stand.awaitText("#export-doing", "The server writes: 1,200 rows");
      office.json("export", DONE);
      Stand.fx(() -> stand.ticker.tick(1));
      stand.awaitShown("#export-result");
      assertThat(stand.text("#export-result")).contains("Rows: 2,500", "members.csv");
      assertThat(Files.readString(folder.resolve("members.csv"))).isEqualTo("number");
    }
  }

  @Test
  void a_table_that_is_there_already_is_never_written_over() throws Exception {
    Files.writeString(folder.resolve("members.csv"), "mine");
    FakeOffice office = office().json("export", DONE);
    try (Stand stand = open(office)) {
      stand.fire("#export-start");
      stand.await(
          "told",
          () -> stand.allTextNow("#export-problem").contains("The folder has members.csv already"));
      assertThat(Files.readString(folder.resolve("members.csv"))).isEqualTo("mine");
    }
  }

  @Test
  void an_export_is_stopped_and_nothing_is_left() {
    FakeOffice office = office();
    try (Stand stand = open(office)) {
      stand.fire("#export-start");
      stand.awaitShown("#export-stop");
      stand.fire("#export-stop");
      stand.awaitText("#export-problem", "The export was stopped.");
      assertThat(office.calls()).contains("export/cancel");
      assertThat(folder).isEmptyDirectory();
    }
  }
}
