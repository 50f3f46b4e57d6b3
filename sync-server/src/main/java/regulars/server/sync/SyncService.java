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
import regulars.server.ledger.Entries;
import regulars.server.ledger.Head;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.poke.Pokes;
import regulars.server.program.Program;

/**
 * What a paired counter may ask. Safe for use by many threads; each call waits for its commit and
 * may throw {@link regulars.server.db.WriteFailed} (temporary trouble: the counter tries again).
 */
public final class SyncService {
  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final Pokes pokes;
  private final Program program;
  private final Snapshots snapshots;

  /** A service over one ledger; {@code pokes} hears of every commit that changes something. */
  public SyncService(Database database, Writes writes, Clock clock, Pokes pokes, Program program) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.pokes = pokes;
    this.program = program;
    this.snapshots = new Snapshots(database, clock);
  }

  /** Says where server and counter stand. */
  public Welcome hello(UUID counterId, Hello hello) throws SyncRefused {
    Greeting.Result result = writes.now(new Greeting(counterId, hello, clock.millis()));
    return orThrow(result.welcome(), result.refused());
  }

  /** Applies operations in order and answers each. */
  public Pushed push(UUID counterId, PushReading push) throws SyncRefused {
    PushTask.Result result =
        writes.now(new PushTask(counterId, push, clock.instant(), program, pokes));
    return orThrow(result.pushed(), result.refused());
  }

  private static <T> T orThrow(@Nullable T answer, @Nullable SyncRefused refused)
      throws SyncRefused {
    if (refused != null) {
      throw refused;
    }
    if (answer == null) {
      throw new IllegalStateException("neither an answer nor a refusal");
    }
    return answer;
  }

  /** The feed after the counter's cursor. */
  public Pulled pull(UUID counterId, Pull pull) throws SyncRefused {
    if (pull.limit() < 1 || pull.limit() > Pull.MOST_ROWS) {
      throw new SyncRefused(
          SyncRefused.Why.BAD_REQUEST, "limit must be 1 to " + Pull.MOST_ROWS + ".");
    }
    Page page =
        database.read(sql -> {
          SyncRefused refused =
              SyncRefused.unlessWelcome(
                  CounterRow.byId(sql, counterId), Head.read(sql).ledgerId(), pull.ledgerId());
          return new Page(refused == null ? Feed.page(sql, pull) : null, refused);
        });
    return orThrow(page.pulled(), page.refused());
  }

  private record Page(@Nullable Pulled pulled, @Nullable SyncRefused refused) {}

  /** A member now; null when nobody has this id. */
  public @Nullable LiveMember member(UUID memberId) {
    return database.find(sql -> {
      Account account = Members.byId(sql, memberId);
      return account == null
          ? null
          : new LiveMember(
              account.card(), Entries.latest(sql, account.memberId(), LiveMember.MOST_ENTRIES));
    });
  }

  /** A member now, with the entries before this version; null when nobody has this id. */
  public @Nullable LiveMember memberBefore(UUID memberId, long version) {
    return database.find(sql -> {
      Account account = Members.byId(sql, memberId);
      return account == null
          ? null
          : new LiveMember(
              account.card(),
              Entries.before(sql, account.memberId(), version, LiveMember.MOST_ENTRIES));
    });
  }

  /**
   * A mirror file for a new counter, its SHA-256 in hex in a file beside it with {@code .sha256}
   * appended to the name. The file stays as it is for at least an hour, so that a cut download can
   * go on.
   */
  public Path snapshot() {
    return snapshots.newest();
  }
}
