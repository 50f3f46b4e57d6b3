package regulars.server.db;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Writes at once, on the caller's thread, one commit a task: for tools, tests and simulations.
 * Callers wait for each other.
 */
public final class SameThreadWrites implements Writes {
  private final Committer committer;

  /** What may go wrong around a commit. */
  public interface Fault {
    /** Nothing does. */
    Fault NONE = () -> {};

    /** Everything is applied and not yet committed; what this throws undoes it. */
    void beforeCommit();

    /** Everything is committed and nobody knows; what this throws reaches the caller. */
    default void afterCommit() {}
  }

  /** Writes to {@code database}, asking {@code fault} around each commit. */
  public SameThreadWrites(Database database, Fault fault) {
    this.committer = new Committer(database, fault);
  }

  @Override
  public synchronized <T> CompletableFuture<T> write(WriteTask<T> task) {
    Pending<T> pending = new Pending<>(task);
    committer.commit(List.of(pending));
    return pending.future();
  }
}
