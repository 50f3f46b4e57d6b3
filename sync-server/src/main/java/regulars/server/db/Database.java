package regulars.server.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The server's database file, {@code ledger.db} in its folder, with one write connection and a few
 * read connections. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
  private Database() {}

  /**
   * Opens (or makes) the database in {@code folder} and brings its schema up to date.
   *
   * @throws IOException when the folder is another server's, on a network file system, or when the
   *     file is damaged; the message says what to do
   */
  public static Database open(Path folder) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The folder. */
  public Path folder() {
    throw new UnsupportedOperationException();
  }

  /** The database file. */
  public Path file() {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads on a connection of its own, all statements at one moment of the ledger. Throws {@link
   * WriteFailed} with {@code BUSY} when no connection gets free within five seconds.
   */
  public <T> T read(ReadTask<T> task) {
    throw new UnsupportedOperationException();
  }

  /** Copies the WAL into the file and closes everything. Close the {@link Writes} first. */
  @Override
  public void close() {}

  /** A reading. */
  @FunctionalInterface
  public interface ReadTask<T> {
    /** Reads; changes nothing. */
    T run(Sql sql) throws SQLException;
  }
}
