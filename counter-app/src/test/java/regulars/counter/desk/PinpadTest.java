package regulars.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;

/** PINs at the counter, over its real files. */
class PinpadTest {
  private static final byte[] SALT = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);

  private static Staff bea(boolean active) {
    return new Staff("bea", "Bea", Role.BARISTA, active, active ? Pins.hash("2468", SALT) : null);
  }

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void start() {
    world = new World(folder);
    world.server.staff(bea(true));
    world.heal();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_pin_is_checked_with_the_server_gone_and_the_hash_stays_behind_the_desk() {
    world.server.down = true;
    assertThat(world.desk().checkPin("bea", "2468").right()).isTrue();
    assertThat(world.desk().checkPin("nobody", "2468").right()).isFalse();
    assertThat(world.desk().staff())
        .containsExactly(new Staff("bea", "Bea", Role.BARISTA, true, null));
  }

  @Test
  void the_lock_out_survives_a_restart_and_ends_by_itself() {
    for (int left = 4; left >= 0; left--) {
      assertThat(world.desk().checkPin("bea", "0000"))
          .isEqualTo(new PinCheck(false, left, left == 0 ? 60 : 0));
    }
    world.restart();
    world.clock.goOn(Duration.ofSeconds(30));
    assertThat(world.desk().checkPin("bea", "2468")).isEqualTo(new PinCheck(false, 0, 30));
    world.clock.goOn(Duration.ofSeconds(30));
    assertThat(world.desk().checkPin("bea", "2468").right()).isTrue();
    assertThat(world.desk().checkPin("bea", "0000").triesLeft()).isEqualTo(4);
  }

  @Test
  void whoever_left_can_sign_in_no_longer_but_keeps_their_name() {
    world.server.staff(bea(false));
    world.heal();
    assertThat(world.desk().checkPin("bea", "2468").right()).isFalse();
    assertThat(world.desk().staff()).extracting(Staff::name).containsExactly("Bea");
  }
}
