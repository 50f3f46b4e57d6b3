package regulars.counter.till.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.till.TillTestCounter;
import regulars.counter.till.export.Profiles;

class FolderTillTest {
  @TempDir Path folder;

  private TillTestCounter counter;
  private Path exports;
  private FolderTill till;

  @BeforeEach
  void open() throws Exception {
    counter = new TillTestCounter(folder.resolve("counter"));
    exports = Files.createDirectory(folder.resolve("exports"));
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("mine.profile"),
        """
        [sales]
        file = *.csv
        till = shop
        ticket = no
        date = day
        dates = yyyy-MM-dd
        amount = paid
        """);
    till = fresh();
  }

  private FolderTill fresh() throws Exception {
    return new FolderTill(
        new FolderSettings("exports", exports, null),
        folder.resolve("read"),
        counter.sales(),
        () -> TillTestCounter.TERMS,
        Profiles.read(folder.resolve("profiles")),
        counter.clock(),
        counter::changed);
  }

  @AfterEach
  void close() {
    till.close();
    counter.close();
  }

  private static String sale(int ticket) {
    return "sale,till-1," + ticket + ",2026-11-22T09:41:07,,18.00,,,,,,\n";
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(exports.resolve(name), text);
  }

  private void scanTwice() {
    till.scan();
    counter.clock().forward(Duration.ofSeconds(10));
    till.scan();
  }

  @Test
  void a_file_is_read_once_it_is_at_rest() throws IOException {
    Path file = write("a.txt", sale(1) + "sale,till-1,2");
    till.scan();
    counter.clock().forward(Duration.ofSeconds(3));
    till.scan();
    assertThat(counter.tickets()).as("too fresh").isEmpty();
    Files.writeString(file, ",2026-11-22T09:41:07,,18.00,,,,,,\n", StandardOpenOption.APPEND);
    counter.clock().forward(Duration.ofSeconds(3));
    till.scan();
    assertThat(counter.tickets()).as("still being written").isEmpty();
    counter.clock().forward(Duration.ofSeconds(5));
    till.scan();
    assertThat(counter.tickets()).containsExactly("1", "2");
    assertThat(till.health().problem()).isNull();
    assertThat(till.health().lastSale()).isNotNull();
  }

  @Test
  void a_renamed_file_is_known_again_even_after_a_restart() throws Exception {
    Path file = write("a.txt", sale(1) + "nonsense\n");
    scanTwice();
    assertThat(till.health().problem())
        .startsWith("1 line of a.txt could not be used, the first is line 2");
    Files.move(file, exports.resolve("b.txt"));
    till = fresh();
    scanTwice();
    assertThat(counter.tickets()).containsExactly("1");
    assertThat(till.health().problem()).as("not read again").isNull();
  }

  @Test
  void a_growing_file_goes_on_where_it_ended_and_an_overlap_counts_once() throws IOException {
    Path file = write("a.txt", sale(1) + "nonsense\n" + sale(2));
    scanTwice();
    Files.writeString(file, sale(3), StandardOpenOption.APPEND);
    write("again.txt", sale(2) + sale(3) + sale(4));
    scanTwice();
    assertThat(counter.tickets()).containsExactly("1", "2", "3", "4");
    assertThat(counter.waiting()).isEqualTo(4);
  }

  @Test
  void a_last_line_without_end_is_completed_later() throws IOException {
    Path file = write("a.txt", sale(1) + sale(2).strip());
    scanTwice();
    assertThat(counter.tickets()).containsExactly("1", "2");
    Files.writeString(file, "\n" + sale(3), StandardOpenOption.APPEND);
    scanTwice();
    assertThat(counter.tickets()).containsExactly("1", "2", "3");
  }

  @Test
  void an_export_is_read_by_the_profile_that_fits_it() throws IOException {
    Path file = write("sales.csv", "no,day,paid\n7,2026-11-21,4.00\n7,2026-11-21,5.00\n");
    scanTwice();
    assertThat(counter.tickets()).containsExactly("7");
    Files.writeString(file, "8,2026-11-21,1.00\n", StandardOpenOption.APPEND);
    scanTwice();
    assertThat(counter.tickets()).containsExactly("7", "8");
  }

  @Test
  void a_file_of_something_else_is_told_and_left_alone() throws IOException {
    write("notes.txt", "milk\nsugar\n");
    write(".hidden", sale(8));
    write("half.part", sale(9));
    scanTwice();
    assertThat(counter.tickets()).isEmpty();
    assertThat(till.health().problem()).contains("notes.txt fits no profile");
  }

  @Test
  void a_missing_folder_is_told_and_found_once_it_is_there() throws IOException {
    Files.delete(exports);
    till.scan();
    assertThat(till.health().working()).isFalse();
    assertThat(till.health().problem()).contains("can't be read");
    Files.createDirectory(exports);
    write("a.txt", sale(1));
    scanTwice();
    assertThat(till.health().working()).isTrue();
    assertThat(counter.tickets()).containsExactly("1");
  }

  @Test
  void the_tills_own_thread_finds_files_by_itself() throws Exception {
    till =
        new FolderTill(
            new FolderSettings("exports", exports, null, Duration.ofMillis(20), Duration.ZERO),
            folder.resolve("read"),
            counter.sales(),
            () -> TillTestCounter.TERMS,
            Profiles.read(folder.resolve("profiles")),
            counter.clock(),
            counter::changed);
    till.start();
    write("a.txt", sale(1));
    counter.until("the sale is stored", () -> counter.waiting() == 1);
    assertThat(counter.tickets()).containsExactly("1");
  }
}
