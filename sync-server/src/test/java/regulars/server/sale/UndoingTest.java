package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Action.MoveSale;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Action.Reverse;
import regulars.model.sync.Answer;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.ledger.Verify;

/**
 * Entries taken back by hand: a sale never comes to less than nothing, nor to more than it gave.
 */
class UndoingTest {
  @TempDir Path folder;

  private final Map<String, UUID> done = new HashMap<>();
  private TestServer server;
  private TestCounter counter;
  private UUID ana;
  private UUID ben;
  private SaleKey sale;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
    ben = counter.enrol("+14155552672", "Ben");
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  /**
   * A sale of 24 points, then one step after the other. {@code s} is the sale, {@code r10} a refund
   * of 10 points, {@code -x} takes x back (x may be such a step itself), {@code +5} and {@code =5}
   * correct up and down, {@code >} moves the sale to Ben. What is refused stands in brackets.
   */
  @ParameterizedTest(name = "{0} leaves Ana {1} and Ben {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s                                        | 24 | 0",
        "s -s                                     | 0  | 0",
        "s -s [ALREADY_REVERSED -s]               | 0  | 0",
        "s -s --s                                 | 24 | 0",
        "s -s --s ---s                            | 0  | 0",
        "s r10                                    | 14 | 0",
        "s r10 [REFUNDED -s]                      | 14 | 0",
        "s r10 -r10 -s                            | 0  | 0",
        "s r10 -r10 [ALREADY_REVERSED -r10]       | 24 | 0",
        "s r10 -r10 --r10                         | 14 | 0",
        "s r10 -r10 -s [REFUNDED --r10]           | 0  | 0",
        "s r10 -r10 -s --s --r10                  | 14 | 0",
        "s r10 r14 [REFUNDED -s] -r14 [REFUNDED -s] -r10 -s | 0 | 0",
        "s r10 -r10 r24 [REFUNDED --r10]          | 0  | 0",
        "s r10 -r10 r14 --r10                     | 0  | 0",
        "s -s r10                                 | 0  | 0",
        "s -s r10 [REFUNDED --s]                  | 0  | 0",
        "s -s r24 r24                             | 0  | 0",
        "s > | 0 | 24",
        "s > [ALREADY_REVERSED -s]                | 0  | 24",
        "s -s >                                   | 0  | 24",
        "s -s r10 [REFUNDED >]                    | 0  | 0",
        "s -s --s >                               | 0  | 24",
        "s r10 >                                  | 0  | 14",
        "s =20 [SHORT -s]                         | 4  | 0",
        "s =20 -=20 -s                            | 0  | 0",
        "s +5 -s [SHORT =6] =5                    | 0  | 0",
        "s +5 -+5 [ALREADY_REVERSED -+5] --+5 -s  | 5  | 0",
      })
  void points_stay_exact(String steps, long anas, long bens) {
    String refusal = null;
    for (String word : steps.strip().split(" ")) {
      if (word.startsWith("[")) {
        refusal = word.substring(1);
      } else {
        step(word.replace("]", ""), refusal);
        refusal = null;
      }
    }
    assertThat(card(ana).balance()).isEqualTo(anas);
    assertThat(card(ben).balance()).isEqualTo(bens);
  }

  private MemberCard card(UUID member) {
    return server.core().sync().member(member).card();
  }

  private void step(String word, @Nullable String refusal) {
    Answer answer = counter.ask(action(word), "mia");
    if (refusal != null) {
      assertThat(answer)
          .as(word)
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              no -> assertThat(no.code()).isEqualTo(Refusal.valueOf(refusal)));
    } else {
      assertThat(answer).as(word).isInstanceOf(Answer.Applied.class);
      done.put(word, answer.opId());
    }
  }

  private Action action(String word) {
    if (word.equals("s")) {
      RecordSale recorded = counter.sale(2_400, new Buyer.ById(ana));
      sale = recorded.sale().key();
      return recorded;
    }
    if (word.equals(">")) {
      return new MoveSale(sale, ben, "his", null);
    }
    return switch (word.charAt(0)) {
      case 'r' ->
          counter.refund(
              100L * Integer.parseInt(word.substring(1)), new Buyer.ById(ana), sale.ticket());
      case '-' -> new Reverse(ana, done.get(word.substring(1)), "wrong");
      case '+' -> new Action.Adjust(ana, Long.parseLong(word.substring(1)), "sorry");
      case '=' -> new Action.Adjust(ana, -Long.parseLong(word.substring(1)), "counted twice");
      default -> throw new IllegalArgumentException(word);
    };
  }

  @Test
  void a_moved_sale_is_undone_with_its_new_owner() {
    step("s", null);
    step(">", null);
    assertThat(counter.refused(new Reverse(ana, done.get(">"), "not hers"), "mia").code())
        .isEqualTo(Refusal.UNKNOWN_ENTRY);
    counter.done(new Reverse(ben, done.get(">"), "nor his"), "mia");
    assertThat(card(ben).balance()).isZero();
    assertThat(card(ana).balance()).isZero();
  }
}
