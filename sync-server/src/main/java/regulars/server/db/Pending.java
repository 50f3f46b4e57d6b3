package regulars.server.db;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task that waits for its commit. Owned by the writer thread once it is queued. */
final class Pending<T> {
  private final WriteTask<T> task;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;

  Pending(WriteTask<T> task) {
    this.task = task;
  }

  CompletableFuture<T> future() {
    return future;
  }

  int weight() {
    return task.weight();
  }

  void run(WriteTransaction tx) throws SQLException {
    result = task.run(tx);
  }

  void complete() {
    future.complete(result);
  }

  void fail(Throwable cause) {
    future.completeExceptionally(cause);
  }
}
