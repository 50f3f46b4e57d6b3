package regulars.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Phone;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.server.TestServer;
import regulars.server.staff.StaffRefused.Why;

class StaffBookTest {
  @TempDir Path folder;
  private TestServer server;
  private StaffBook book;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    book =
        new StaffBook(
            server.database(),
            server.core().writes(),
            server.clock,
            server.pokes::add,
            new Random(3));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String add(String name, Role role, String pin) {
    return book.add(new StaffBook.Profile(name, role, null), pin);
  }

  private static Why why(ThrowingCallable call) {
    return catchThrowableOfType(StaffRefused.class, call).why();
  }

  @Test
  void whoever_is_added_is_known_by_their_pin_alone() {
    String id = add(" Olga  P. ", Role.OWNER, "246813");
    Staff olga = book.roll().find(id);
    assertThat(olga.name()).isEqualTo("Olga P.");
    assertThat(olga.active()).isTrue();
    assertThat(Pins.matches("246813", olga.pinHash())).isTrue();
    assertThat(Pins.matches("246814", olga.pinHash())).isFalse();
  }

  @Test
  void two_with_the_same_pin_have_different_hashes() {
    String one = add("Olga", Role.OWNER, "246813");
    String two = add("Mia", Role.OWNER, "246813");
    Roll roll = book.roll();
    assertThat(roll.find(one).pinHash()).isNotEqualTo(roll.find(two).pinHash());
  }

  @Test
  void the_first_is_an_owner_and_the_last_owner_stays_one() {
    assertThat(why(() -> add("Ana", Role.BARISTA, "2468"))).isEqualTo(Why.OWNER_FIRST);
    String olga = add("Olga", Role.OWNER, "246813");
    add("Mia", Role.MANAGER, "135792");
    assertThat(why(() -> book.leave(olga))).isEqualTo(Why.LAST_OWNER);
    assertThat(why(() -> book.change(olga, profile("Olga", Role.MANAGER), null)))
        .isEqualTo(Why.LAST_OWNER);
    add("Oli", Role.OWNER, "864297");
    book.leave(olga);
    assertThat(book.roll().find(olga).active()).isFalse();
    assertThat(book.roll().find(olga).pinHash()).isNull();
  }

  private static StaffBook.Profile profile(String name, Role role) {
    return new StaffBook.Profile(name, role, null);
  }

  @Test
  void a_name_is_one_persons_among_those_who_work_here() {
    String olga = add("Olga", Role.OWNER, "246813");
    assertThat(why(() -> add("OLGA", Role.BARISTA, "2468"))).isEqualTo(Why.NAME_TAKEN);
    String ana = add("Ana", Role.BARISTA, "2468");
    assertThat(why(() -> book.change(ana, profile("Ólga", Role.BARISTA), null)))
        .isEqualTo(Why.NAME_TAKEN);
    book.leave(ana);
    String other = add("Ana", Role.BARISTA, "2469");
    assertThat(other).isNotEqualTo(ana).isNotEqualTo(olga);
    assertThat(why(() -> book.setPin(ana, "2470"))).isEqualTo(Why.NAME_TAKEN);
    assertThat(why(() -> add(" ", Role.BARISTA, "2468"))).isEqualTo(Why.BAD_NAME);
    assertThat(why(() -> add("x".repeat(41), Role.BARISTA, "2468"))).isEqualTo(Why.BAD_NAME);
  }

  @Test
  void a_barista_who_becomes_a_manager_needs_a_longer_pin() {
    add("Olga", Role.OWNER, "246813");
    String ana = add("Ana", Role.BARISTA, "2468");
    assertThat(why(() -> book.change(ana, profile("Ana", Role.MANAGER), null)))
        .isEqualTo(Why.PIN_NEEDED);
    assertThat(why(() -> book.change(ana, profile("Ana", Role.MANAGER), "2468")))
        .isEqualTo(Why.PIN_TOO_SHORT);
    book.change(ana, profile("Ana", Role.MANAGER), "864213");
    assertThat(book.roll().may(ana, Role.MANAGER)).isTrue();
    assertThatCode(() -> book.change(ana, profile("Ana B.", Role.MANAGER), null))
        .doesNotThrowAnyException();
  }

  @Test
  void whoever_left_comes_back_with_a_new_pin() {
    add("Olga", Role.OWNER, "246813");
    String ana = add("Ana", Role.BARISTA, "2468");
    book.leave(ana);
    assertThat(book.roll().may(ana, Role.BARISTA)).isFalse();
    book.setPin(ana, "8642");
    assertThat(book.roll().may(ana, Role.BARISTA)).isTrue();
    assertThat(why(() -> book.setPin("nobody", "8642"))).isEqualTo(Why.NO_SUCH_STAFF);
  }

  @Test
  void every_change_reaches_the_counters_in_its_newest_state_and_they_are_poked() {
    Cursor before = server.head().cursor();
    int pokes = server.pokes.size();
    String olga = add("Olga", Role.OWNER, "246813");
    String ana = add("Ana", Role.BARISTA, "2468");
    book.change(ana, profile("Ana B.", Role.BARISTA), null);
    book.change(olga, new StaffBook.Profile("Olga", Role.OWNER, new Phone("+14155552671")), null);
    List<Change> changes = server.counter("one").pull(before, 500).changes();
    assertThat(changes)
        .extracting(change -> ((Change.StaffChanged) change).staff().name())
        .containsExactly("Ana B.", "Olga");
    assertThat(changes.toString()).doesNotContain("4155552671");
    assertThat(server.pokes.size()).isGreaterThan(pokes);
    assertThat(book.contacts()).contains(new StaffBook.Contact(olga, new Phone("+14155552671")));
  }
}
