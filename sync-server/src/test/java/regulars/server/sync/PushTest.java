package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Poke;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.wire.PushReading;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.WriteFailed;
import regulars.server.ledger.Verify;

class PushTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Operation sale(long minor) {
    return counter.make(counter.sale(minor, new Buyer.ById(ana)), null);
  }

  private static PushReading.Item offer(Operation operation) {
    return TestCounter.offer(operation);
  }

  @Test
  void a_poison_operation_is_refused_and_kept_and_the_queue_goes_on() throws WireException {
    Operation before = sale(500);
    Operation poison = sale(600);
    Operation after = sale(700);
    String bad = Wire.text(new Offered(poison, false, null)).replace("recordSale", "teleport");
    String json =
        """
        {"ledgerId":"%s","epoch":1,"ops":[%s,%s,%s]}\
        """
            .formatted(
                server.head().ledgerId(),
                Wire.text(new Offered(before, false, null)),
                bad,
                Wire.text(new Offered(after, false, null)));
    PushReading reading = Wire.decodePush(json.getBytes(StandardCharsets.UTF_8));
    Pushed pushed = counter.push(reading.items().toArray(PushReading.Item[]::new));

    assertThat(pushed.stop()).isNull();
    assertThat(pushed.lastOpSeq()).isEqualTo(4);
    assertThat(pushed.answers().get(1))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Refusal.UNSUPPORTED);
              assertThat(refused.opId()).isEqualTo(poison.opId());
            });
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(12);
    assertThat(server.rows("SELECT payload FROM inbox", row -> row.text(1))).containsExactly(bad);

    Pushed again = counter.push(reading.items().toArray(PushReading.Item[]::new));
    assertThat(again.answers()).isEqualTo(pushed.answers());
    assertThat(counter.push(offer(poison)).answers()).containsExactly(pushed.answers().get(1));
    assertThat(server.number("SELECT count(*) FROM inbox")).isEqualTo(1);
  }

  @Test
  void an_operation_without_readable_id_or_number_takes_the_next_place() {
    PushReading.Item bad =
        new PushReading.Bad(null, null, Refusal.INVALID, "operation: is missing", "{\"x\":1}");
    Pushed pushed = counter.push(bad);
    assertThat(pushed.lastOpSeq()).isEqualTo(2);
    assertThat(pushed.answers()).hasSize(1);
    assertThat(counter.push(bad).answers()).isEqualTo(pushed.answers());
  }

  @Test
  void an_operation_that_breaks_a_rule_for_all_is_invalid_and_blocks_nothing() {
    Operation endless =
        counter.make(new Action.Enrol(counter.newId(), null, "x".repeat(5_000), null), null);
    Operation good = sale(700);
    Pushed pushed = counter.push(offer(endless), offer(good));
    assertThat(((Answer.Refused) pushed.answers().getFirst()).code()).isEqualTo(Refusal.INVALID);
    assertThat(pushed.answers().getLast()).isInstanceOf(Answer.Applied.class);
  }

  @Test
  void an_id_that_comes_back_with_another_content_quarantines_the_counter() {
    Operation first = sale(500);
    counter.push(offer(first));
    Operation changed =
        new Operation(
            first.opId(),
            first.opSeq(),
            first.occurredAt(),
            null,
            counter.sale(50_000, new Buyer.ById(ana)));
    Pushed pushed = counter.push(offer(changed));
    assertThat(pushed.stop()).isEqualTo(Pushed.Stop.QUARANTINED);
    assertThat(pushed.answers()).isEmpty();
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(5);
    assertThat(server.rows("SELECT code FROM inbox", row -> row.text(1)))
        .containsExactly("QUARANTINED");
    assertThatThrownBy(() -> counter.push(offer(first)))
        .cause()
        .isInstanceOfSatisfying(
            SyncRefused.class, e -> assertThat(e.why()).isEqualTo(SyncRefused.Why.NOT_ACTIVE));
  }

  @Test
  void a_number_that_comes_back_with_another_operation_quarantines_the_counter() {
    Operation first = sale(500);
    counter.push(offer(first));
    Operation reused =
        new Operation(UUID.randomUUID(), first.opSeq(), first.occurredAt(), null, first.action());
    assertThat(counter.push(offer(reused)).stop()).isEqualTo(Pushed.Stop.QUARANTINED);
  }

  @Test
  void an_id_of_another_counter_quarantines() {
    Operation first = sale(500);
    counter.push(offer(first));
    TestCounter thief = server.counter("two");
    assertThat(thief.push(offer(first)).stop()).isEqualTo(Pushed.Stop.QUARANTINED);
  }

  @Test
  void what_was_answered_before_a_stop_stands() {
    Operation one = sale(500);
    sale(600);
    Operation three = sale(700);
    Pushed pushed = counter.push(offer(one), offer(three));
    assertThat(pushed.stop()).isEqualTo(Pushed.Stop.GAP);
    assertThat(pushed.answers()).hasSize(1);
    assertThat(pushed.lastOpSeq()).isEqualTo(2);
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(5);
  }

  @Test
  void a_withdrawn_operation_is_refused_unless_it_was_applied_before() {
    Operation never = counter.make(new Action.Adjust(ana, 5, "x"), "mia");
    Answer refused = counter.answerTo(new PushReading.Good(new Offered(never, true, null)));
    assertThat(((Answer.Refused) refused).code()).isEqualTo(Refusal.WITHDRAWN);
    assertThat(counter.answerTo(offer(never))).isEqualTo(refused);

    Operation done = counter.make(new Action.Adjust(ana, 5, "x"), "mia");
    Answer applied = counter.answerTo(offer(done));
    assertThat(counter.answerTo(new PushReading.Good(new Offered(done, true, null))))
        .isEqualTo(applied)
        .isInstanceOf(Answer.Applied.class);
  }

  @Test
  void an_old_epoch_and_a_foreign_ledger_change_nothing() {
    Operation one = sale(500);
    counter.epoch = 0;
    assertThat(counter.push(offer(one))).isEqualTo(new Pushed(1, 1, List.of(), Pushed.Stop.EPOCH));
    PushReading foreign = new PushReading(UUID.randomUUID(), 1, List.of(offer(one)));
    assertThatThrownBy(() -> server.core().sync().push(counter.id, foreign))
        .isInstanceOfSatisfying(
            SyncRefused.class, e -> assertThat(e.why()).isEqualTo(SyncRefused.Why.WRONG_LEDGER));
    assertThat(server.number("SELECT count(*) FROM ledger")).isZero();
  }

  @Test
  void pokes_follow_the_commit_with_the_newest_balance() {
    server.pokes.clear();
    counter.push(offer(sale(500)), offer(sale(600)));
    assertThat(server.pokes)
        .containsExactly(
            new Poke(
                1,
                2,
                server.head().cursor().revision(),
                server.core().sync().member(ana).card().balance() == 11
                    ? counter.answers.getLast().live()
                    : null));
  }

  @Test
  void a_full_disk_leaves_nothing_half_done_and_the_same_push_goes_through_later() {
    PushReading.Item[] ops = new PushReading.Item[200];
    for (int i = 0; i < ops.length; i++) {
      ops[i] = offer(sale(100 + i));
    }
    long pages = server.core().writes().now(tx -> tx.number("PRAGMA page_count"));
    server.core().writes().now(tx -> tx.number("PRAGMA max_page_count = " + (pages + 3)));
    assertThatThrownBy(() -> counter.push(ops))
        .isInstanceOfSatisfying(
            WriteFailed.class, e -> assertThat(e.why()).isEqualTo(WriteFailed.Why.DISK_FULL));
    assertThat(server.number("SELECT count(*) FROM op_outcome")).isEqualTo(1);
    assertThat(server.head().cursor().seq()).isZero();
    assertThat(Verify.open(server.database()).findings()).isEmpty();

    server.core().writes().now(tx -> tx.number("PRAGMA max_page_count = 1000000"));
    Pushed pushed = counter.push(ops);
    assertThat(pushed.answers()).hasSize(200).allMatch(Answer.Applied.class::isInstance);
    assertThat(Verify.open(server.database()).findings()).isEmpty();
  }

  @Test
  void a_server_without_rules_asks_to_wait() {
    server.tamper("DELETE FROM rules");
    assertThatThrownBy(() -> counter.push(offer(sale(500))))
        .cause()
        .isInstanceOfSatisfying(
            SyncRefused.class, e -> assertThat(e.why()).isEqualTo(SyncRefused.Why.NOT_READY));
  }

  @Test
  void the_clock_may_jump_back_between_two_operations() {
    counter.push(offer(sale(500)));
    server.clock.advance(Duration.ofDays(-400));
    counter.push(offer(sale(600)));
    assertThat(Verify.open(server.database()).findings()).isEmpty();
  }
}
