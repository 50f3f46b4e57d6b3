package regulars.counter.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.counter.receipt.CodePage;
import regulars.counter.receipt.ReceiptSettings;
import regulars.counter.receipt.ReceiptSettings.Kind;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.till.folder.FolderSettings;
import regulars.counter.till.serial.SerialSettings;
import regulars.counter.till.serial.SerialSettings.Parity;

class CounterSettingsTest {
  @TempDir Path folder;

  @Test
  void a_fresh_file_lets_programs_of_this_pc_in_and_shows_how_to_add_tills() throws Exception {
    Path file = folder.resolve("counter.properties");
    CounterSettings settings = CounterSettings.read(file);
    assertThat(settings.serial()).isEmpty();
    assertThat(settings.folders()).isEmpty();
    assertThat(settings.http()).containsExactly(new CounterSettings.Web("This PC", 8765));
    String shown = Files.readString(file).replaceAll("(?m)^# (?=till)", "");
    assertThat(CounterSettings.parse(shown).serial())
        .containsExactly(new SerialSettings("till 1", "/dev/ttyUSB0", 9600));
  }

  @Test
  void each_kind_of_till_is_read() throws Exception {
    CounterSettings settings =
        CounterSettings.parse(
            """
            till.bar.kind = serial
            till.bar.name = Bar
            till.bar.port = COM3
            till.bar.baud = 19200
            till.bar.data = 7
            till.bar.parity = even
            till.2.kind = folder
            till.2.path = /exports
            till.2.profile = coffee-chain-2019
            till.3.kind = http
            till.3.port = 8765
            """);
    assertThat(settings.serial())
        .containsExactly(new SerialSettings("Bar", "COM3", 19200, 7, 1, Parity.EVEN));
    assertThat(settings.folders())
        .containsExactly(new FolderSettings("till 2", Path.of("/exports"), "coffee-chain-2019"));
    assertThat(settings.http()).containsExactly(new CounterSettings.Web("till 3", 8765));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tils.1.kind=http",
        "till.1.port=1",
        "till.1.kind=modem",
        "till.1.kind=http",
        "till.1.kind=http\ntill.1.port=70000",
        "till.1.kind=http\ntill.1.port=x",
        "till.1.kind=http\ntill.1.port=80\ntill.1.baud=9600",
        "till.1.kind=serial\ntill.1.port=COM1\ntill.1.baud=123",
        "till.1.kind=serial\ntill.1.port=COM1\ntill.1.parity=maybe",
      })
  void a_mistake_is_told_with_the_file_and_the_setting(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("counter.properties"), text);
    assertThatThrownBy(() -> CounterSettings.read(file))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("counter.properties has a mistake: ")
        .hasMessageContaining(text.substring(1, 6));
  }

  @Test
  void the_printer_is_kept_and_every_other_line_stays_as_it_was(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("counter.properties");
    assertThat(CounterSettings.read(file).receipt()).isEqualTo(ReceiptSettings.USUAL);
    ReceiptSettings printer =
        new ReceiptSettings(
            Kind.SYSTEM, "", 9100, "", 19_200, "Café: 1 = HP\\x", 48, CodePage.PC850, When.ALL);
    CounterSettings.keep(file, printer);
    CounterSettings.keep(file, printer);

    assertThat(CounterSettings.read(file).receipt()).isEqualTo(printer);
    assertThat(Files.readString(file)).startsWith(CounterSettings.FRESH);
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.startsWith("receipt.kind"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "receipt.kind = laser | receipt.kind can't be 'laser'",
        "receipt.columns = 40 | receipt.columns must be 32, 42 or 48",
        "receipt.kind = network | receipt.host is missing",
        "receipt.baud = fast | receipt.baud must be a number",
        "receipt.paper = thick | 'receipt.paper' is not a setting",
      })
  void a_mistake_about_the_printer_is_said(String line, String said) {
    assertThatThrownBy(() -> CounterSettings.parse(line)).hasMessageContaining(said);
  }
}
