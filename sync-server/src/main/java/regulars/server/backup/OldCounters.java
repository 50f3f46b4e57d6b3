package regulars.server.backup;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.server.db.Writes;

/**
 * What the replaced ledger knows of its counters and the backup doesn't: who was paired since, and
 * who was shut out since. A backup must not let anybody in again.
 *
 * @param epoch the replaced ledger's
 * @param counters its counters
 */
record OldCounters(long epoch, List<OldCounters.Old> counters) {
  /** Nothing is known. */
  static final OldCounters NONE = new OldCounters(0, List.of());

  private static final Logger LOG = LoggerFactory.getLogger(OldCounters.class);
  private static final String EPOCH = "SELECT epoch FROM head";
  private static final String READ =
      "SELECT counter_id, name, token_hash, state, paired_at FROM counter ORDER BY id";
  private static final String SHUT_OUT =
      "UPDATE counter SET state = ? WHERE counter_id = ? AND ? <> 'active'";
  private static final String ADD =
      """
      INSERT INTO counter (counter_id, name, token_hash, state, paired_at)
        SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM counter WHERE counter_id = ?)
      """;

  /** One counter of the replaced ledger. */
  record Old(UUID counterId, String name, byte[] tokenHash, String state, long pairedAt) {}

  /** Reads what can be read; a damaged ledger is no reason not to restore. */
  static OldCounters read(Path ledger) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement()) {
      long epoch;
      try (ResultSet head = statement.executeQuery(EPOCH)) {
        epoch = head.next() ? head.getLong(1) : 0;
      }
      List<Old> counters = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(READ)) {
        while (rows.next()) {
          ByteBuffer id = ByteBuffer.wrap(rows.getBytes(1));
          counters.add(
              new Old(
                  new UUID(id.getLong(), id.getLong()),
                  rows.getString(2),
                  rows.getBytes(3),
                  rows.getString(4),
                  rows.getLong(5)));
        }
      }
      return new OldCounters(epoch, counters);
    } catch (SQLException e) {
      LOG.warn("the replaced ledger's counters can't be read: {}", e.getMessage());
      return NONE;
    }
  }

  void carryInto(Writes writes) {
    for (Old old : counters) {
      var unused =
          writes.now(tx -> {
            tx.update(
                ADD,
                old.counterId(),
                old.name(),
                old.tokenHash(),
                old.state(),
                old.pairedAt(),
                old.counterId());
            return tx.update(SHUT_OUT, old.state(), old.counterId(), old.state());
          });
    }
  }
}
