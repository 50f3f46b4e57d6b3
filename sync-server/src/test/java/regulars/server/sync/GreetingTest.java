package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.server.TestCounter;
import regulars.server.TestServer;

/**
 * Two disks that claim to be one counter are found; a hello that comes late or twice is not one.
 */
class GreetingTest {
  @TempDir Path folder;
  private TestServer server;
  private TestCounter counter;

  @BeforeEach
  void open() {
    server = TestServer.in(folder);
    counter = server.counter("counter");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_same_hello_twice_is_late_even_when_operations_came_in_between() throws Exception {
    Hello first = counter.greeting(Cursor.START, false);
    counter.hello(Cursor.START, false);
    counter.ask(counter.sale(500, new Buyer.Nobody()));

    assertLate(first);
    assertThat(counter.hello(Cursor.START, false).lastOpSeq()).isEqualTo(1);
  }

  @Test
  void a_late_hello_does_not_make_another_look_new() throws Exception {
    Hello first = counter.greeting(Cursor.START, false);
    later();
    Hello second = counter.greeting(Cursor.START, false);
    later();
    counter.hello(Cursor.START, false);
    server.core().sync().hello(counter.id, first);
    counter.ask(counter.sale(500, new Buyer.Nobody()));

    assertLate(second);
  }

  @Test
  void a_hello_from_before_a_restore_is_no_evidence_after_it() throws Exception {
    Hello first = counter.greeting(Cursor.START, false);
    counter.hello(Cursor.START, false);
    counter.ask(counter.sale(500, new Buyer.Nobody()));
    restore();

    assertThat(server.core().sync().hello(counter.id, first).epoch()).isEqualTo(2);
    assertThat(counter.hello(Cursor.START, false).epoch()).isEqualTo(2);
  }

  @Test
  void a_hello_from_before_a_restore_does_not_say_which_token_comes_next() throws Exception {
    counter.hello(Cursor.START, false);
    Hello old = counter.greeting(Cursor.START, false);
    for (int i = 0; i < 3; i++) {
      later();
      counter.hello(Cursor.START, false);
    }
    restore();

    server.core().sync().hello(counter.id, old);

    counter.hello(Cursor.START, false);
    assertThat(counter.hello(Cursor.START, true).epoch()).isEqualTo(2);
  }

  @Test
  void replies_may_get_lost_and_the_clock_be_set_back() throws Exception {
    counter.hello(Cursor.START, false);
    String kept = counter.rollingToken;
    for (int i = 0; i < 3; i++) {
      server.clock.advance(Duration.ofMinutes(i == 1 ? -10 : 1));
      counter.rollingToken = kept;
      counter.hello(Cursor.START, false);
    }
    assertThat(counter.hello(Cursor.START, false).lastOpSeq()).isZero();
  }

  @Test
  void two_disks_that_take_turns_are_found() throws Exception {
    counter.hello(Cursor.START, false);
    TestCounter copy = server.again(counter);
    copy.rollingToken = counter.rollingToken;

    later();
    copy.hello(Cursor.START, false);
    later();
    counter.hello(Cursor.START, false);
    later();
    copy.hello(Cursor.START, false);
    later();

    assertThatThrownBy(() -> counter.hello(Cursor.START, false))
        .isInstanceOfSatisfying(
            SyncRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(SyncRefused.Why.NOT_ACTIVE));
  }

  private void later() {
    server.clock.advance(Duration.ofSeconds(1));
  }

  private void assertLate(Hello hello) {
    assertThatThrownBy(() -> server.core().sync().hello(counter.id, hello))
        .isInstanceOfSatisfying(
            SyncRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(SyncRefused.Why.LATE_HELLO));
  }

  private void restore() {
    Restore.newEpoch(server.database(), 0);
  }
}
