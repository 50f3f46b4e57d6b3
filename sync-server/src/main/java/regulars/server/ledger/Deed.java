package regulars.server.ledger;

import java.sql.SQLException;
import regulars.model.sync.Answer;

/**
 * What an operation comes to, decided in full: doing it can fail for no reason of the shop's, only
 * because of the disk.
 */
@FunctionalInterface
public interface Deed {
  /** Writes it and says what was done. */
  Answer act() throws SQLException;

  /** Nothing to write. */
  static Deed nothing(Answer answer) {
    return () -> answer;
  }
}
