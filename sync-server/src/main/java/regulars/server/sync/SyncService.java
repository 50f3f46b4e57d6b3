package regulars.server.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.wire.PushReading;
import regulars.server.db.Database;
import regulars.server.db.Writes;
import regulars.server.poke.Pokes;

/**
 * What a paired counter may ask. Safe for use by many threads; each call waits for its commit and
 * may throw {@link regulars.server.db.WriteFailed} (temporary trouble: the counter tries again).
 */
public final class SyncService {
  /** A service over one ledger; {@code pokes} hears of every commit that changes something. */
  public SyncService(Database database, Writes writes, Clock clock, Pokes pokes) {}

  /** Says where server and counter stand. */
  public Welcome hello(UUID counterId, Hello hello) throws SyncRefused {
    throw new UnsupportedOperationException();
  }

  /** Applies operations in order and answers each. */
  public Pushed push(UUID counterId, PushReading push) throws SyncRefused {
    throw new UnsupportedOperationException();
  }

  /** The feed after the counter's cursor. */
  public Pulled pull(UUID counterId, Pull pull) throws SyncRefused {
    throw new UnsupportedOperationException();
  }

  /** A member now; null when nobody has this id. */
  public @Nullable LiveMember member(UUID memberId) {
    throw new UnsupportedOperationException();
  }

  /**
   * A mirror file for a new counter, its SHA-256 in hex in a file beside it named {@code .sha256}.
   * The file stays as it is for at least an hour, so that a cut download can go on.
   */
  public Path snapshot() {
    throw new UnsupportedOperationException();
  }
}
