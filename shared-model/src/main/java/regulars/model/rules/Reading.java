package regulars.model.rules;

import java.util.List;

/** What came of reading a rules document: rules, or the lines that stand in the way. */
public sealed interface Reading {

  /**
   * Every line was understood.
   *
   * @param rules what may be put in force
   * @param readBack what each rule was understood to mean, in document order
   */
  record Good(Rules rules, List<ReadBack> readBack) implements Reading {
    /** Makes the list unmodifiable. */
    public Good {
      readBack = List.copyOf(readBack);
    }
  }

  /**
   * At least one line was not: the rules in force stay.
   *
   * @param problems in document order, never empty
   */
  record Bad(List<Problem> problems) implements Reading {
    /** Refuses an empty list. */
    public Bad {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a bad document has a problem");
      }
    }
  }
}
