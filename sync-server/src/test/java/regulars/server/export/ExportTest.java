package regulars.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.server.TestCounter;
import regulars.server.TestServer;

final class ExportTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;

  @BeforeEach
  void start() {
    server = TestServer.in(folder.resolve("server"));
    counter = server.counter("one");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path out() {
    return folder.resolve("out");
  }

  private long export() throws IOException {
    Export export = new Export();
    export.write(server.database().file(), out());
    return export.rows();
  }

  private List<String> table(String name) throws IOException {
    return Files.readAllLines(out().resolve(name));
  }

  @Test
  void everything_is_there_while_the_server_runs() throws IOException {
    UUID ana = counter.enrol("+14155552671", "Ana");
    counter.done(counter.sale(12_050, new Buyer.ById(ana)));
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    counter.done(counter.sale(400, new Buyer.Nobody()));

    assertThat(export()).isEqualTo(1 + 2 + 2);

    assertThat(table("members.csv"))
        .containsExactly(
            "number,member_id,name,phone,external_number,points,sales,largest_sale,currency",
            server.core().sync().member(ana).card().number()
                + ","
                + ana
                + ",Ana,+14155552671,,20,1,120.50,USD");
    assertThat(table("ledger.csv")).hasSize(3);
    assertThat(table("ledger.csv").get(1))
        .contains(",EARN,120,120,")
        .contains(",120: 1 point per dollar (120.50),");
    assertThat(table("ledger.csv").get(2)).contains(",REDEEM,-100,20,Free coffee,");
    assertThat(table("sales.csv")).hasSize(3);
    assertThat(table("sales.csv").get(1)).contains(",ADD_AND_ANNOUNCE,120,120.50,USD,");
    assertThat(table("sales.csv").get(2)).contains(",SKIP,0,4.00,USD,");
  }

  @Test
  void what_somebody_typed_is_no_formula() throws IOException {
    counter.enrol("+14155552671", "=HYPERLINK(\"http://x\",\"y\")");
    export();
    assertThat(table("members.csv").get(1))
        .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",+14155552671,");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Ana, Ana",
        "=1+1, '=1+1",
        "@SUM(A1), '@SUM(A1)",
        "-2+3, '-2+3",
        "+cmd|' /C calc'!A0, '+cmd|' /C calc'!A0",
        "-5, -5",
        "-5.50, -5.50",
        "+14155552671, +14155552671"
      })
  void guards_formulas_and_leaves_numbers_alone(String text, String expected) {
    assertThat(CsvTable.guarded(text)).isEqualTo(expected);
  }

  @Test
  void quotes_what_has_to_be_quoted() {
    assertThat(CsvTable.quoted("a")).isEqualTo("a");
    assertThat(CsvTable.quoted("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvTable.quoted("a;b")).isEqualTo("\"a;b\"");
    assertThat(CsvTable.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(CsvTable.quoted("a\nb")).isEqualTo("\"a\nb\"");
  }

  @Test
  void what_is_there_already_stays() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("sales.csv"), "mine");
    assertThatThrownBy(this::export).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(out().resolve("sales.csv")).hasContent("mine");
    assertThat(out().resolve("members.csv")).doesNotExist();
  }
}
