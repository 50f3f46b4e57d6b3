package regulars.server.staff;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Hash;
import regulars.model.staff.LockOut;
import regulars.model.staff.Pins;
import regulars.model.staff.SignIn;
import regulars.model.staff.Staff;
import regulars.server.db.Database;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.db.Writes;
import regulars.server.pairing.Secrets;

/**
 * Who is signed in to the settings. Sessions live in memory and end with the server; wrong tries
 * are kept in the database, so that starting the server again is no way around the wait. Safe for
 * use by many threads; one PIN is checked at a time, which bounds the memory that hashing takes.
 */
public final class SignIns {
  /** A session without a request lives so long. */
  public static final Duration IDLE = Duration.ofMinutes(15);

  private static final int MOST_SESSIONS = 100;
  private static final String TRIES = "SELECT wrong, last_at FROM wrong_pin WHERE staff = ?";
  private static final String COUNT =
      """
      INSERT INTO wrong_pin (staff, wrong, last_at) VALUES (?, ?, ?)
      ON CONFLICT (staff) DO UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at
      """;
  private static final String FORGIVE = "DELETE FROM wrong_pin WHERE staff = ?";

  /** Nobody's: checked where there is no hash, so that an unknown id takes as long as a known. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final RandomGenerator random;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  // Guarded by itself.
  private final Map<Hash, Session> sessions = new HashMap<>();

  private record Session(String staffId, UUID counterId, String pinHash, Instant lastUsed) {}

  /**
   * Nobody is signed in.
   *
   * @param random unpredictable
   */
  public SignIns(Database database, Writes writes, Clock clock, RandomGenerator random) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.random = random;
  }

  /** Signs somebody in at this counter when the PIN is theirs. */
  public SignIn.Reply signIn(UUID counterId, SignIn.Request wish) {
    oneAtATime.lock();
    try {
      Instant now = clock.instant();
      LockOut before = database.read(sql -> tries(sql, wish.staffId()));
      Duration wait = before.left(now);
      if (!wait.isZero()) {
        return locked(before, now);
      }
      Staff staff = database.read(Roll::read).find(wish.staffId());
      String hash = staff == null || !staff.active() ? null : staff.pinHash();
      boolean right = Pins.matches(wish.pin(), hash == null ? NOBODYS : hash);
      if (staff == null || hash == null || !right) {
        return wrong(staff, before, now);
      }
      writes.now(tx -> tx.update(FORGIVE, staff.id()));
      String secret = Secrets.make(random);
      keep(secret, new Session(staff.id(), counterId, hash, now));
      return new SignIn.Reply(secret, staff.role(), (int) IDLE.toSeconds(), LockOut.FREE, 0);
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Tries for ids that nobody has are not kept: they would fill the table. */
  private SignIn.Reply wrong(@Nullable Staff staff, LockOut before, Instant now) {
    if (staff == null) {
      return new SignIn.Reply(null, null, 0, 0, 0);
    }
    LockOut after = before.wrongAt(now);
    writes.now(tx -> tx.update(COUNT, staff.id(), after.wrong(), now.toEpochMilli()));
    return locked(after, now);
  }

  private static SignIn.Reply locked(LockOut state, Instant now) {
    int seconds = (int) state.left(now).plusMillis(999).toSeconds();
    return new SignIn.Reply(null, null, 0, state.triesLeft(now), seconds);
  }

  private static LockOut tries(Sql sql, String staffId) throws SQLException {
    LockOut kept =
        sql.one(
            TRIES,
            row -> new LockOut(Math.toIntExact(row.number(1)), Instant.ofEpochMilli(row.number(2))),
            staffId);
    return kept == null ? LockOut.NONE : kept;
  }

  /** How somebody's tries stand. */
  public LockOut tries(String staffId) {
    return database.read(sql -> tries(sql, staffId));
  }

  /** A new PIN starts afresh. */
  static void forgive(WriteTransaction tx, String staffId) throws SQLException {
    tx.update(FORGIVE, staffId);
  }

  private void keep(String secret, Session session) {
    synchronized (sessions) {
      Instant now = session.lastUsed();
      sessions.values().removeIf(old -> over(old, now));
      if (sessions.size() >= MOST_SESSIONS) {
        sessions.clear();
      }
      sessions.put(key(secret), session);
    }
  }

  /** The map finds by hash: how long it takes says nothing about a secret that isn't known. */
  private static Hash key(String secret) {
    return new Hash(Secrets.hash(secret));
  }

  private static boolean over(Session session, Instant now) {
    return !now.isBefore(session.lastUsed().plus(IDLE));
  }

  /**
   * Whose session this is, and keeps it alive; null when it is over, is another counter's, or
   * whoever it belongs to has left or has another PIN since.
   */
  public @Nullable Staff who(UUID counterId, String secret) {
    Instant now = clock.instant();
    Session session;
    synchronized (sessions) {
      session = sessions.get(key(secret));
      if (session == null || over(session, now) || !session.counterId().equals(counterId)) {
        return null;
      }
      sessions.put(
          key(secret), new Session(session.staffId(), session.counterId(), session.pinHash(), now));
    }
    Staff staff = database.read(Roll::read).find(session.staffId());
    boolean same = staff != null && staff.active() && session.pinHash().equals(staff.pinHash());
    if (!same) {
      signOut(secret);
      return null;
    }
    return staff;
  }

  /** Ends this person's sessions at this counter. */
  public void signOutAll(UUID counterId, String staffId) {
    synchronized (sessions) {
      sessions
          .values()
          .removeIf(old -> old.counterId().equals(counterId) && old.staffId().equals(staffId));
    }
  }

  private void signOut(String secret) {
    synchronized (sessions) {
      sessions.remove(key(secret));
    }
  }

  /** How many are signed in: for tests. */
  List<String> signedIn() {
    synchronized (sessions) {
      return sessions.values().stream().map(Session::staffId).toList();
    }
  }
}
