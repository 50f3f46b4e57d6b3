package regulars.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.rules.Reading;
import regulars.model.sync.Change.Shop;
import regulars.server.TestCounter;
import regulars.server.TestServer;

class ProgramTest {
  private static final String SEVEN = "7 points per dollar\n100 points = a free coffee\n";

  @TempDir Path folder;

  private TestServer server;
  private Program program;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    program = server.core().program();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void new_rules_hold_for_the_next_operation_even_of_the_same_commit() {
    List<Integer> versions =
        server
            .core()
            .writes()
            .now(tx -> {
              int before = program.terms(tx).rules().version();
              program.acceptRules(tx, SEVEN);
              return List.of(before, program.terms(tx).rules().version());
            });
    assertThat(versions).containsExactly(1, 2);
  }

  @Test
  void the_same_document_again_is_no_new_version_and_a_bad_one_changes_nothing() {
    program.acceptRules(SEVEN);
    long revision = server.head().cursor().revision();
    program.acceptRules(SEVEN);
    assertThat(program.acceptRules("points for everybody, somehow"))
        .isInstanceOf(Reading.Bad.class);
    assertThat(program.rules()).isEqualTo(new Program.Version(2, SEVEN));
    assertThat(server.head().cursor().revision()).isEqualTo(revision);
  }

  @Test
  void the_currency_stays_once_there_are_sales() {
    Shop euros = new Shop("Corner Coffee", "DE", "EUR", "Europe/Berlin", List.of());
    TestCounter counter = server.counter("one");
    counter.done(counter.sale(500, new Buyer.Nobody()));
    assertThatThrownBy(() -> program.setShop(euros)).hasMessageContaining("currency can't change");
    assertThat(program.shop()).isEqualTo(TestServer.SHOP);
  }
}
