package regulars.server.db;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One thread that writes. */
public final class GroupCommit implements Writes, AutoCloseable {
  /**
   * Starts the writer thread.
   *
   * @param onBroken called once, on the writer thread, when the disk failed: it stops the process
   */
  public GroupCommit(Database database, Consumer<WriteFailed> onBroken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletableFuture<T> write(WriteTask<T> task) {
    throw new UnsupportedOperationException();
  }

  /** Finishes what is queued, then stops; later writes fail as busy. */
  @Override
  public void close() {}
}
