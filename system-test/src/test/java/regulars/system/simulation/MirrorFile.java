package regulars.system.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import regulars.model.ledger.Hash;
import regulars.model.value.OpIds;

/** Reads a counter's mirror with statements of its own. */
final class MirrorFile implements AutoCloseable {
  private final Connection connection;

  MirrorFile(Path folder) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mirror.db"));
    } catch (SQLException e) {
      throw new IllegalStateException("no mirror.db in " + folder, e);
    }
  }

  /** A place in the feed. */
  record Position(long epoch, long seq, long revision) {}

  /** Balance and version of a member. */
  record Standing(long balance, long version, long profileVersion) {}

  /** How far it has read. */
  Position position() {
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery("SELECT epoch, seq, revision FROM feed_cursor WHERE one = 1")) {
      return row.next()
          ? new Position(row.getLong(1), row.getLong(2), row.getLong(3))
          : new Position(0, 0, 0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Hash> hashes() {
    List<Hash> hashes = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT seq, hash FROM entry ORDER BY seq")) {
      while (row.next()) {
        Violation.unless(
            row.getLong(1) == hashes.size() + 1,
            Invariant.FEED_SKIPS_NOTHING,
            "a mirror has entry %d after %d",
            row.getLong(1),
            hashes.size());
        hashes.add(new Hash(row.getBytes(2)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return hashes;
  }

  Map<UUID, Standing> members() {
    Map<UUID, Standing> members = new HashMap<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery("SELECT member_id, balance, version, profile_version FROM member")) {
      while (row.next()) {
        members.put(
            OpIds.uuid(row.getBytes(1)),
            new Standing(row.getLong(2), row.getLong(3), row.getLong(4)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return members;
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
