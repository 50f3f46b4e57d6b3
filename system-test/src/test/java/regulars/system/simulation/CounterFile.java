package regulars.system.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** Reads what a counter has on its disk, with a connection and statements of its own. */
final class CounterFile implements AutoCloseable {
  private final Connection connection;

  CounterFile(Path folder) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("counter.db"));
    } catch (SQLException e) {
      throw new IllegalStateException("no counter.db in " + folder, e);
    }
  }

  /** An operation with the answer it got. */
  record Logged(Operation operation, boolean withdrawn, boolean waiting, @Nullable Answer answer) {}

  /** The number of the last operation; 0 before the first. */
  long last() {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT coalesce(max(op_seq), 0) FROM op_log");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first operation after that number; null when there is none. */
  @Nullable UUID madeAfter(long opSeq) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT op_id FROM op_log WHERE op_seq > ? ORDER BY op_seq LIMIT 1")) {
      query.setLong(1, opSeq);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? OpIds.uuid(row.getBytes(1)) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Logged> log() {
    List<Logged> log = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT payload, withdrawn, waiting, answer FROM op_log ORDER BY op_seq");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String answer = row.getString(4);
        log.add(
            new Logged(
                Wire.decode(row.getString(1), Operation.class),
                row.getBoolean(2),
                row.getBoolean(3),
                answer == null ? null : Wire.decode(answer, Answer.class)));
      }
    } catch (SQLException | WireException e) {
      throw new IllegalStateException(e);
    }
    return log;
  }

  /** As if the last operation had never reached the disk. */
  void undoLast() {
    try (PreparedStatement undo =
        connection.prepareStatement(
            "DELETE FROM op_log WHERE op_seq = (SELECT max(op_seq) FROM op_log WHERE waiting)")) {
      undo.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
