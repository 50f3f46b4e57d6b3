package regulars.server.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The one way to change the database. Tasks run one after the other, each whole or not at all.
 *
 * <p>A task may run more than once before it is committed (when another one of its batch had to be
 * undone), so it changes nothing but the database; what should happen only once goes to {@link
 * WriteTransaction#afterCommit}.
 */
public interface Writes {
  /**
   * Queues a task. The future completes after COMMIT, or fails with {@link WriteFailed}, or with
   * what the task threw; then nothing of the task is in the database. Never blocks: a full queue
   * fails the future at once with {@link WriteFailed.Why#BUSY}.
   */
  <T> CompletableFuture<T> write(WriteTask<T> task);

  /** Queues a task and waits for its commit. Throws what {@link #write}'s future fails with. */
  default <T> T now(WriteTask<T> task) {
    try {
      return write(task).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
