package regulars.server.pairing;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Hash;
import regulars.model.pairing.PairingCode;
import regulars.model.sync.Pairing;
import regulars.server.db.Database;
import regulars.server.db.Row;
import regulars.server.db.WriteTransaction;
import regulars.server.db.Writes;

/**
 * Counters and the codes that let them in. Owns the tables {@code pairing_code} and, together with
 * sync, {@code counter}. Tokens are looked up in memory by their hash; shutting a counter out takes
 * its token away before the method returns. Safe for use by many threads.
 */
public final class Counters {
  /** A code is good for so long. */
  public static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private static final int TRIES = 5;
  private static final int MOST_OPEN_CODES = 5;
  private static final int LONGEST_NAME = 40;

  private static final String OPEN = " used = 0 AND expires_at > ? AND tries_left > 0 ";
  private static final String FORGET_OLD = "DELETE FROM pairing_code WHERE expires_at <= ?";
  private static final String VOID_SURPLUS =
      """
      UPDATE pairing_code SET tries_left = 0 WHERE code_hash NOT IN (
        SELECT code_hash FROM pairing_code WHERE used = 0 ORDER BY made_at DESC LIMIT ?)
      """;
  private static final String ADD_CODE =
      """
      INSERT INTO pairing_code (code_hash, made_at, expires_at, tries_left, name, label)
        VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String FIND_CODE =
      "SELECT name FROM pairing_code WHERE code_hash = ? AND" + OPEN;
  private static final String COUNT_WRONG_TRY =
      "UPDATE pairing_code SET tries_left = tries_left - 1 WHERE" + OPEN;
  private static final String LABEL_TAKEN =
      "SELECT count(*) FROM pairing_code WHERE label = ? AND" + OPEN;
  private static final String FREE_LABEL = "DELETE FROM pairing_code WHERE label = ?";
  private static final String OF_LABEL =
      "SELECT code_hash, used, expires_at, tries_left FROM pairing_code WHERE label = ?";
  private static final String COUNT_TRY =
      "UPDATE pairing_code SET tries_left = tries_left - 1 WHERE code_hash = ?";
  private static final String STILL_GOOD =
      "SELECT name FROM pairing_code WHERE code_hash = ? AND used = 0 AND expires_at > ?";
  private static final String USE_CODE = "UPDATE pairing_code SET used = 1 WHERE code_hash = ?";
  private static final String ADD_COUNTER =
      """
      INSERT INTO counter (counter_id, name, token_hash, state, paired_at, epoch_seen)
        SELECT ?, ?, ?, 'active', ?, epoch FROM head
      """;
  private static final String HEAD = "SELECT ledger_id, epoch FROM head";
  private static final String TOKENS =
      "SELECT token_hash, counter_id FROM counter WHERE state IN ('active', 'quarantined')";
  private static final String LIST =
      """
      SELECT counter_id, name, state, paired_at, last_seen, app, last_op_seq, skew_millis,
        state = 'active' AND heard = 0
        FROM counter ORDER BY id
      """;
  private static final String SHUT_OUT =
      "UPDATE counter SET state = ? WHERE counter_id = ? AND state <> ?";
  private static final String RENAME = "UPDATE counter SET name = ? WHERE counter_id = ?";
  private static final String KNOWN = "SELECT count(*) FROM counter WHERE counter_id = ?";

  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<UUID> cut;
  private final Pace pace;
  private final Map<Hash, UUID> tokens = new ConcurrentHashMap<>();

  /**
   * Loads the tokens.
   *
   * @param random unpredictable
   * @param cut told of every counter that is shut out, to end its open connections
   */
  public Counters(
      Database database, Writes writes, Clock clock, RandomGenerator random, Consumer<UUID> cut) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.random = random;
    this.cut = cut;
    this.pace = new Pace(clock, 10, Duration.ofMinutes(1));
    database.read(sql -> {
      sql.each(TOKENS, row -> tokens.put(new Hash(row.bytes(1)), row.id(2)));
      return tokens.size();
    });
  }

  /** A fresh code and until when it lets a counter in. */
  public record Code(String code, Instant expiresAt) {}

  /**
   * Makes a code. The fifth newest open code is the oldest that stays good, so that only five of
   * the 400 labels are ever taken.
   *
   * @param name what the counter will be called; null for the name it gives itself
   */
  public Code makeCode(@Nullable String name) {
    Instant now = clock.instant();
    Instant expires = now.plus(CODE_LIFE);
    PairingCode made =
        writes.now(tx -> {
          tx.update(FORGET_OLD, now.minus(CODE_LIFE).toEpochMilli());
          tx.update(VOID_SURPLUS, MOST_OPEN_CODES - 1);
          PairingCode code = PairingCode.make(random);
          while (tx.number(LABEL_TAKEN, code.label(), now.toEpochMilli()) > 0) {
            code = PairingCode.make(random);
          }
          tx.update(FREE_LABEL, code.label());
          tx.update(
              ADD_CODE,
              code.hash(),
              now.toEpochMilli(),
              expires.toEpochMilli(),
              TRIES,
              name == null ? null : cleaned(name),
              code.label());
          return code;
        });
    return new Code(made.toString(), expires);
  }

  /** How the code with a label stands. */
  sealed interface Standing {
    /** It lets a counter in; this try is counted. */
    record Good(byte[] hash) implements Standing {}

    /** It does not. */
    record Not(Why why) implements Standing {}
  }

  /** Why a code lets nobody in. */
  enum Why {
    UNKNOWN,
    EXPIRED,
    USED,
    SPENT
  }

  private record Kept(byte[] hash, long used, long expiresAt, long triesLeft) {}

  /** Finds the code with this label and counts a try at it, whatever comes of the try. */
  Standing attempt(String label) {
    long now = clock.millis();
    return writes.now(tx -> {
      Kept code =
          tx.one(
              OF_LABEL,
              row -> new Kept(row.bytes(1), row.number(2), row.number(3), row.number(4)),
              label);
      if (code == null) {
        return new Standing.Not(Why.UNKNOWN);
      }
      if (code.used() != 0) {
        return new Standing.Not(Why.USED);
      }
      if (code.expiresAt() <= now) {
        return new Standing.Not(Why.EXPIRED);
      }
      if (code.triesLeft() <= 0) {
        return new Standing.Not(Why.SPENT);
      }
      tx.update(COUNT_TRY, (Object) code.hash());
      return new Standing.Good(code.hash());
    });
  }

  /** Lets in a counter that has proven to know the code; null when that was used meanwhile. */
  Pairing.@Nullable Paired letIn(byte[] codeHash, String counterName) {
    UUID counterId = randomId();
    String token = Secrets.make(random);
    byte[] hash = Secrets.hash(token);
    String name = cleaned(counterName);
    long now = clock.millis();
    Outcome outcome =
        writes.now(tx ->
            take(tx, STILL_GOOD, codeHash, now, counterId, name, hash)
                ? in(tx, counterId, token)
                : new Outcome.NoSuchCode());
    if (!(outcome instanceof Outcome.In in)) {
      return null;
    }
    pace.takeBack();
    tokens.put(new Hash(hash), counterId);
    return in.paired();
  }

  /** Counts a try of anybody; 0 when it may be made, else in how many seconds the next one may. */
  int secondsUntilAllowed() {
    return pace.secondsUntilAllowed();
  }

  /** What came of a try to pair. */
  public sealed interface Outcome {
    /** It is in. */
    record In(Pairing.Paired paired) implements Outcome {}

    /** Wrong, used, void or too old: the answer is the same for all. */
    record NoSuchCode() implements Outcome {}

    /** Too many tries lately. */
    record TooFast(int retryAfterSeconds) implements Outcome {}
  }

  /**
   * Lets a counter in when the code is good. A wrong code costs every open code one of its tries.
   */
  public Outcome pair(Pairing.Request request) {
    int wait = pace.secondsUntilAllowed();
    if (wait > 0) {
      return new Outcome.TooFast(wait);
    }
    PairingCode code = PairingCode.parse(request.code());
    UUID counterId = randomId();
    String token = Secrets.make(random);
    byte[] hash = Secrets.hash(token);
    String name = cleaned(request.counterName());
    long now = clock.millis();
    Outcome outcome =
        writes.now(tx -> {
          if (code == null || !take(tx, FIND_CODE, code.hash(), now, counterId, name, hash)) {
            tx.update(COUNT_WRONG_TRY, now);
            return new Outcome.NoSuchCode();
          }
          return in(tx, counterId, token);
        });
    if (outcome instanceof Outcome.In) {
      pace.takeBack();
      tokens.put(new Hash(hash), counterId);
    }
    return outcome;
  }

  private static Outcome in(WriteTransaction tx, UUID counterId, String token) throws SQLException {
    Pairing.Paired paired =
        tx.one(HEAD, row -> new Pairing.Paired(counterId, token, row.id(1), row.number(2)));
    if (paired == null) {
      throw new SQLException("the ledger has no head");
    }
    return new Outcome.In(paired);
  }

  private static boolean take(
      WriteTransaction tx,
      String find,
      byte[] codeHash,
      long now,
      UUID counterId,
      String name,
      byte[] hash)
      throws SQLException {
    Named named = tx.one(find, row -> new Named(row.optionalText(1)), codeHash, now);
    if (named == null) {
      return false;
    }
    tx.update(USE_CODE, (Object) codeHash);
    tx.update(ADD_COUNTER, counterId, named.name() == null ? name : named.name(), hash, now);
    return true;
  }

  private record Named(@Nullable String name) {}

  /** The counter with this token; null when there is none or it was shut out. */
  public @Nullable UUID authenticate(String token) {
    // The map finds by hash: how long it takes says nothing about a token that isn't known.
    return tokens.get(new Hash(Secrets.hash(token)));
  }

  /** All that were ever paired, oldest first. */
  public List<PairedCounter> list() {
    return database.read(sql -> sql.list(LIST, Counters::read));
  }

  private static PairedCounter read(Row row) throws SQLException {
    Long lastSeen = row.optionalNumber(5);
    return new PairedCounter(
        row.id(1),
        row.text(2),
        PairedCounter.State.valueOf(row.text(3).toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.number(4)),
        lastSeen == null ? null : Instant.ofEpochMilli(lastSeen),
        row.optionalText(6),
        row.number(7),
        row.number(8),
        row.number(9) != 0);
  }

  /**
   * Shuts a counter out at once, open connections included. False when there is none of that id.
   */
  public boolean revoke(UUID counterId) {
    return shutOut(counterId, "revoked");
  }

  /** Gives a counter up: shut out, and a restored server stops waiting for it. */
  public boolean markLost(UUID counterId) {
    return shutOut(counterId, "lost");
  }

  private boolean shutOut(UUID counterId, String state) {
    boolean known =
        writes.now(tx -> {
          tx.update(SHUT_OUT, state, counterId, state);
          return tx.number(KNOWN, counterId) > 0;
        });
    tokens.values().removeIf(counterId::equals);
    cut.accept(counterId);
    return known;
  }

  /** Calls a counter something else. False when there is none of that id. */
  public boolean rename(UUID counterId, String name) {
    return writes.now(tx -> tx.update(RENAME, cleaned(name), counterId) > 0);
  }

  /**
   * A name fit for a list.
   *
   * @throws IllegalArgumentException when it is empty or has more than 40 characters; the message
   *     says so
   */
  static String cleaned(String name) {
    String cleaned = name.strip().replaceAll("\\p{Cntrl}", " ");
    if (cleaned.isEmpty() || cleaned.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "A counter's name has 1 to " + LONGEST_NAME + " characters: give it such a name.");
    }
    return cleaned;
  }

  private UUID randomId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
