package regulars.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a push, one for each operation up to {@code stop}.
 *
 * @param epoch the server's epoch
 * @param lastOpSeq the last operation of this counter that the server has now
 * @param answers in the order of the push; fewer than offered only when {@code stop} is set
 * @param stop why the rest was not looked at; null when all was
 */
public record Pushed(long epoch, long lastOpSeq, List<Answer> answers, @Nullable Stop stop) {

  /** Why a server stopped in the middle of a push. */
  public enum Stop {
    /** An operation is missing before the next: send from {@code lastOpSeq + 1}. */
    GAP,
    /** An id or number came back with another content: a person has to pair the counter again. */
    QUARANTINED,
    /** The counter's epoch is old: say hello first. */
    EPOCH
  }
}
