package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Hash;
import regulars.model.member.Buyer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Pulled;
import regulars.model.sync.Welcome;
import regulars.server.TestCounter;
import regulars.server.TestServer;

class HelloTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void refused(
      SyncRefused.Why why, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SyncRefused.class, e -> assertThat(e.why()).isEqualTo(why));
  }

  @Test
  void a_welcome_says_where_both_stand() throws SyncRefused {
    UUID ana = counter.enrol("+14155552671", "Ana");
    counter.done(counter.sale(500, new Buyer.ById(ana)));
    Welcome welcome = counter.hello(Cursor.START, false);
    assertThat(welcome.lastOpSeq()).isEqualTo(2);
    assertThat(welcome.head()).isEqualTo(server.head().cursor());
    assertThat(welcome.action()).isEqualTo(Welcome.Todo.OK);
    assertThat(welcome.mode()).isEqualTo(Welcome.Mode.NORMAL);
    assertThat(counter.hello(welcome.head(), false).action()).isEqualTo(Welcome.Todo.OK);
  }

  @Test
  void a_cursor_that_is_not_on_this_chain_has_to_start_over() throws SyncRefused {
    UUID ana = counter.enrol("+14155552671", "Ana");
    counter.done(counter.sale(500, new Buyer.ById(ana)));
    Cursor forged = new Cursor(1, new Hash(new byte[32]), 1);
    assertThat(counter.hello(forged, false).action()).isEqualTo(Welcome.Todo.RESET);
    Pulled page = counter.pull(forged, 10);
    assertThat(page.reset()).isTrue();
    assertThat(page.entries()).isEmpty();
    Cursor ahead = new Cursor(0, Hash.NONE, 1_000);
    assertThat(counter.pull(ahead, 10).reset()).isTrue();
  }

  @Test
  void a_lost_reply_and_a_hello_that_comes_twice_are_no_strangers() throws SyncRefused {
    Hello first = counter.greeting(Cursor.START, false);
    server.core().sync().hello(counter.id, first);
    Welcome again = server.core().sync().hello(counter.id, first);
    counter.rollingToken = again.rollingToken();
    Hello second = counter.greeting(Cursor.START, false);
    server.core().sync().hello(counter.id, second);
    counter.hello(Cursor.START, false);
    counter.hello(Cursor.START, false);
    assertThat(server.rows("SELECT state FROM counter", row -> row.text(1)))
        .containsExactly("active");
  }

  @Test
  void a_hello_that_the_network_delivers_late_is_refused_and_harms_nobody() throws SyncRefused {
    Hello late = counter.greeting(Cursor.START, false);
    counter.hello(Cursor.START, false);
    server.clock.advance(Duration.ofSeconds(30));
    counter.hello(Cursor.START, false);
    server.clock.advance(Duration.ofSeconds(30));
    counter.hello(Cursor.START, false);
    refused(SyncRefused.Why.LATE_HELLO, () -> server.core().sync().hello(counter.id, late));
    counter.hello(Cursor.START, false);
  }

  @Test
  void a_copied_disk_is_noticed_and_quarantined() throws SyncRefused {
    counter.hello(Cursor.START, false);
    String copied = counter.rollingToken;
    for (int i = 0; i < 3; i++) {
      server.clock.advance(Duration.ofMinutes(1));
      counter.hello(Cursor.START, false);
    }
    counter.rollingToken = copied;
    server.clock.advance(Duration.ofMinutes(1));
    refused(SyncRefused.Why.NOT_ACTIVE, () -> counter.hello(Cursor.START, false));
    assertThat(server.rows("SELECT state FROM counter", row -> row.text(1)))
        .containsExactly("quarantined");
    assertThat(server.rows("SELECT detail FROM inbox", row -> row.text(1)))
        .singleElement()
        .asString()
        .contains("two disks");
  }

  @Test
  void a_disk_that_forgot_what_it_sent_is_quarantined() throws SyncRefused {
    counter.hello(Cursor.START, false);
    counter.enrol("+14155552671", "Ana");
    counter.ops.clear();
    server.clock.advance(Duration.ofMinutes(1));
    refused(SyncRefused.Why.NOT_ACTIVE, () -> counter.hello(Cursor.START, false));
  }

  @Test
  void no_common_protocol_another_ledger_and_a_revoked_counter_are_told_apart() {
    Hello ours = counter.greeting(Cursor.START, false);
    Hello future =
        new Hello(
            2, 3, "test", ours.ledgerId(), 1, 1, 1, Cursor.START, null, 0, false, List.of(), null);
    refused(SyncRefused.Why.PROTOCOL, () -> server.core().sync().hello(counter.id, future));
    Hello foreign =
        new Hello(
            1,
            1,
            "test",
            UUID.randomUUID(),
            1,
            1,
            1,
            Cursor.START,
            null,
            0,
            false,
            List.of(),
            null);
    refused(SyncRefused.Why.WRONG_LEDGER, () -> server.core().sync().hello(counter.id, foreign));
    server.tamper("UPDATE counter SET state = 'revoked'");
    refused(SyncRefused.Why.NOT_ACTIVE, () -> server.core().sync().hello(counter.id, ours));
  }

  @Test
  void the_skew_of_a_counters_clock_is_kept() throws SyncRefused {
    Hello ours = counter.greeting(Cursor.START, false);
    server.clock.advance(Duration.ofSeconds(-90));
    server.core().sync().hello(counter.id, ours);
    assertThat(server.number("SELECT skew_millis FROM counter")).isEqualTo(90_000);
  }
}
