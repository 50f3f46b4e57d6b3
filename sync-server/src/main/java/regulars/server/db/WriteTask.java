package regulars.server.db;

import java.sql.SQLException;

/**
 * Something to write. Checks everything before its first statement that changes anything.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface WriteTask<T> {
  /** Runs on the writer thread, inside a database transaction. */
  T run(WriteTransaction tx) throws SQLException;

  /** Roughly how many rows it writes: keeps one commit from growing without bound. */
  default int weight() {
    return 1;
  }
}
