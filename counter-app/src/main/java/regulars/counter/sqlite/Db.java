package regulars.counter.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;
import regulars.model.value.OpIds;

/**
 * One connection to an SQLite file, with its prepared statements kept. Every SQL error comes out as
 * a {@link StoreException}. Owned by one thread at a time.
 */
final class Db implements AutoCloseable {
  /** How a row becomes a value. */
  interface Row<T> {
    /** Reads the row that {@code row} stands on. */
    T read(ResultSet row) throws SQLException;
  }

  /** When a commit counts as safe. */
  enum Durability {
    /** Once the disk has it: for what only this counter has. */
    FULL,
    /**
     * Once the operating system has it. A power cut may lose the last commits, never tear one:
     * right for what the server has anyway.
     */
    NORMAL
  }

  private static final int BUSY_MILLIS = 5_000;
  private static final int CHECKPOINT_PAGES = 4_000;

  private final Connection connection;
  private final Path file;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Db(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  /** A connection that writes; makes the file when it is missing. */
  static Db writer(Path file, Durability durability) {
    Properties wanted = new Properties();
    wanted.setProperty("journal_mode", "WAL");
    wanted.setProperty("synchronous", durability.name());
    wanted.setProperty("transaction_mode", "IMMEDIATE");
    wanted.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    wanted.setProperty("wal_autocheckpoint", String.valueOf(CHECKPOINT_PAGES));
    wanted.setProperty("temp_store", "MEMORY");
    wanted.setProperty("cache_size", "-16384");
    wanted.setProperty("jdbc.get_generated_keys", "false");
    Db db = open(file, wanted);
    try {
      db.expect("journal_mode", "wal");
      db.expect("synchronous", durability == Durability.FULL ? "2" : "1");
      db.expect("busy_timeout", String.valueOf(BUSY_MILLIS));
      db.expect("wal_autocheckpoint", String.valueOf(CHECKPOINT_PAGES));
      db.expect("temp_store", "2");
    } catch (StoreException e) {
      db.close();
      throw e;
    }
    return db;
  }

  /**
   * A connection that reads, each statement by itself: a reader that stays in a transaction would
   * keep the write-ahead log from ever being folded into the file.
   */
  static Db reader(Path file) {
    Properties wanted = new Properties();
    wanted.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
    wanted.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    wanted.setProperty("temp_store", "MEMORY");
    wanted.setProperty("cache_size", "-16384");
    wanted.setProperty("mmap_size", String.valueOf(1L << 30));
    Db db = open(file, wanted);
    try {
      db.expect("busy_timeout", String.valueOf(BUSY_MILLIS));
      db.execute("PRAGMA query_only = ON");
      db.expect("query_only", "1");
    } catch (StoreException e) {
      db.close();
      throw e;
    }
    return db;
  }

  private static Db open(Path file, Properties wanted) {
    try {
      return new Db(DriverManager.getConnection("jdbc:sqlite:" + file, wanted), file);
    } catch (SQLException e) {
      throw trouble(file, "open", e);
    }
  }

  /** A setting that was not taken is a promise not kept: better not to start. */
  private void expect(String pragma, String value) {
    String is = one("PRAGMA " + pragma, row -> row.getString(1));
    if (!value.equals(is)) {
      throw new StoreException(
          StoreException.Kind.BROKEN,
          file.getFileName() + ": " + pragma + " should be " + value + ", is " + is);
    }
  }

  /** Runs a statement without parameters that is not worth keeping: schema, pragmas. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw trouble(file, sql, e);
    }
  }

  /** Changes rows; says how many. */
  int update(String sql, @Nullable Object... args) {
    try {
      return bound(sql, args).executeUpdate();
    } catch (SQLException e) {
      forget(sql);
      throw trouble(file, sql, e);
    }
  }

  /** All rows. */
  <T> List<T> list(String sql, Row<T> row, @Nullable Object... args) {
    try (ResultSet rows = bound(sql, args).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      forget(sql);
      throw trouble(file, sql, e);
    }
  }

  /** What is done with a row. */
  interface Each {
    /** Looks at the row that {@code row} stands on. */
    void see(ResultSet row) throws SQLException;
  }

  /** Goes through all rows and keeps none. */
  void each(String sql, Each each) {
    try (ResultSet rows = bound(sql).executeQuery()) {
      while (rows.next()) {
        each.see(rows);
      }
    } catch (SQLException e) {
      forget(sql);
      throw trouble(file, sql, e);
    }
  }

  /** The first row; null when there is none. */
  <T extends @Nullable Object> @Nullable T one(String sql, Row<T> row, @Nullable Object... args) {
    try (ResultSet rows = bound(sql, args).executeQuery()) {
      return rows.next() ? row.read(rows) : null;
    } catch (SQLException e) {
      forget(sql);
      throw trouble(file, sql, e);
    }
  }

  /** The number in the first column of the first row; 0 when there is no row or it is null. */
  long number(String sql, @Nullable Object... args) {
    Long number = one(sql, row -> row.getLong(1), args);
    return number == null ? 0 : number;
  }

  private PreparedStatement bound(String sql, @Nullable Object... args) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < args.length; i++) {
      bind(statement, i + 1, args[i]);
    }
    return statement;
  }

  /** The driver ends a statement that failed; used again it would say "not executing". */
  private void forget(String sql) {
    PreparedStatement failed = statements.remove(sql);
    if (failed == null) {
      return;
    }
    try {
      failed.close();
    } catch (SQLException e) {
      // What it failed of is told already.
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(at, null);
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setInt(at, number);
      case Boolean yes -> statement.setInt(at, yes ? 1 : 0);
      case String text -> statement.setString(at, text);
      case UUID id -> statement.setBytes(at, OpIds.bytes(id));
      case byte[] bytes -> statement.setBytes(at, bytes);
      default -> throw new IllegalArgumentException("can't bind a " + value.getClass());
    }
  }

  /** Starts a transaction; the write lock is taken at once. */
  void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      abandon();
      throw trouble(file, "begin", e);
    }
  }

  /** Ends it; when this returns, the change is as safe as the durability says. */
  void commit() {
    try {
      // Not commit(): the driver would begin the next transaction with it.
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw trouble(file, "commit", e);
    }
  }

  /** Undoes what was done since {@link #begin}, however far that came. */
  void abandon() {
    // SQLite may have rolled back by itself (disk full), and the driver may count as out of the
    // transaction already (a commit that failed); then these fail, and that is all right.
    try {
      execute("ROLLBACK");
    } catch (StoreException | IllegalStateException e) {
      // No transaction is active: nothing to undo.
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // "cannot commit - no transaction is active": so be it, the flag is set.
    }
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      statements.clear();
      connection.close();
    } catch (SQLException e) {
      throw trouble(file, "close", e);
    }
  }

  private static RuntimeException trouble(Path file, String what, SQLException e) {
    int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : -1;
    return switch (code) {
      case 13 -> new StoreException(StoreException.Kind.FULL, file, e);
      case 5, 6 -> new StoreException(StoreException.Kind.IN_USE, file, e);
      case 8, 10, 11, 14, 26 -> new StoreException(StoreException.Kind.BROKEN, file, e);
      default ->
          new IllegalStateException(
              file.getFileName() + ": " + e.getMessage() + " in " + what.strip(), e);
    };
  }

  /** An id that may be null. */
  static @Nullable UUID id(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : OpIds.uuid(bytes);
  }

  /** An id that may not. */
  static UUID sureId(ResultSet row, String column) throws SQLException {
    return OpIds.uuid(row.getBytes(column));
  }
}
