package regulars.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;

/** Quick-adding somebody whom this counter knows only from a sale that waits. */
class QuickAddTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void keeps_the_name_and_enrols_them_should_the_sale_be_refused() {
    world.sell("17", 1200, World.phone(World.ANN));
    int waiting = world.desk().status().waiting();
    UUID ann = world.desk().lookUp("0101", 1).getFirst().memberId();

    assertThat(world.desk().enrol(World.ANN, "Ann", null)).isEqualTo(new EnrolResult.Existing(ann));

    assertThat(world.desk().status().waiting()).isEqualTo(waiting + 1);
    assertThat(world.desk().lookUp("Ann", 1).getFirst().memberId()).isEqualTo(ann);
    assertThat(world.desk().open(ann).waiting()).isEqualTo(12);
  }

  @Test
  void adds_nothing_for_somebody_who_was_quick_added_before() {
    EnrolResult first = world.desk().enrol(World.ANN, "Ann", null);
    int waiting = world.desk().status().waiting();

    assertThat(world.desk().enrol(World.ANN, "Anna", null))
        .isEqualTo(new EnrolResult.Existing(((EnrolResult.Enrolled) first).memberId()));

    assertThat(world.desk().status().waiting()).isEqualTo(waiting);
  }
}
