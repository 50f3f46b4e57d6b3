package regulars.server.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a database file to the newest schema, forward only, each step in a transaction of its own.
 * The number of the last step stands in {@code PRAGMA user_version}.
 */
final class Migrations {
  /** In order; the number in front is the version that the step leads to. */
  static final List<String> ALL =
      List.of(
          "0001-the-ledger.sql",
          "0002-paired-sales.sql",
          "0003-staff.sql",
          "0004-inbox.sql",
          "0005-imports.sql",
          "0006-pairing-labels.sql");

  private Migrations() {}

  static void run(Connection connection) throws SQLException, IOException {
    int version = Integer.parseInt(Connections.get(connection, "user_version"));
    if (version > ALL.size()) {
      throw new IOException(
          "The ledger was written by a newer Regulars (schema "
              + version
              + ", this one knows "
              + ALL.size()
              + "): install that one again.");
    }
    for (int next = version; next < ALL.size(); next++) {
      apply(connection, text(ALL.get(next)), next + 1);
    }
  }

  private static void apply(Connection connection, String script, int version) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements(script)) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = " + version);
    }
    connection.setAutoCommit(true);
  }

  static String text(String name) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program is not whole: " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Statements end with a semicolon at the end of a line; lines that start with -- are comments.
   */
  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : script.lines().toList()) {
      if (line.isBlank() || line.startsWith("--")) {
        continue;
      }
      current.append(line).append('\n');
      if (line.endsWith(";")) {
        statements.add(current.toString());
        current.setLength(0);
      }
    }
    if (!current.isEmpty()) {
      throw new IllegalStateException("a statement without its semicolon: " + current);
    }
    return statements;
  }
}
