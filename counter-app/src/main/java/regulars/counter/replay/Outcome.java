package regulars.counter.replay;

import java.nio.file.Path;
import java.util.List;
import regulars.counter.till.Tally;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/**
 * What came of a replay.
 *
 * @param files what became of each file's lines
 * @param totals what the server answered
 * @param seconds from the first line read to the last answer
 * @param whole whether it ran to its end
 */
record Outcome(List<FileOutcome> files, Totals.Now totals, double seconds, boolean whole) {

  /**
   * What became of a file.
   *
   * @param file which
   * @param profile the profile's name, or "line protocol"
   * @param tally of its lines
   */
  record FileOutcome(Path file, String profile, Tally tally) {}

  long sum(java.util.function.ToLongFunction<Tally> of) {
    return files.stream().map(FileOutcome::tally).mapToLong(of).sum();
  }

  /** Sales that a counter had sent before: this one, or another. */
  long duplicates() {
    return sum(Tally::duplicates) + totals.of(Refusal.ALREADY_COUNTED);
  }

  /** Whether nothing was added, because all of it was there. */
  boolean addedNothing() {
    return whole
        && totals.moved() == 0
        && totals.enrolled() == 0
        && totals.leftOver() == 0
        && duplicates() > 0;
  }

  /** Sales a second. */
  double rate() {
    return seconds <= 0 ? 0 : totals.moved() / seconds;
  }

  long of(Move move) {
    return totals.of(move);
  }
}
