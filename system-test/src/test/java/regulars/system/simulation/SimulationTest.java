package regulars.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import regulars.system.simulation.Simulation.Outcome;

/** Many shops, each with its own bad luck. See docs/simulation.md. */
class SimulationTest {
  private static final long SEEDS = Long.getLong("simulation.seeds", 300);
  private static final long FROM = Long.getLong("simulation.from", 1);
  private static final int THREADS = Integer.getInteger("simulation.threads", 2);

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void whatever_goes_wrong_no_promise_is_broken_and_everybody_catches_up() {
    Long one = Long.getLong("simulation.seed");
    if (one != null) {
      Outcome outcome = Simulation.run(one, new Sabotage(), System.out);
      fail(outcome);
      return;
    }
    long start = System.nanoTime();
    List<Outcome> outcomes = Simulation.run(FROM, SEEDS, THREADS, Sabotage::new);
    Tally tally = new Tally();
    outcomes.forEach(outcome -> tally.add(outcome.tally()));
    System.out.println(
        "Simulation: from seed " + FROM + ", " + tally.report((System.nanoTime() - start) / 1e9));
    fail(outcomes.getLast());
    assertThat(outcomes).hasSize((int) SEEDS);
  }

  @Test
  void a_seed_is_replayed_to_the_letter() {
    for (long seed = 1; seed <= 5; seed++) {
      Outcome first = Simulation.run(seed, new Sabotage(), null);
      Outcome again = Simulation.run(seed, new Sabotage(), null);
      assertThat(again.sum()).as("seed %d", seed).isEqualTo(first.sum());
    }
  }

  private static void fail(Outcome outcome) {
    if (outcome.failure() != null) {
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
