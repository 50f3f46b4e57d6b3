package regulars.server.db;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose prepared statements stay open: preparing costs more than running them.
 *
 * <p>Arguments are {@code Long}, {@code Integer}, {@code String}, {@code byte[]}, {@code UUID}
 * (kept as 16 bytes) or null. Not thread-safe; statements of one text must not be nested.
 */
public class Sql {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** The first row, or null when there is none. */
  public final <T> @Nullable T one(String sql, Row.Reader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet result = bound(sql, arguments).executeQuery()) {
      return result.next() ? reader.read(new Row(result)) : null;
    } catch (SQLException e) {
      throw forgetting(sql, e);
    }
  }

  /** The number in the first column of the first row; fails when there is no row. */
  public final long number(String sql, @Nullable Object... arguments) throws SQLException {
    Long number = one(sql, row -> row.number(1), arguments);
    if (number == null) {
      throw new SQLException("no row for: " + sql);
    }
    return number;
  }

  /** All rows, in the query's order. */
  public final <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(reader.read(row)), arguments);
    return rows;
  }

  /** Hands over one row after the other without keeping them. */
  public final void each(String sql, Row.Taker taker, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet result = bound(sql, arguments).executeQuery()) {
      Row row = new Row(result);
      while (result.next()) {
        taker.take(row);
      }
    } catch (SQLException e) {
      throw forgetting(sql, e);
    }
  }

  /** Runs a change; how many rows it touched. */
  public final int update(String sql, @Nullable Object... arguments) throws SQLException {
    try {
      return bound(sql, arguments).executeUpdate();
    } catch (SQLException e) {
      throw forgetting(sql, e);
    }
  }

  /** The driver ends a statement that failed: the next one to need it prepares it again. */
  private SQLException forgetting(String sql, SQLException e) {
    try (PreparedStatement failed = statements.remove(sql)) {
      return e;
    } catch (SQLException closing) {
      e.addSuppressed(closing);
      return e;
    }
  }

  final void closeStatements() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  final Connection connection() {
    return connection;
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      bind(statement, i + 1, arguments[i]);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object argument)
      throws SQLException {
    switch (argument) {
      case null -> statement.setObject(index, null);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case UUID id ->
          statement.setBytes(
              index,
              ByteBuffer.allocate(16)
                  .putLong(id.getMostSignificantBits())
                  .putLong(id.getLeastSignificantBits())
                  .array());
      default -> throw new IllegalArgumentException("can't bind a " + argument.getClass());
    }
  }
}
