package regulars.counter.sync;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import regulars.model.sync.Answer;

/**
 * A batch of answers that was stored.
 *
 * @param answers in the order of their operations
 * @param joined the operations that made somebody a member: enrolments, and sales with a new phone
 */
public record Heard(List<Answer> answers, Set<UUID> joined) {
  /** Makes both unmodifiable. */
  public Heard {
    answers = List.copyOf(answers);
    joined = Set.copyOf(joined);
  }
}
