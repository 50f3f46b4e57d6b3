package regulars.counter.till.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.till.TillTestCounter;

class SerialTillTest {
  @TempDir Path folder;

  private TillTestCounter counter;
  private Path port;
  private SerialTill till;

  @BeforeAll
  static void library() throws IOException {
    assumeTrue(PseudoTerminal.available(), "this system has no pseudo-terminals");
    LoadedOnce.load();
  }

  @BeforeEach
  void open() {
    counter = new TillTestCounter(folder.resolve("counter"));
    port = folder.resolve("ttyTILL");
    till =
        new SerialTill(
            new SerialSettings("bar", port.toString(), 115200),
            counter.sales(),
            () -> TillTestCounter.TERMS,
            counter.clock(),
            counter::changed);
  }

  @AfterEach
  void close() {
    till.close();
    counter.close();
  }

  private PseudoTerminal plugIn() throws IOException {
    PseudoTerminal cable = new PseudoTerminal();
    Files.deleteIfExists(port);
    Files.createSymbolicLink(port, cable.slave());
    return cable;
  }

  private static String sale(int ticket) {
    return "sale,till-1," + ticket + ",2026-11-22T09:41:07,,18.00,,,,,,\n";
  }

  @Test
  void sales_come_in_over_a_cable_however_the_bytes_are_cut() throws IOException {
    till.start();
    try (PseudoTerminal cable = plugIn()) {
      counter.until("the cable is found", () -> till.health().working());
      String two = sale(1) + sale(2);
      cable.send(two.substring(0, 7));
      cable.send(two.substring(7));
      counter.until("two sales are stored", () -> counter.waiting() == 2);
    }
    assertThat(counter.tickets()).containsExactly("1", "2");
    assertThat(till.health().lastSale()).isNotNull();
  }

  @Test
  void a_pulled_cable_costs_only_the_line_that_was_cut_and_is_found_again() throws IOException {
    till.start();
    List<String> sent = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      try (PseudoTerminal cable = plugIn()) {
        counter.until("the cable is found", () -> till.health().working());
        for (int i = 0; i < 20; i++) {
          int ticket = round * 100 + i;
          cable.send(sale(ticket));
          sent.add(String.valueOf(ticket));
        }
        cable.send("sale,till-1,cut-off-in-the-mid");
        counter.until("all are stored", () -> counter.waiting() == sent.size());
      }
      Files.deleteIfExists(port);
      counter.until("the pulled cable is noticed", () -> !till.health().working());
      assertThat(till.health().problem()).contains("not plugged in");
    }
    assertThat(counter.tickets()).isEqualTo(sent);
  }

  @Test
  void a_line_that_makes_no_sense_is_told_and_the_next_one_counts() throws IOException {
    till.start();
    try (PseudoTerminal cable = plugIn()) {
      counter.until("the cable is found", () -> till.health().working());
      cable.send("\u0007beep\n" + "x".repeat(70_000) + "\n");
      counter.until("the bad line is told", () -> till.health().problem() != null);
      cable.send(sale(3));
      counter.until("the sale is stored", () -> counter.waiting() == 1);
    }
    assertThat(counter.tickets()).containsExactly("3");
  }

  @Test
  void the_native_library_lies_where_only_its_user_can_write() throws IOException {
    Path unpacked = LoadedOnce.load();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(unpacked)) {
      assertThat(files.map(Path::toString)).anyMatch(name -> name.contains("libjSerialComm"));
    }
  }

  @Test
  void settings_that_no_till_uses_are_refused() {
    assertThatThrownBy(() -> new SerialSettings("t", "/dev/x", 12345)).hasMessageContaining("baud");
    assertThatThrownBy(() -> new SerialSettings("t", " ", 9600)).hasMessageContaining("port");
    assertThatThrownBy(() -> new SerialSettings("t", "COM1", 9600, 6, 1, SerialSettings.Parity.ODD))
        .hasMessageContaining("data bits");
    assertThatThrownBy(() -> new SerialSettings("t", "COM1", 9600, 8, 3, SerialSettings.Parity.ODD))
        .hasMessageContaining("stop bits");
  }
}
