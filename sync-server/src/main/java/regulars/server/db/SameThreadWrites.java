package regulars.server.db;

import java.util.concurrent.CompletableFuture;

/** Writes at once, on the caller's thread: for tools, tests and simulations. */
public final class SameThreadWrites implements Writes {
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
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletableFuture<T> write(WriteTask<T> task) {
    throw new UnsupportedOperationException();
  }
}
