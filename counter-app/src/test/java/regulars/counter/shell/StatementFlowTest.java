package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.StatementRow.State;
import regulars.model.ledger.EntryKind;

/** The whole statement in the window, by keyboard. */
class StatementFlowTest {
  private final Complaints complaints = new Complaints();
  private final FakeDesk desk = BeansAndCo.morning();
  private final Stand stand = Stand.open(desk);
  @TempDir Path folder;

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private void maria(int moreSales) {
    UUID maria = desk.lookUp("2671", 1).getFirst().memberId();
    for (int sale = 0; sale < moreSales; sale++) {
      desk.row(
          maria,
          BeansAndCo.NOW.plus(Duration.ofSeconds(sale)),
          EntryKind.EARN,
          sale + 1,
          null,
          null,
          BeansAndCo.beans(),
          State.CONFIRMED);
    }
    stand.type("2671");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-as-of", "live");
    stand.push(KeyCode.F5);
    stand.awaitShown("#statement-rows .statement-row");
  }

  private int rows() {
    return Stand.get(this::drawn);
  }

  private int drawn() {
    return stand.scene.getRoot().lookupAll("#statement-rows .statement-row").size();
  }

  private void choose(String box, int item) {
    Stand.fx(() -> ((ComboBox<?>) stand.scene.lookup(box)).getSelectionModel().select(item));
  }

  @Test
  void enter_opens_why_and_arrows_go_on() {
    maria(0);
    assertThat(stand.shown("#card")).isFalse();
    String before = stand.allText("#statement-rows");
    assertThat(before).contains("Sale").doesNotContain("Double points on beans");

    stand.push(KeyCode.ENTER);
    assertThat(stand.allText("#statement-rows")).contains("Double points on beans");
    stand.push(KeyCode.ENTER);
    assertThat(stand.allText("#statement-rows")).isEqualTo(before);
    stand.push(KeyCode.DOWN);
    stand.push(KeyCode.DOWN);
    assertThat(Stand.get(() -> stand.scene.getFocusOwner().getStyleClass()))
        .contains("statement-row");

    stand.push(KeyCode.ESCAPE);
    stand.awaitShown("#card");
    assertThat(stand.focused()).isEqualTo("search");
  }

  @Test
  void older_rows_are_read_when_asked_for_until_there_are_none() {
    maria(100);
    stand.await("a screenful", () -> drawn() == 50);
    stand.fire("#statement-older");
    stand.await("more", () -> drawn() == 100);
    stand.fire("#statement-older");
    stand.await("all", () -> !stand.scene.lookup("#statement-older").isVisible());
    assertThat(rows()).isGreaterThan(100);
  }

  @Test
  void a_filter_reads_on_until_it_has_something_to_show() {
    maria(100);
    choose("#statement-kinds", 2);
    stand.await(
        "found far back", () -> stand.allTextNow("#statement-rows").contains("Free coffee"));
    assertThat(stand.allText("#statement-rows")).doesNotContain("Sale");
    choose("#statement-kinds", 3);
    stand.await("corrections", () -> stand.allTextNow("#statement-rows").contains("Correction"));
    choose("#statement-kinds", 0);
    choose("#statement-span", 1);
    stand.await("recent", () -> !stand.allTextNow("#statement-rows").contains("Oct 13"));
  }

  @Test
  void a_server_out_of_reach_is_said_in_the_place_of_older_rows() {
    maria(100);
    desk.silent(true);
    stand.fire("#statement-older");
    stand.await("said", () -> stand.scene.lookup("#statement-note").isVisible());
    assertThat(stand.text("#statement-note")).startsWith("Older rows are on the server");
    assertThat(rows()).isEqualTo(50);
  }

  @Test
  void the_file_is_written_and_told() throws Exception {
    maria(100);
    Path file = folder.resolve("a.csv");
    Stand.fx(() -> stand.model.statement().export(file));
    stand.awaitText("#strip-text", "Saved as a.csv.");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(lines.get(1)).contains(",Sale,100,");
  }

  @Test
  void a_file_can_be_given_up() {
    maria(100);
    desk.block("statement");
    Path file = folder.resolve("a.csv");
    Stand.fx(() -> stand.model.statement().export(file));
    stand.awaitShown("#statement-progress");
    stand.fire("#statement-cancel");
    desk.release("statement");
    stand.awaitText("#strip-text", "Given up. No file was written.");
    assertThat(file).doesNotExist();
  }
}
