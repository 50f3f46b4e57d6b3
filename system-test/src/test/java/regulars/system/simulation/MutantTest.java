package regulars.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regulars.system.simulation.Simulation.Outcome;

/** A simulation that finds nothing proves nothing until it has been seen to find something. */
class MutantTest {
  private static final long MOST_SEEDS = 400;

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void a_rule_taken_out_is_missed(Mutant mutant) {
    Outcome found = null;
    for (long seed = 1; seed <= MOST_SEEDS && found == null; seed++) {
      Outcome outcome = Simulation.run(seed, mutant.sabotage(), null);
      found = outcome.failure() == null ? null : outcome;
    }
    assertThat(found).as("nothing found in %d seeds", MOST_SEEDS).isNotNull();
    String promise = String.valueOf(found.failure()).replaceAll("(?s)^.*?: (\\w+):.*", "$1");
    System.out.println("Mutant " + mutant + " found by seed " + found.seed() + ": " + promise);
    assertThat(found.failure()).isNotNull();
  }
}
