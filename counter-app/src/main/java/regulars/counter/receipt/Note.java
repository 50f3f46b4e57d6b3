package regulars.counter.receipt;

import java.util.List;

/**
 * A note for the customer, line by line, before anybody knows on what it is printed. It names
 * nobody in full: it may be left lying about.
 *
 * @param lines from the top
 */
public record Note(List<Line> lines) {

  /** Makes the list unmodifiable. */
  public Note {
    lines = List.copyOf(lines);
  }

  /** One line, or as many as it takes. */
  public sealed interface Line {
    /** Large, in the middle. */
    record Title(String text) implements Line {}

    /** In the middle. */
    record Middle(String text) implements Line {}

    /**
     * A word at the left and a figure at the right.
     *
     * @param strong whether it is to be seen first
     */
    record Pair(String word, String figure, boolean strong) implements Line {}

    /** The same, set in: belongs to the line above. */
    record Detail(String word, String figure) implements Line {}

    /** A sentence. */
    record Sentence(String text) implements Line {}

    /** From side to side. */
    record Across() implements Line {}
  }
}
