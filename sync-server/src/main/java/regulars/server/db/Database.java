package regulars.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's database file, {@code ledger.db} in its folder, with one write connection and a few
 * read connections. Safe for use by many threads; the write connection is used by {@link Writes}
 * alone.
 */
public final class Database implements AutoCloseable {
  /** The file's name in its folder. */
  public static final String FILE = "ledger.db";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int READERS = 4;
  private static final long READER_WAIT_SECONDS = 5;

  private final Path folder;
  private final Path file;
  private final FolderGuard guard;
  private final WriteTransaction writer;
  private final BlockingQueue<Sql> readers = new ArrayBlockingQueue<>(READERS);
  private final List<Sql> allReaders = new ArrayList<>();

  private Database(Path folder, Path file, FolderGuard guard, WriteTransaction writer) {
    this.folder = folder;
    this.file = file;
    this.guard = guard;
    this.writer = writer;
  }

  /**
   * Opens (or makes) the database in {@code folder} and brings its schema up to date.
   *
   * @throws IOException when the folder is another server's, on a network file system, or when the
   *     file is damaged; the message says what to do
   */
  public static Database open(Path folder) throws IOException {
    FolderGuard guard = FolderGuard.hold(folder);
    Connection connection = null;
    try {
      Path file = folder.resolve(FILE);
      connection = Connections.writer(file);
      check(connection, file);
      Migrations.run(connection);
      Database database = new Database(folder, file, guard, new WriteTransaction(connection));
      for (int i = 0; i < READERS; i++) {
        Sql reader = new Sql(Connections.reader(file));
        database.allReaders.add(reader);
        database.readers.add(reader);
      }
      return database;
    } catch (SQLException e) {
      closeQuietly(connection, guard);
      throw new IOException("The ledger in " + folder + " can't be opened: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      closeQuietly(connection, guard);
      throw e;
    }
  }

  private static void check(Connection connection, Path file) throws SQLException, IOException {
    String found = Connections.get(connection, "quick_check(1)");
    if (!found.equals("ok")) {
      throw new IOException(
          "The ledger " + file + " is damaged (" + found + "): restore it from the last backup.");
    }
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** The database file. */
  public Path file() {
    return file;
  }

  /** Like {@link #find}, for a reading that always finds something. */
  public <T> T read(ReadTask<T> task) {
    T found = find(task);
    if (found == null) {
      throw new IllegalStateException("this reading always finds something");
    }
    return found;
  }

  /**
   * Reads on a connection of its own, all statements at one moment of the ledger. Throws {@link
   * WriteFailed} with {@code BUSY} when no connection gets free within five seconds.
   */
  public <T> @Nullable T find(ReadTask<T> task) {
    Sql reader = borrow();
    try {
      reader.connection().setAutoCommit(false);
      try {
        return task.run(reader);
      } finally {
        reader.connection().setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw readFailed(e);
    } finally {
      readers.add(reader);
    }
  }

  /**
   * Works in another database file with this one attached as {@code ledger}, to be read at one
   * moment: how snapshots are made. A crash may lose the other file.
   */
  public void copyInto(Path other, CopyTask task) {
    try (Connection connection = Connections.scratch(other)) {
      Sql sql = new Sql(connection);
      sql.update("ATTACH ? AS ledger", file.toAbsolutePath().toString());
      connection.setAutoCommit(false);
      task.run(sql);
      connection.setAutoCommit(true);
      sql.closeStatements();
    } catch (SQLException e) {
      throw readFailed(e);
    }
  }

  /**
   * Reads a database file that may be in use or not, such as a backup. It is not brought up to
   * date.
   *
   * @throws IOException when it is not there or no database
   */
  public static <T> T readFile(Path file, ReadTask<T> task) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no ledger at " + file);
    }
    try (Connection connection = Connections.readOnly(file)) {
      Sql sql = new Sql(connection);
      connection.setAutoCommit(false);
      T found = task.run(sql);
      sql.closeStatements();
      if (found == null) {
        throw new IllegalStateException("this reading always finds something");
      }
      return found;
    } catch (SQLException e) {
      throw new IOException(
          file
              + " can't be read as a ledger: name a file that \"regulars backup\" made, or a server's "
              + FILE
              + ". SQLite says: "
              + e.getMessage(),
          e);
    }
  }

  private Sql borrow() {
    try {
      Sql reader = readers.poll(READER_WAIT_SECONDS, TimeUnit.SECONDS);
      if (reader != null) {
        return reader;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new WriteFailed(
        WriteFailed.Why.BUSY, "The server is busy reading: try again in a moment.");
  }

  private static WriteFailed readFailed(SQLException e) {
    WriteFailed trouble = SqlTrouble.of(e);
    return trouble != null ? trouble : new WriteFailed(WriteFailed.Why.BUG, "can't read", e);
  }

  WriteTransaction writer() {
    return writer;
  }

  /** Copies the WAL into the file and closes everything. Close the {@link Writes} first. */
  @Override
  public void close() {
    for (Sql reader : allReaders) {
      closeQuietly(reader.connection(), null);
    }
    try (Statement statement = writer.connection().createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      LOG.warn("the WAL stays beside the ledger; the next start reads it", e);
    }
    closeQuietly(writer.connection(), guard);
  }

  private static void closeQuietly(@Nullable Connection connection, @Nullable FolderGuard guard) {
    try {
      if (connection != null) {
        connection.close();
      }
      if (guard != null) {
        guard.close();
      }
    } catch (SQLException | IOException e) {
      LOG.warn("closing failed; nothing is lost, all commits are on the disk", e);
    }
  }

  /** A reading. */
  @FunctionalInterface
  public interface ReadTask<T> {
    /** Reads; changes nothing. */
    @Nullable T run(Sql sql) throws SQLException;
  }

  /** Work in another file. */
  @FunctionalInterface
  public interface CopyTask {
    /** Fills the other file. */
    void run(Sql sql) throws SQLException;
  }
}
