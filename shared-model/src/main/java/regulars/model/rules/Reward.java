package regulars.model.rules;

import org.jspecify.annotations.Nullable;
import regulars.model.value.Money;

/**
 * What points buy.
 *
 * @param name "Free coffee": as written, first letter upper case, without the article
 * @param cost 1 to {@value #MOST_COST} points; no two rewards cost the same
 * @param upTo the most it may be worth; null when the document sets no limit
 * @param line its line in the document, 1 the first
 */
public record Reward(String name, long cost, @Nullable Money upTo, int line) {

  /** No reward costs more. */
  public static final long MOST_COST = 1_000_000;

  /** Refuses a cost outside its bounds. */
  public Reward {
    if (cost < 1 || cost > MOST_COST) {
      throw new IllegalArgumentException("a reward costs 1 to " + MOST_COST + " points");
    }
  }
}
