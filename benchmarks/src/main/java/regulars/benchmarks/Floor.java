package regulars.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The floor: the very rows that a server wrote for its sales, written again to an empty database of
 * the same schema and settings, in batches of the same size, by a program that does nothing else.
 *
 * <p>Copies the rows of {@code ledger}, {@code op_outcome} and {@code sale}, updates {@code
 * account} once for each sale and {@code head} once for each batch, as the server does.
 */
final class Floor {
  private static final List<String> TABLES = List.of("ledger", "op_outcome", "sale");

  private final List<List<Object[]>> rows = new ArrayList<>();
  private final List<String> inserts = new ArrayList<>();
  private final List<String> schema = new ArrayList<>();
  private final List<Object[]> accounts;

  /** Reads what a (stopped) server left. */
  Floor(Path ledgerDb, int most) throws SQLException {
    try (Connection from = open(ledgerDb)) {
      for (Object[] row :
          read(
              from,
              "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")) {
        schema.add((String) row[0]);
      }
      for (String table : TABLES) {
        List<Object[]> all =
            read(
                from,
                "SELECT * FROM (SELECT * FROM "
                    + table
                    + " ORDER BY rowid_or_key DESC LIMIT "
                        .replace("rowid_or_key", table.equals("op_outcome") ? "op_id" : "1")
                    + most
                    + ") ORDER BY 1");
        rows.add(all);
        String marks = "?, ".repeat(all.getFirst().length);
        inserts.add(
            "INSERT INTO " + table + " VALUES (" + marks.substring(0, marks.length() - 2) + ")");
      }
      accounts = read(from, "SELECT * FROM account");
    }
  }

  /** Writes the rows of this many sales in batches of {@code batch}, each one durable commit. */
  Round write(Path folder, int sales, int batch) throws SQLException, IOException {
    Path file = folder.resolve("floor-" + System.nanoTime() + ".db");
    try (Connection to = open(file)) {
      try (var statement = to.createStatement()) {
        for (String sql : schema) {
          statement.execute(sql);
        }
        statement.execute("PRAGMA foreign_keys=OFF");
      }
      to.setAutoCommit(false);
      fill(to);
      return timed(to, Math.min(sales, rows.getFirst().size()), batch);
    } finally {
      for (String suffix : List.of("", "-wal", "-shm")) {
        java.nio.file.Files.deleteIfExists(Path.of(file + suffix));
      }
    }
  }

  private void fill(Connection to) throws SQLException {
    String marks = "?, ".repeat(accounts.getFirst().length);
    try (PreparedStatement account =
        to.prepareStatement(
            "INSERT INTO account VALUES (" + marks.substring(0, marks.length() - 2) + ")")) {
      for (Object[] row : accounts) {
        bind(account, row);
        account.executeUpdate();
      }
      to.commit();
    }
  }

  private Round timed(Connection to, int sales, int batch) throws SQLException {
    List<PreparedStatement> insert = new ArrayList<>();
    for (String sql : inserts) {
      insert.add(to.prepareStatement(sql));
    }
    long revision = 1L << 40;
    try (PreparedStatement account =
            to.prepareStatement(
                "UPDATE account SET balance = balance + ?, version = version + 1, sales = sales + 1,"
                    + " largest_sale = max(largest_sale, ?), revision = ? WHERE id = ?");
        PreparedStatement head =
            to.prepareStatement("UPDATE head SET seq = ?, revision = ?, hash = zeroblob(32)")) {
      long begin = System.nanoTime();
      for (int sale = 0; sale < sales; sale++) {
        for (int table = 0; table < insert.size(); table++) {
          List<Object[]> from = rows.get(table);
          bind(insert.get(table), from.get(sale % from.size()));
          insert.get(table).executeUpdate();
        }
        account.setLong(1, 5);
        account.setLong(2, 500);
        account.setLong(3, ++revision);
        account.setLong(4, ((Number) accounts.get((sale * 7919) % accounts.size())[0]).longValue());
        account.executeUpdate();
        if (sale % batch == batch - 1 || sale == sales - 1) {
          head.setLong(1, sale);
          head.setLong(2, revision);
          head.executeUpdate();
          to.commit();
        }
      }
      return new Round(sales, System.nanoTime() - begin, new long[0]);
    } finally {
      for (PreparedStatement one : insert) {
        one.close();
      }
    }
  }

  private static void bind(PreparedStatement statement, Object[] row) throws SQLException {
    for (int column = 0; column < row.length; column++) {
      statement.setObject(column + 1, row[column]);
    }
  }

  private static List<Object[]> read(Connection from, String sql) throws SQLException {
    List<Object[]> all = new ArrayList<>();
    try (var statement = from.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        Object[] row = new Object[columns];
        for (int column = 0; column < columns; column++) {
          row[column] = rows.getObject(column + 1);
        }
        all.add(row);
      }
    }
    return all;
  }

  private static Connection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("cache_size", "-65536");
    settings.setProperty("temp_store", "MEMORY");
    settings.setProperty("wal_autocheckpoint", "64000");
    settings.setProperty("transaction_mode", "IMMEDIATE");
    settings.setProperty("jdbc.get_generated_keys", "false");
    return DriverManager.getConnection("jdbc:sqlite:" + file, settings);
  }
}
