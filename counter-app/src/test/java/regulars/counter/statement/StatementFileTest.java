package regulars.counter.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;
import regulars.counter.desk.StatementPage;
import regulars.counter.desk.StatementPage.Place;
import regulars.counter.desk.StatementRow;
import regulars.counter.desk.StatementRow.State;
import regulars.counter.words.Words;

/** A long statement over the real desk: the mirror, then the server, and as a file. */
class StatementFileTest {
  private static final int SALES = 330;

  @TempDir Path temp;
  private World world;
  private UUID ann;

  @BeforeEach
  void open() {
    world = new World(temp);
    ann = world.server.enrol(World.ANN, "Ann", 0);
    for (int sale = 1; sale <= SALES; sale++) {
      world.sell("t" + sale, sale * 100L, World.phone(World.ANN));
    }
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<StatementRow> all() {
    List<StatementRow> rows = new ArrayList<>();
    for (Place at = Place.NEWEST; at != null; ) {
      StatementPage page = world.desk().statement(ann, at);
      assertThat(page.unreached()).isFalse();
      rows.addAll(page.rows());
      at = page.older();
    }
    return rows;
  }

  @Test
  void every_row_comes_once_newest_first() {
    assertThat(all())
        .extracting(StatementRow::points)
        .hasSize(SALES)
        .startsWith(330L, 329L)
        .endsWith(2L, 1L);
  }

  @Test
  void what_is_older_than_the_mirror_comes_from_the_server() {
    world.keepNewest(120);
    assertThat(all()).extracting(StatementRow::points).hasSize(SALES).endsWith(2L, 1L);

    world.server.down = true;
    StatementPage first = world.desk().statement(ann, Place.NEWEST);
    assertThat(first.rows()).as("what is here needs no server").hasSize(100);
    StatementPage second = world.desk().statement(ann, first.older());
    StatementPage third = world.desk().statement(ann, second.older());
    assertThat(third.unreached()).isTrue();
    assertThat(third.rows()).isEmpty();
  }

  @Test
  void what_waits_stands_on_top_once() {
    world.server.down = true;
    world.sell("late", 999_00, World.phone(World.ANN));
    List<StatementRow> rows = all();
    assertThat(rows).hasSize(SALES + 1);
    assertThat(rows.getFirst().state()).isEqualTo(State.WAITING);
  }

  @Test
  void a_file_has_every_row_in_utf_8_and_progress_is_told() throws Exception {
    Path file = temp.resolve("statement.csv");
    List<Long> progress = new ArrayList<>();
    StatementFile.Outcome outcome = file().write(ann, _ -> true, file, progress::add, () -> false);

    assertThat(outcome).isEqualTo(StatementFile.Outcome.WRITTEN);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(SALES + 1);
    assertThat(lines.getFirst())
        .isEqualTo("\ufeffHora,Qu\u00e9,Puntos,Premio,Personal,Por qu\u00e9,Motivo,Estado");
    assertThat(lines.get(1)).contains(",Venta,330,").contains("330: 1 point per dollar ($330.00)");
    assertThat(progress).endsWith((long) SALES).hasSizeGreaterThan(2);
  }

  @Test
  void a_file_that_is_given_up_or_cannot_be_whole_is_not_there() throws Exception {
    Path file = temp.resolve("statement.csv");
    assertThat(file().write(ann, _ -> true, file, _ -> {}, () -> true))
        .isEqualTo(StatementFile.Outcome.CANCELLED);
    assertThat(file).doesNotExist();

    world.keepNewest(120);
    world.server.down = true;
    Files.writeString(file, "from before");
    assertThat(file().write(ann, _ -> true, file, _ -> {}, () -> false))
        .isEqualTo(StatementFile.Outcome.UNREACHED);
    assertThat(file).hasContent("from before");
    assertThat(temp.resolve("statement.csv.part")).doesNotExist();
  }

  private StatementFile file() {
    return new StatementFile(
        world.desk(), Words.in(Locale.forLanguageTag("es-US"), world.clock), staff -> staff);
  }
}
