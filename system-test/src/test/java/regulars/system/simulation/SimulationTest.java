package regulars.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.system.simulation.Simulation.Outcome;

/** Many shops, each with its own bad luck. See docs/simulation.md. */
class SimulationTest {
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);
  private static final long FROM = Long.getLong("simulation.from", 1);
  private static final int THREADS = Integer.getInteger("simulation.threads", 2);

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void whatever_goes_wrong_no_promise_is_broken_and_everybody_catches_up() {
    Long one = Long.getLong("simulation.seed");
    if (one != null) {
      Outcome outcome = Simulation.run(one, new Sabotage(), System.out::println);
      fail(outcome);
      return;
    }
    long start = System.nanoTime();
    Simulation.Summary summary = Simulation.run(FROM, SEEDS, THREADS);
    System.out.println(
        "Simulation from seed "
            + FROM
            + ": "
            + summary.tally().report((System.nanoTime() - start) / 1e9));
    fail(summary.failed());
    assertThat(summary.tally().seeds()).isEqualTo(SEEDS);
  }

  /**
   * Only as long as the simulation draws the same; the mistakes have tests of their own as well.
   */
  @ParameterizedTest
  @ValueSource(longs = {575, 10_818})
  void a_seed_that_once_failed_holds(long seed) {
    fail(Simulation.run(seed, new Sabotage(), null));
  }

  @Test
  void a_seed_is_replayed_to_the_letter() {
    for (long seed = 1; seed <= 5; seed++) {
      List<String> first = new ArrayList<>();
      List<String> again = new ArrayList<>();
      Simulation.run(seed, new Sabotage(), first::add);
      Simulation.run(seed, new Sabotage(), again::add);
      assertThat(again).as("seed %d", seed).isEqualTo(first);
    }
  }

  private static void fail(@Nullable Outcome outcome) {
    if (outcome != null && outcome.failure() != null) {
      throw new AssertionError(
          "seed "
              + outcome.seed()
              + " fails, replay it with -Dsimulation.seed="
              + outcome.seed()
              + ": "
              + outcome.failure().getMessage(),
          outcome.failure());
    }
  }
}
