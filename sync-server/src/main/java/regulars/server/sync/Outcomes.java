package regulars.server.sync;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;

/** Every answer ever given. Table {@code op_outcome}. */
final class Outcomes {
  /** Stands for the content of an operation that could not be read: any content matches it. */
  static final byte[] UNREAD = new byte[0];

  private static final String FIND =
      "SELECT counter, digest, answer FROM op_outcome WHERE op_id = ?";
  private static final String ADD =
      "INSERT INTO op_outcome (op_id, counter, op_seq, digest, answer) VALUES (?, ?, ?, ?, ?)";

  private Outcomes() {}

  /** An answer given before, and to what. */
  record Known(long counter, byte[] digest, String answer) {
    boolean isOf(CounterRow asking, byte[] askedDigest) {
      return counter == asking.id() && (digest.length == 0 || Arrays.equals(digest, askedDigest));
    }

    Answer read() throws SQLException {
      try {
        return Wire.decode(answer, Answer.class);
      } catch (WireException e) {
        throw new SQLException("a stored answer can't be read: " + e.getMessage(), e);
      }
    }
  }

  static @Nullable Known find(Sql sql, UUID opId) throws SQLException {
    return sql.one(FIND, row -> new Known(row.number(1), row.bytes(2), row.text(3)), opId);
  }

  static void add(WriteTransaction tx, CounterRow counter, Answer answer, byte[] digest)
      throws SQLException {
    tx.update(ADD, answer.opId(), counter.id(), answer.opSeq(), digest, Wire.text(answer));
  }
}
