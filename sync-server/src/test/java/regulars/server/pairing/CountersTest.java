package regulars.server.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.sync.Pairing;
import regulars.server.ServerCore;
import regulars.server.SettableClock;
import regulars.server.db.SameThreadWrites;
import regulars.server.poke.Pokes;

final class CountersTest {
  private static final String WRONG = "BBBB-BBBB";

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();
  private final List<UUID> cut = new ArrayList<>();
  private ServerCore core;
  private Counters counters;

  @BeforeEach
  void open() throws IOException {
    core =
        ServerCore.openWith(
            folder,
            clock,
            Pokes.NONE,
            database -> new SameThreadWrites(database, SameThreadWrites.Fault.NONE));
    counters = new Counters(core.database(), core.writes(), clock, new SecureRandom(), cut::add);
  }

  @AfterEach
  void close() {
    core.close();
  }

  private void restart() throws IOException {
    close();
    open();
  }

  private Counters.Outcome pair(String code) {
    return counters.pair(new Pairing.Request(code, "Front"));
  }

  private Pairing.Paired in(String code) {
    return ((Counters.Outcome.In) pair(code)).paired();
  }

  @Test
  void a_code_lets_one_counter_in_once() {
    String code = counters.makeCode(null).code();

    Pairing.Paired paired = in(code);

    assertThat(counters.authenticate(paired.token())).isEqualTo(paired.counterId());
    assertThat(pair(code)).isEqualTo(new Counters.Outcome.NoSuchCode());
    assertThat(counters.list()).hasSize(1);
    assertThat(counters.list().getFirst().name()).isEqualTo("Front");
  }

  @Test
  @Timeout(60)
  void more_codes_than_there_are_labels_can_be_made_and_used_at_a_time() {
    for (int i = 0; i < 450; i++) {
      in(counters.makeCode(null).code());
      counters.makeCode("never used");
    }

    assertThat(counters.list()).hasSize(450);
  }

  @Test
  void a_code_is_read_however_it_is_typed() {
    String code = counters.makeCode("By the window").code();

    Pairing.Paired paired = in(" " + code.toLowerCase().replace("-", " ") + " ");

    assertThat(paired.token()).hasSizeGreaterThan(40);
    assertThat(counters.list().getFirst().name()).isEqualTo("By the window");
  }

  @Test
  void a_code_is_void_after_ten_minutes() {
    String code = counters.makeCode(null).code();

    clock.advance(Counters.CODE_LIFE);

    assertThat(pair(code)).isEqualTo(new Counters.Outcome.NoSuchCode());
  }

  @Test
  void five_wrong_codes_void_the_right_one_even_across_a_restart() throws IOException {
    String code = counters.makeCode(null).code();
    for (int i = 0; i < 3; i++) {
      assertThat(pair(WRONG)).isEqualTo(new Counters.Outcome.NoSuchCode());
    }
    restart();
    pair(WRONG);
    pair("what?");

    assertThat(pair(code)).isEqualTo(new Counters.Outcome.NoSuchCode());
  }

  @Test
  void four_wrong_codes_leave_the_right_one_good() {
    String code = counters.makeCode(null).code();
    for (int i = 0; i < 4; i++) {
      pair(WRONG);
    }

    assertThat(pair(code)).isInstanceOf(Counters.Outcome.In.class);
  }

  @Test
  void too_many_tries_have_to_wait() {
    for (int i = 0; i < 10; i++) {
      pair(WRONG);
    }
    String code = counters.makeCode(null).code();

    assertThat(pair(code)).isEqualTo(new Counters.Outcome.TooFast(60));
    clock.advance(Duration.ofSeconds(60));
    assertThat(pair(code)).isInstanceOf(Counters.Outcome.In.class);
  }

  @Test
  void right_codes_are_not_slowed_down() {
    for (int i = 0; i < 20; i++) {
      assertThat(pair(counters.makeCode(null).code())).isInstanceOf(Counters.Outcome.In.class);
    }
  }

  @Test
  void a_counter_that_was_shut_out_stays_out() throws IOException {
    Pairing.Paired paired = in(counters.makeCode(null).code());

    assertThat(counters.revoke(paired.counterId())).isTrue();

    assertThat(cut).containsExactly(paired.counterId());
    assertThat(counters.authenticate(paired.token())).isNull();
    restart();
    assertThat(counters.authenticate(paired.token())).isNull();
    assertThat(counters.list().getFirst().state()).isEqualTo(PairedCounter.State.REVOKED);
  }

  @Test
  void tokens_survive_a_restart() throws IOException {
    Pairing.Paired paired = in(counters.makeCode(null).code());

    restart();

    assertThat(counters.authenticate(paired.token())).isEqualTo(paired.counterId());
    assertThat(counters.authenticate(paired.token() + "x")).isNull();
  }

  @Test
  void counters_can_be_renamed_and_given_up() {
    Pairing.Paired paired = in(counters.makeCode(null).code());

    assertThat(counters.rename(paired.counterId(), "  Bar  ")).isTrue();
    assertThat(counters.markLost(paired.counterId())).isTrue();
    assertThat(counters.markLost(UUID.randomUUID())).isFalse();

    assertThat(counters.list().getFirst().name()).isEqualTo("Bar");
    assertThat(counters.list().getFirst().state()).isEqualTo(PairedCounter.State.LOST);
    assertThatThrownBy(() -> counters.rename(paired.counterId(), "x".repeat(41)))
        .hasMessageContaining("1 to 40 characters");
  }

  @Test
  void a_sixth_open_code_voids_the_oldest() {
    String oldest = counters.makeCode(null).code();
    String second = "";
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      String code = counters.makeCode(null).code();
      second = i == 0 ? code : second;
    }

    assertThat(pair(oldest)).isEqualTo(new Counters.Outcome.NoSuchCode());
    assertThat(pair(second)).isInstanceOf(Counters.Outcome.In.class);
  }
}
