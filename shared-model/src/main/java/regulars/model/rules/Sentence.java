package regulars.model.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of sentence that a language has for rules. The first whose pattern matches a line reads
 * it; when it can't, the line is a problem and no other sentence is tried.
 *
 * @param pattern matched against the whole cleaned line
 * @param reader puts what the line says into the draft
 * @param examples whole sentences to suggest where a line is near to one; at least one
 */
record Sentence(Pattern pattern, Reader reader, List<String> examples) {

  /** Puts what a matching line says into the draft. */
  interface Reader {
    void read(Matcher matcher, Line line, Draft draft) throws WrongValue;
  }

  /** What to suggest for a line that this sentence's pattern matches. */
  String nearestExample(Line line) {
    String nearest = Nearness.nearest(line.text(), examples);
    return nearest == null ? examples.getFirst() : nearest;
  }
}
