package regulars.server.rules;

import java.time.Instant;
import java.util.List;
import regulars.model.rules.Problem;
import regulars.model.rules.ReadBack;

/**
 * How the document in the folder stands to the one in force.
 *
 * @param state what became of the last edit
 * @param detail a sentence for the owner
 * @param file the document's path
 * @param checkedAt when the folder was last looked at
 * @param problems the lines that keep an edit out of force; empty unless {@code BROKEN}
 * @param readBack what each rule of the last good edit was understood to mean
 */
public record RulesStatus(
    State state,
    String detail,
    String file,
    Instant checkedAt,
    List<Problem> problems,
    List<ReadBack> readBack) {

  /** What became of the last edit. */
  public enum State {
    /** The document in the folder is the one in force. */
    IN_FORCE,
    /** The document was just saved; it is read when it stays as it is for a moment. */
    SETTLING,
    /** There is no document; the last good one stays in force. */
    MISSING,
    /** The document can't be used; the last good one stays in force. */
    BROKEN,
    /** The document could not be read or stored just now; tried again soon. */
    TROUBLE
  }

  /** Makes the lists unmodifiable. */
  public RulesStatus {
    problems = List.copyOf(problems);
    readBack = List.copyOf(readBack);
  }

  /** The same, but nothing is known of a document in the folder. */
  static RulesStatus of(State state, String detail, String file, Instant at) {
    return new RulesStatus(state, detail, file, at, List.of(), List.of());
  }
}
