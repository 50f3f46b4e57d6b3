package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.wire.PushReading;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.Database;
import regulars.server.ledger.Verify;

/** A backup that is older than a pairing: what was answered in between is not lost. */
class FormerPairingsTest {
  private static final String ANA = "+14155552671";

  @TempDir Path folder;

  private TestServer server;
  private TestCounter other;
  private Path backup;

  /** The counter under the id that the restored server never heard of. */
  private TestCounter before;

  /** The same counter, paired anew. */
  private TestCounter now;

  private UUID ana;

  @BeforeEach
  void a_counter_is_paired_after_the_backup_and_works() throws Exception {
    server = TestServer.in(folder);
    other = server.counter("other");
    other.hello(Cursor.START, false);
    server.stop();
    backup = folder.resolve("backup.db");
    Files.copy(folder.resolve(Database.FILE), backup);
    server.restart();

    before = server.counter("bar");
    before.hello(Cursor.START, false);
    ana = before.enrol(ANA, "Ana");
    Answer.Applied earned = before.done(before.sale(12_000, new Buyer.ById(ana)));
    before.done(
        new Action.Redeem(ana, earned.live().version(), "Free coffee", 100, null, null), "bea");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void putBack(boolean newEpoch) throws Exception {
    server.stop();
    Files.copy(backup, folder.resolve(Database.FILE), StandardCopyOption.REPLACE_EXISTING);
    if (newEpoch) {
      try (Database database = Database.open(folder)) {
        Restore.newEpoch(database, 0);
      }
    }
    server.restart();
    now = server.counter("bar, paired anew");
    now.epoch = server.head().epoch();
    now.formers.add(new Hello.Former(before.id, 1, before.ops.size()));
  }

  private List<PushReading.Item> withReceipts() {
    List<PushReading.Item> items = new ArrayList<>();
    for (int i = 0; i < before.ops.size(); i++) {
      items.add(new PushReading.Good(new Offered(before.ops.get(i), false, before.answers.get(i))));
    }
    return items;
  }

  @Test
  void what_was_answered_in_an_earlier_pairing_comes_back_under_its_own_ids() throws Exception {
    putBack(/* newEpoch= */ true);
    other.hello(Cursor.START, false);
    assertThat(other.hello(Cursor.START, true).mode()).isEqualTo(Welcome.Mode.NORMAL);

    Welcome welcome = now.hello(Cursor.START, true);
    assertThat(welcome.lacking()).containsExactly(new Welcome.Lacking(before.id, 0));
    assertThat(welcome.mode()).isEqualTo(Welcome.Mode.RECOVERING);
    Pushed first = now.pushAs(before.id, withReceipts());
    Pushed again = now.pushAs(before.id, withReceipts()); // the reply was lost
    assertThat(first.stop()).isNull();
    assertThat(again.answers()).isEqualTo(first.answers());
    assertThat(first.answers().stream().map(Answer::opId).toList())
        .isEqualTo(before.answers.stream().map(Answer::opId).toList());

    Welcome after = now.hello(Cursor.START, true);
    assertThat(after.lacking()).isNull();
    assertThat(after.mode()).isEqualTo(Welcome.Mode.NORMAL);
    assertThat(server.number("SELECT balance FROM account")).isEqualTo(20);
    assertThat(server.number("SELECT count(*) FROM ledger WHERE counter_id = ?", before.id))
        .isEqualTo(2);
    assertThat(Verify.open(server.database()).findings()).isEmpty();
  }

  @Test
  void a_file_put_back_in_silence_is_noticed_by_what_an_earlier_pairing_knows() throws Exception {
    putBack(/* newEpoch= */ false);
    Welcome welcome = now.hello(Cursor.START, true);
    assertThat(welcome.epoch()).isEqualTo(2);
    assertThat(welcome.lacking()).containsExactly(new Welcome.Lacking(before.id, 0));
    assertThat(welcome.mode()).isEqualTo(Welcome.Mode.RECOVERING);
  }

  @Test
  void an_earlier_pairing_only_repeats_what_was_answered() throws Exception {
    putBack(/* newEpoch= */ true);
    now.hello(Cursor.START, true);
    List<PushReading.Item> bare =
        before.ops.stream().<PushReading.Item>map(TestCounter::offer).toList();
    Pushed pushed = now.pushAs(before.id, bare);
    assertThat(pushed.stop()).isEqualTo(Pushed.Stop.EPOCH);
    assertThat(pushed.answers()).isEmpty();
    assertThat(server.number("SELECT count(*) FROM ledger")).isZero();
  }

  @Test
  void nothing_is_taken_on_trust_while_nothing_is_lacking() {
    now = server.counter("bar again");
    now.formers.add(new Hello.Former(before.id, 1, before.ops.size()));
    assertThat(helloOf(now).lacking()).isNull();
    TestCounter stranger = server.counter("stranger");
    stranger.done(stranger.sale(100, new Buyer.Nobody()));
    Offered made =
        new Offered(
            before.make(new Action.Adjust(ana, 1_000, "please"), "mia"),
            false,
            new Answer.Applied(
                before.ops.getLast().opId(), 4, null, 1_000, 9, null, null, List.of()));
    assertThat(now.pushAs(before.id, List.of(new PushReading.Good(made))).stop())
        .isEqualTo(Pushed.Stop.EPOCH);
    assertThat(server.number("SELECT balance FROM account")).isEqualTo(20);
  }

  private static Welcome helloOf(TestCounter counter) {
    try {
      return counter.hello(Cursor.START, true);
    } catch (SyncRefused e) {
      throw new AssertionError(e);
    }
  }
}
