package regulars.model.rules;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that multiplies what a category, a weekday, or a category on a weekday earns.
 *
 * @param text the sentence as written, for why-lines
 * @param line its line in the document, 1 the first
 * @param times 2 to 10
 * @param category as the owner wrote it; null when the rule is about days alone
 * @param days the weekdays it holds on; empty means every day
 */
public record Multiplier(
    String text, int line, int times, @Nullable String category, Set<DayOfWeek> days) {

  /** Makes the set unmodifiable. */
  public Multiplier {
    days = Set.copyOf(days);
  }
}
