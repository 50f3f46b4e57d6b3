package regulars.server.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Opens connections and makes sure that SQLite took every setting that we lean on. */
final class Connections {
  /**
   * Cache sizes as SQLite wants them: negative, in KiB. Nothing is mapped beside them: a mapped
   * file counts as resident once for each reader.
   */
  private static final String WRITER_CACHE = "-16384";

  private static final String READER_CACHE = "-4096";

  private Connections() {}

  static Connection writer(Path file) throws SQLException, IOException {
    Properties settings = common(WRITER_CACHE);
    settings.setProperty("transaction_mode", "IMMEDIATE");
    Connection connection = open(file, settings);
    // 256 MB of WAL before it is copied back: with the default of 4 MB the rate of sales is halved,
    // with 64 MB a fifth of it goes into copying the same pages again and again.
    set(connection, "wal_autocheckpoint", "64000");
    Map<String, String> expected = expected(WRITER_CACHE);
    expected.put("wal_autocheckpoint", "64000");
    return checked(connection, expected);
  }

  static Connection reader(Path file) throws SQLException, IOException {
    Properties settings = common(READER_CACHE);
    settings.setProperty("transaction_mode", "DEFERRED");
    Connection connection = open(file, settings);
    set(connection, "query_only", "1");
    Map<String, String> expected = expected(READER_CACHE);
    expected.put("query_only", "1");
    return checked(connection, expected);
  }

  /** A connection to another file that may be lost with the power: snapshots in the making. */
  static Connection scratch(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc.get_generated_keys", "false");
    settings.setProperty("journal_mode", "OFF");
    settings.setProperty("synchronous", "OFF");
    // Sorting a million members in memory would double what the server needs.
    settings.setProperty("cache_size", "-8192");
    settings.setProperty("temp_store", "FILE");
    settings.setProperty("transaction_mode", "DEFERRED");
    return open(file, settings);
  }

  static Connection readOnly(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", "5000");
    settings.setProperty("cache_size", "-32768");
    settings.setProperty("transaction_mode", "DEFERRED");
    Connection connection = open(file, settings);
    set(connection, "query_only", "1");
    return connection;
  }

  private static Connection open(Path file, Properties settings) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings);
  }

  private static Properties common(String cache) {
    Properties settings = new Properties();
    settings.setProperty("page_size", "4096");
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("busy_timeout", "5000");
    settings.setProperty("foreign_keys", "true");
    settings.setProperty("cache_size", cache);
    settings.setProperty("temp_store", "MEMORY");
    // Else the driver keeps a query open after every INSERT, and VACUUM INTO refuses to run.
    settings.setProperty("jdbc.get_generated_keys", "false");
    return settings;
  }

  private static Map<String, String> expected(String cache) {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("journal_mode", "wal");
    expected.put("synchronous", "2");
    expected.put("busy_timeout", "5000");
    expected.put("foreign_keys", "1");
    expected.put("page_size", "4096");
    expected.put("cache_size", cache);
    expected.put("temp_store", "2");
    return expected;
  }

  private static Connection checked(Connection connection, Map<String, String> expected)
      throws SQLException, IOException {
    for (Map.Entry<String, String> setting : expected.entrySet()) {
      String found = get(connection, setting.getKey());
      if (!setting.getValue().equals(found)) {
        connection.close();
        throw new IOException(
            "SQLite answered "
                + found
                + " for "
                + setting.getKey()
                + " where "
                + setting.getValue()
                + " is needed: without it acknowledged sales could be lost, so the server does not"
                + " start. Is the folder on an ordinary local disk?");
      }
    }
    return connection;
  }

  static void set(Connection connection, String pragma, String value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma + " = " + value);
    }
  }

  static String get(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + pragma)) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
