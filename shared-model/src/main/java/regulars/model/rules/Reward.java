package regulars.model.rules;

import org.jspecify.annotations.Nullable;
import regulars.model.value.Money;

/**
 * What points buy.
 *
 * @param name "Free coffee": as written, first letter upper case, without the article
 * @param cost points, at least 1; no two rewards cost the same
 * @param upTo the most it may be worth; null when the document sets no limit
 * @param line its line in the document, 1 the first
 */
public record Reward(String name, long cost, @Nullable Money upTo, int line) {}
