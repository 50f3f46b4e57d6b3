package regulars.counter.settings.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import regulars.counter.memberlist.Choices;
import regulars.counter.memberlist.Choices.Twice;
import regulars.counter.memberlist.ImportWire.IfKnown;

/** What the owner has chosen so far for people who are there more than once. */
final class Chosen {
  private final Map<Integer, IfKnown> knownAt = new HashMap<>();
  private final Map<Integer, Twice> twiceAt = new HashMap<>();
  private IfKnown known = Choices.USUAL.known();
  private Twice twice = Choices.USUAL.twice();

  /** Another file: what was chosen for single lines is over. */
  void forgetLines() {
    knownAt.clear();
    twiceAt.clear();
  }

  Choices now() {
    return new Choices(known, twice, knownAt, twiceAt);
  }

  void known(IfKnown choice) {
    known = choice;
  }

  IfKnown known() {
    return known;
  }

  void twice(Twice choice) {
    twice = choice;
  }

  Twice twice() {
    return twice;
  }

  /** For one row of a known member; empty: as for all. */
  void knownAt(int line, Optional<IfKnown> choice) {
    choice.ifPresentOrElse(one -> knownAt.put(line, one), () -> knownAt.remove(line));
  }

  /** For one person who is there more than once; empty: as for all. */
  void twiceAt(int firstLine, Optional<Twice> choice) {
    choice.ifPresentOrElse(one -> twiceAt.put(firstLine, one), () -> twiceAt.remove(firstLine));
  }
}
