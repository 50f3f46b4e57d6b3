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

  /** The fewest and the most times that points can be multiplied. */
  public static final int FEWEST_TIMES = 2;

  /** See {@link #FEWEST_TIMES}. */
  public static final int MOST_TIMES = 10;

  /** Makes the set unmodifiable and refuses figures outside their bounds. */
  public Multiplier {
    days = Set.copyOf(days);
    if (times < FEWEST_TIMES || times > MOST_TIMES) {
      throw new IllegalArgumentException(
          "points are multiplied by " + FEWEST_TIMES + " to " + MOST_TIMES);
    }
  }

  /** Whether the rule holds on this weekday. */
  public boolean holdsOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }
}
