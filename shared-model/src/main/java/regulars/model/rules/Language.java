package regulars.model.rules;

import java.util.List;
import java.util.Set;

/**
 * The sentences that a rules document may be written in. Another language is another of these, with
 * readers of its own that fill the same {@link Draft}.
 *
 * @param sentences tried in order; the first says how points are earned
 * @param noteMarks what a remark begins with, in lower case
 * @param ruleWords a line with one of these, or near to one, is meant as a rule and never a heading
 */
record Language(List<Sentence> sentences, List<String> noteMarks, Set<String> ruleWords) {

  /** The examples of all sentences. */
  List<String> examples() {
    return sentences.stream().flatMap(sentence -> sentence.examples().stream()).toList();
  }
}
