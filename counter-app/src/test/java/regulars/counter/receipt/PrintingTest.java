package regulars.counter.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.receipt.Note.Line;
import regulars.counter.receipt.PrintTrouble.Why;
import regulars.counter.receipt.ReceiptSettings.Kind;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.till.serial.LoadedOnce;
import regulars.counter.till.serial.PseudoTerminal;

/** Printing over real sockets and a real pseudo-terminal, read back byte by byte. */
@Timeout(60)
class PrintingTest {
  private static final int WELL = 0x12;
  private static final int COVER_OPEN = 0x16;
  private static final int NO_PAPER = 0x72;

  @TempDir Path folder;

  private final BlockingQueue<Printed> told = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private Printing printing(ReceiptSettings settings, long patience) {
    Printing printing = new Printing(settings, _ -> {}, LoadedOnce::load, patience);
    open.add(printing);
    printing.listen(told::add);
    return printing;
  }

  private TcpPrinter printer(boolean reads) throws IOException {
    TcpPrinter printer = new TcpPrinter(reads);
    open.add(printer);
    return printer;
  }

  private static ReceiptSettings network(int port, CodePage letters) {
    return new ReceiptSettings(
        Kind.NETWORK, "127.0.0.1", port, "", 19_200, "", 32, letters, When.ASKED);
  }

  private Printed next() throws InterruptedException {
    Printed printed = told.poll(20, TimeUnit.SECONDS);
    assertThat(printed).as("an answer").isNotNull();
    return printed;
  }

  private static final List<String> SPANISH =
      List.of(
          "##   Beans & Co",
          "       20 nov 2026 10:42",
          "Socio                     1042-9",
          "--------------------------------",
          "**Puntos de esta venta         +24");

  @Test
  void a_note_comes_onto_paper_over_the_network_with_its_accents() throws Exception {
    for (CodePage letters : List.of(CodePage.PC850, CodePage.PC858, CodePage.WPC1252)) {
      TcpPrinter printer = printer(true);
      printer.answers(WELL, WELL);
      Note note =
          new Note(
              List.of(
                  new Line.Title("Café Ñandú"),
                  new Line.Pair("Devolución", "\u2212100", true),
                  new Line.Sentence("¿Qué más? Adiós")));
      assertThat(printing(network(printer.port(), letters), 10_000).print(note)).isTrue();

      assertThat(next().trouble()).isNull();
      PaperReader paper = printer.next();
      assertThat(paper.lines())
          .containsExactly(
              "##   Café Ñandú", "**Devolución                  -100", "¿Qué más? Adiós");
      assertThat(paper.cuts()).isEqualTo(1);
      assertThat(paper.clean()).isTrue();
    }
  }

  @Test
  void a_whole_note_is_what_was_set() throws Exception {
    TcpPrinter printer = printer(true);
    printing(network(printer.port(), CodePage.PC858), 10_000).print(MariasNotes.note(1, "es-ES"));

    assertThat(next().trouble()).as("a printer that says nothing prints too").isNull();
    assertThat(printer.next().lines()).startsWith(SPANISH.toArray(new String[0]));
  }

  @Test
  void a_printer_without_paper_gets_nothing_and_the_same_note_can_be_printed_again()
      throws Exception {
    TcpPrinter printer = printer(true);
    printer.answers(WELL, NO_PAPER);
    Printing printing = printing(network(printer.port(), CodePage.PC858), 10_000);
    Note note = MariasNotes.note(1, "en-US");
    printing.print(note);
    assertThat(next()).isEqualTo(new Printed(note, Why.PAPER_OUT));
    assertThat(printer.next().lines()).isEmpty();

    printer.answers(COVER_OPEN, WELL);
    printing.print(note);
    assertThat(next().trouble()).isEqualTo(Why.COVER_OPEN);
    assertThat(printer.next().lines()).isEmpty();

    printer.answers(WELL, WELL);
    printing.print(note);
    assertThat(next().trouble()).isNull();
    assertThat(printer.next().cuts()).isEqualTo(1);
  }

  @Test
  void where_nobody_listens_there_is_no_printer() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    printing(network(free, CodePage.PC858), 10_000).print(MariasNotes.note(1, "en-US"));

    assertThat(next().trouble()).isEqualTo(Why.NOT_THERE);
  }

  @Test
  void a_printer_that_takes_nothing_is_given_up_and_holds_nobody_up() throws Exception {
    TcpPrinter printer = printer(false);
    Printing printing = printing(network(printer.port(), CodePage.PC858), 1_000);
    Note endless =
        new Note(java.util.Collections.nCopies(300_000, new Line.Sentence("x".repeat(32))));
    assertThat(printing.print(endless)).isTrue();
    int taken = 0;
    while (printing.print(MariasNotes.note(1, "en-US"))) {
      taken++;
    }

    assertThat(taken).as("bounded").isBetween(PrintQueue.MOST - 1, PrintQueue.MOST + 1);
    assertThat(next().trouble()).isEqualTo(Why.STUCK);
  }

  @Test
  void without_a_printer_it_is_said() throws Exception {
    printing(ReceiptSettings.USUAL, 1_000).print(MariasNotes.note(1, "en-US"));

    assertThat(next().trouble()).isEqualTo(Why.NONE_SET_UP);
  }

  @Test
  void a_note_comes_onto_paper_over_a_cable() throws Exception {
    Assumptions.assumeTrue(PseudoTerminal.available(), "this system has no pseudo-terminals");
    PseudoTerminal cable = new PseudoTerminal();
    PaperReader paper = new PaperReader();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (paper.cuts() == 0) {
                for (byte each : cable.receive()) {
                  if (paper.take(each)) {
                    answer(cable);
                  }
                }
              }
              while (cable.receive().length > 0) {
                answer(cable);
              }
            });
    ReceiptSettings settings =
        new ReceiptSettings(
            Kind.SERIAL,
            "",
            9100,
            cable.slave().toString(),
            115_200,
            "",
            32,
            CodePage.PC858,
            When.ASKED);
    printing(settings, 10_000).print(MariasNotes.note(1, "es-ES"));

    assertThat(next().trouble()).isNull();
    cable.close();
    reader.join(5_000);
    assertThat(paper.lines()).startsWith(SPANISH.toArray(new String[0]));
    assertThat(paper.cuts()).isEqualTo(1);
  }

  private static void answer(PseudoTerminal cable) {
    try {
      cable.send(new byte[] {WELL});
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  void a_cable_that_is_not_there_is_said() throws Exception {
    ReceiptSettings settings =
        new ReceiptSettings(
            Kind.SERIAL,
            "",
            9100,
            folder.resolve("ttyNONE").toString(),
            9_600,
            "",
            32,
            CodePage.PC858,
            When.ASKED);
    printing(settings, 10_000).print(MariasNotes.note(1, "en-US"));

    assertThat(next().trouble()).isEqualTo(Why.NOT_THERE);
  }
}
