package regulars.model.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {
  private static final byte[] SALT = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);

  @Test
  void a_pin_matches_its_hash_and_no_other() {
    String hash = Pins.hash("2468", SALT);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("2468");
    assertThat(Pins.matches("2468", hash)).isTrue();
    assertThat(Pins.matches("2469", hash)).isFalse();
    assertThat(Pins.matches("", hash)).isFalse();
  }

  /** From the tests of the reference implementation. */
  @Test
  void a_hash_of_the_reference_implementation_is_read_with_its_own_parameters() {
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(Pins.matches("password", reference)).isTrue();
    assertThat(Pins.matches("passwort", reference)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2468",
        "$argon2i$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlcw$c2l4dGVlbiBieXRlcy4uLg",
        "$argon2id$v=19$m=999999,t=1,p=1$c2l4dGVlbiBieXRlcw$c2l4dGVlbiBieXRlcy4uLg",
        "$argon2id$v=19$m=64,t=999,p=1$c2l4dGVlbiBieXRlcw$c2l4dGVlbiBieXRlcy4uLg",
        "$argon2id$v=19$m=64,t=1,p=99$c2l4dGVlbiBieXRlcw$c2l4dGVlbiBieXRlcy4uLg",
        "$argon2id$v=19$m=0,t=0,p=0$c2l4dGVlbiBieXRlcw$c2l4dGVlbiBieXRlcy4uLg",
        "$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiB$c2l4dGVlbiBieXRlcy4uLgAAA"
      })
  void what_is_no_hash_of_ours_matches_nothing_and_costs_nothing(String hash) {
    assertThat(Pins.matches("2468", hash)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2468, BARISTA, ",
    "246, BARISTA, TOO_SHORT",
    "'', BARISTA, TOO_SHORT",
    "2468, MANAGER, TOO_SHORT",
    "246813, MANAGER, ",
    "246813, OWNER, ",
    "1234, BARISTA, TOO_SIMPLE",
    "8765, BARISTA, TOO_SIMPLE",
    "7777, BARISTA, TOO_SIMPLE",
    "123456, OWNER, TOO_SIMPLE",
    "1235, BARISTA, ",
    "24a8, BARISTA, NOT_DIGITS",
    "\u0662\u0664\u0666\u0668, BARISTA, NOT_DIGITS",
    "2468246824682, BARISTA, TOO_LONG"
  })
  void a_pin_has_enough_digits_for_its_role_and_is_no_row(
      String pin, Role role, Pins.Weak expected) {
    assertThat(Pins.weakness(pin, role)).isEqualTo(expected);
  }

  @Test
  void no_record_tells_its_secret() {
    assertThat(new SignIn.Request("ana", "2468").toString()).doesNotContain("2468");
    assertThat(new SignIn.Reply("secret", Role.OWNER, 900, 5, 0).toString())
        .doesNotContain("secret");
    assertThat(new Staff("ana", "Ana", Role.BARISTA, true, "$argon2id$x").toString())
        .doesNotContain("argon2id");
  }

  @Test
  void each_role_may_what_the_one_before_may() {
    assertThat(Role.OWNER.atLeast(Role.MANAGER)).isTrue();
    assertThat(Role.MANAGER.atLeast(Role.MANAGER)).isTrue();
    assertThat(Role.BARISTA.atLeast(Role.MANAGER)).isFalse();
    assertThat(new Staff("mia", "Mia", Role.MANAGER, true, null).may(Role.MANAGER)).isTrue();
    assertThat(new Staff("mia", "Mia", Role.MANAGER, false, null).may(Role.BARISTA)).isFalse();
  }
}
