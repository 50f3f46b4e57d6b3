package regulars.counter.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.print.DocFlavor;
import javax.print.StreamPrintServiceFactory;
import org.junit.jupiter.api.Test;
import regulars.counter.receipt.PrintTrouble.Why;

class SystemPrinterTest {

  @Test
  void a_note_becomes_a_page_of_the_systems_printer() throws Exception {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    StreamPrintServiceFactory postScript =
        StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
            DocFlavor.SERVICE_FORMATTED.PRINTABLE, "application/postscript")[0];
    Paper paper = new Paper(42, CodePage.WPC1252);
    new SystemPrinter(() -> postScript.getPrintService(page), paper, 42)
        .print(MariasNotes.note(1, "en-US"));

    String drawn = page.toString(StandardCharsets.ISO_8859_1);
    assertThat(drawn).startsWith("%!PS-Adobe").contains("showpage");
    assertThat(drawn.split("showpage", -1)).as("one page").hasSizeLessThan(5);
    assertThat(drawn.length()).as("something is drawn").isGreaterThan(2_000);
  }

  @Test
  void a_printer_that_the_system_does_not_know_is_not_there() {
    assertThatThrownBy(() ->
            new SystemPrinter(
                    () -> SystemPrinter.named("No such printer"), new Paper(42, CodePage.PC858), 42)
                .print(MariasNotes.note(1, "en-US")))
        .isInstanceOfSatisfying(
            PrintTrouble.class, trouble -> assertThat(trouble.why()).isEqualTo(Why.NOT_THERE));
  }
}
