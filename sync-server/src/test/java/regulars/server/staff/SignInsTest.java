package regulars.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.server.TestServer;

class SignInsTest {
  private static final UUID HERE = new UUID(0, 1);
  private static final UUID THERE = new UUID(0, 2);

  @TempDir Path folder;
  private TestServer server;
  private StaffBook book;
  private SignIns signIns;
  private String olga;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    open();
    olga = book.add(new StaffBook.Profile("Olga", Role.OWNER, null), "246813");
  }

  private void open() {
    book =
        new StaffBook(
            server.database(),
            server.core().writes(),
            server.clock,
            server.pokes::add,
            new Random(3));
    signIns = new SignIns(server.database(), server.core().writes(), server.clock, new Random(4));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SignIn.Reply tryPin(String pin) {
    return signIns.signIn(HERE, new SignIn.Request(olga, pin));
  }

  @Test
  void the_right_pin_gives_a_session_that_only_its_counter_can_use() {
    SignIn.Reply in = tryPin("246813");
    assertThat(in.role()).isEqualTo(Role.OWNER);
    assertThat(signIns.who(HERE, in.session()).id()).isEqualTo(olga);
    assertThat(signIns.who(THERE, in.session())).isNull();
    assertThat(signIns.who(HERE, in.session() + "x")).isNull();
  }

  @Test
  void a_session_ends_fifteen_minutes_after_its_last_request() {
    String session = tryPin("246813").session();
    for (int i = 0; i < 4; i++) {
      server.clock.advance(Duration.ofMinutes(14));
      assertThat(signIns.who(HERE, session)).isNotNull();
    }
    server.clock.advance(Duration.ofMinutes(15));
    assertThat(signIns.who(HERE, session)).isNull();
    assertThat(signIns.who(HERE, session)).isNull();
  }

  @Test
  void a_session_ends_with_sign_out_with_another_pin_and_with_leaving() {
    String first = tryPin("246813").session();
    signIns.signOutAll(HERE, olga);
    assertThat(signIns.who(HERE, first)).isNull();
    String second = tryPin("246813").session();
    book.setPin(olga, "975318");
    assertThat(signIns.who(HERE, second)).isNull();
    String third = tryPin("975318").session();
    book.add(new StaffBook.Profile("Mia", Role.OWNER, null), "135792");
    book.leave(olga);
    assertThat(signIns.who(HERE, third)).isNull();
    assertThat(tryPin("975318").session()).isNull();
  }

  @Test
  void five_wrong_pins_lock_out_even_the_right_one_and_starting_again_is_no_way_around() {
    for (int left = 4; left >= 0; left--) {
      SignIn.Reply wrong = tryPin("000000");
      assertThat(wrong.session()).isNull();
      assertThat(wrong.triesLeft()).isEqualTo(left);
    }
    assertThat(tryPin("246813").waitSeconds()).isEqualTo(60);
    server.restart();
    open();
    server.clock.advance(Duration.ofSeconds(59));
    assertThat(tryPin("246813").waitSeconds()).isEqualTo(1);
    server.clock.advance(Duration.ofSeconds(1));
    assertThat(tryPin("246813").session()).isNotNull();
    assertThat(tryPin("000000").triesLeft()).isEqualTo(4);
  }

  @Test
  void a_new_pin_forgives_the_wrong_ones() {
    for (int i = 0; i < 7; i++) {
      tryPin("000000");
    }
    book.setPin(olga, "975318");
    assertThat(tryPin("975318").session()).isNotNull();
  }

  @Test
  void an_id_that_nobody_has_is_answered_alike_and_leaves_no_row() {
    SignIn.Reply reply = signIns.signIn(HERE, new SignIn.Request("nobody", "246813"));
    assertThat(reply.session()).isNull();
    assertThat(server.number("SELECT count(*) FROM wrong_pin")).isZero();
  }

  @Test
  void neither_pin_nor_session_is_stored() {
    String session = tryPin("246813").session();
    assertThat(
            server.rows(
                "SELECT group_concat(id || name || pin_hash) FROM staff", row -> row.text(1)))
        .singleElement()
        .asString()
        .doesNotContain("246813")
        .doesNotContain(session);
  }
}
