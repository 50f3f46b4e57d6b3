package regulars.counter.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;

/** Takes an operation to the server for a person who waits. */
public interface Courier {
  /**
   * Waits until the operation, stored before, is answered; at most about ten seconds.
   *
   * @return the answer; null when none came in time
   */
  @Nullable Answer carry(UUID opId);

  /** Something new waits: take it along soon. Does not wait. */
  void nudge();

  /** Does the engine's steps on the caller's thread: for tests and simulation. */
  final class Inline implements Courier {
    private static final int MOST_STEPS = 32;

    private final SyncEngine engine;
    private @Nullable Answer carried;
    private @Nullable UUID wanted;

    /** Steps this engine. */
    public Inline(SyncEngine engine) {
      this.engine = engine;
      engine.hear(heard -> {
        for (Answer answer : heard.answers()) {
          if (answer.opId().equals(wanted)) {
            carried = answer;
          }
        }
      });
    }

    @Override
    public @Nullable Answer carry(UUID opId) {
      wanted = opId;
      carried = null;
      for (int i = 0; i < MOST_STEPS && carried == null; i++) {
        if (engine.step().did() == Step.Did.FAILED) {
          break;
        }
      }
      wanted = null;
      return carried;
    }

    @Override
    public void nudge() {}
  }
}
