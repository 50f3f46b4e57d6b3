package regulars.counter.memberlist;

import java.util.Map;
import regulars.counter.memberlist.ImportWire.IfKnown;

/**
 * What the owner wants done with people who are there more than once.
 *
 * @param known with those who are members already
 * @param twice with those who are in the file more than once
 * @param knownAt otherwise for these lines
 * @param twiceAt otherwise for these groups, by their first line
 */
public record Choices(
    IfKnown known, Twice twice, Map<Integer, IfKnown> knownAt, Map<Integer, Twice> twiceAt) {
  /** Who is a member stays as they are; of several rows the first counts. */
  public static final Choices USUAL = new Choices(IfKnown.KEEP, Twice.FIRST, Map.of(), Map.of());

  /** What to do with rows of one person. */
  public enum Twice {
    /** The first row counts, the others are left out. */
    FIRST,
    /** The points of all rows are added up. */
    ADD,
    /** All of them are left out. */
    SKIP
  }

  /** Makes the maps unmodifiable. */
  public Choices {
    knownAt = Map.copyOf(knownAt);
    twiceAt = Map.copyOf(twiceAt);
  }

  IfKnown known(int line) {
    return knownAt.getOrDefault(line, known);
  }

  Twice twice(int firstLine) {
    return twiceAt.getOrDefault(firstLine, twice);
  }
}
