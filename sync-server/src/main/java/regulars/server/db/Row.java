package regulars.server.db;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row that a query stands on. Columns count from 1. Valid only inside the reader's call. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** A number; 0 where the column is null. */
  public long number(int column) throws SQLException {
    return result.getLong(column);
  }

  /** A number or null. */
  public @Nullable Long optionalNumber(int column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }

  /** A text that is never null. */
  public String text(int column) throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      throw new SQLException("column " + column + " is null");
    }
    return text;
  }

  /** A text or null. */
  public @Nullable String optionalText(int column) throws SQLException {
    return result.getString(column);
  }

  /** Bytes that are never null. */
  public byte[] bytes(int column) throws SQLException {
    byte[] bytes = result.getBytes(column);
    if (bytes == null) {
      throw new SQLException("column " + column + " is null");
    }
    return bytes;
  }

  /** Bytes or null. */
  public byte @Nullable [] optionalBytes(int column) throws SQLException {
    return result.getBytes(column);
  }

  /** An id kept as 16 bytes. */
  public UUID id(int column) throws SQLException {
    return toId(bytes(column), column);
  }

  /** An id kept as 16 bytes, or null. */
  public @Nullable UUID optionalId(int column) throws SQLException {
    byte[] bytes = result.getBytes(column);
    return bytes == null ? null : toId(bytes, column);
  }

  private static UUID toId(byte[] bytes, int column) throws SQLException {
    if (bytes.length != 16) {
      throw new SQLException("column " + column + " holds " + bytes.length + " bytes, not an id");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the columns it needs. */
    T read(Row row) throws SQLException;
  }

  /** Takes a row. */
  @FunctionalInterface
  public interface Taker {
    /** Reads the columns it needs. */
    void take(Row row) throws SQLException;
  }
}
