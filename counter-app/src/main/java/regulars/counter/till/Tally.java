package regulars.counter.till;

import java.util.List;
import regulars.counter.till.line.RefusedLine;

/**
 * What became of a stretch of a till's input.
 *
 * @param added sales that were not there before
 * @param duplicates sales that were there before; nothing was added for them
 * @param conflicts sales that were there before with another total
 * @param refused how many lines could not be used
 * @param problems the first of the refused lines and of the conflicts, at most {@value
 *     #MOST_PROBLEMS}
 */
public record Tally(
    long added, long duplicates, long conflicts, long refused, List<RefusedLine> problems) {
  /** More than this nobody reads. */
  public static final int MOST_PROBLEMS = 1_000;

  /** Makes the list unmodifiable. */
  public Tally {
    problems = List.copyOf(problems);
  }

  /** All lines that meant a sale or should have. */
  public long lines() {
    return added + duplicates + conflicts + refused;
  }
}
