package regulars.server.health;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Welcome;
import regulars.server.db.Database;
import regulars.server.db.Row;

/** Finds out how the server is. Safe for use by many threads. */
public final class HealthCheck implements Supplier<Health> {
  private static final String STATE =
      """
      SELECT epoch, seq, revision,
             (SELECT count(*) FROM counter WHERE state = 'active' AND heard = 0),
             (SELECT count(*) FROM shop) * (SELECT count(*) FROM rules)
        FROM head
      """;

  private final Database database;
  private final IntSupplier queue;
  private final LongSupplier commits;
  private final Supplier<@Nullable Long> lastCommitAgo;
  private final IntSupplier sockets;

  /**
   * Asks these.
   *
   * @param queue how many writes wait
   * @param commits how many commits there were
   * @param lastCommitAgo milliseconds since the last commit; null before the first
   * @param sockets how many counters listen
   */
  public HealthCheck(
      Database database,
      IntSupplier queue,
      LongSupplier commits,
      Supplier<@Nullable Long> lastCommitAgo,
      IntSupplier sockets) {
    this.database = database;
    this.queue = queue;
    this.commits = commits;
    this.lastCommitAgo = lastCommitAgo;
    this.sockets = sockets;
  }

  private record State(long epoch, long seq, long revision, long unheard, long setUp) {
    static State of(Row row) throws java.sql.SQLException {
      return new State(row.number(1), row.number(2), row.number(3), row.number(4), row.number(5));
    }
  }

  @Override
  public Health get() {
    State state =
        database.read(sql -> {
          State found = sql.one(STATE, State::of);
          return found == null ? new State(0, 0, 0, 0, 0) : found;
        });
    return new Health(
        state.setUp() > 0 ? "ok" : "setup",
        state.unheard() > 0 ? Welcome.Mode.RECOVERING : Welcome.Mode.NORMAL,
        state.epoch(),
        state.seq(),
        state.revision(),
        queue.getAsInt(),
        commits.getAsLong(),
        lastCommitAgo.get(),
        sockets.getAsInt());
  }
}
