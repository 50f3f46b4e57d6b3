package regulars.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Push;
import regulars.model.sync.Welcome;
import regulars.server.db.Sql;
import regulars.server.db.WriteTask;
import regulars.server.db.WriteTransaction;
import regulars.server.inbox.Inbox;
import regulars.server.ledger.Entries;
import regulars.server.ledger.Head;

/**
 * Answers a hello: is this the counter we know, on a disk that nobody copied or rolled back, and
 * how far has it read?
 */
final class Greeting implements WriteTask<Greeting.Result> {
  private final UUID counterId;
  private final Hello hello;
  private final long nowMillis;

  Greeting(UUID counterId, Hello hello, long nowMillis) {
    this.counterId = counterId;
    this.hello = hello;
    this.nowMillis = nowMillis;
  }

  /** What came of it: one of the two. */
  record Result(@Nullable Welcome welcome, @Nullable SyncRefused refused) {}

  @Override
  public Result run(WriteTransaction tx) throws SQLException {
    CounterRow counter = CounterRow.byId(tx, counterId);
    Head head = Head.of(tx);
    SyncRefused refused = SyncRefused.unlessWelcome(counter, head.ledgerId(), hello.ledgerId());
    if (refused == null && (hello.protoMin() > Hello.PROTO || hello.protoMax() < Hello.PROTO)) {
      refused =
          new SyncRefused(
              SyncRefused.Why.PROTOCOL,
              "The counter speaks protocol "
                  + hello.protoMin()
                  + " to "
                  + hello.protoMax()
                  + ", this server "
                  + Hello.PROTO
                  + ": bring the older one up to date.");
    }
    if (refused != null || counter == null) {
      return new Result(null, refused);
    }
    List<Welcome.Lacking> lacking = lacking(tx);
    if (knowsMoreThanWeDo(head) || wasRolledBack(lacking, head)) {
      Restore.begin(tx, Math.max(hello.epoch(), head.epoch()) + 1);
      counter = readAgain(tx);
    }
    String suspicion = suspicion(counter, head);
    if (suspicion != null) {
      return new Result(null, refuse(tx, counter, suspicion));
    }
    return new Result(welcome(tx, counter, head, lacking), null);
  }

  private CounterRow readAgain(WriteTransaction tx) throws SQLException {
    CounterRow counter = CounterRow.byId(tx, counterId);
    if (counter == null) {
      throw new SQLException("counter " + counterId + " is missing");
    }
    return counter;
  }

  /**
   * Whether this server was rolled back without being told: the counter has read entries, or an
   * epoch, that this ledger does not have.
   */
  private boolean knowsMoreThanWeDo(Head head) {
    return hello.epoch() > head.epoch()
        || hello.epoch() == head.epoch() && hello.cursor().seq() > head.cursor().seq();
  }

  /** The earlier pairings of this counter that have answers which this ledger lacks. */
  private List<Welcome.Lacking> lacking(WriteTransaction tx) throws SQLException {
    List<Welcome.Lacking> lacking = new ArrayList<>();
    for (Hello.Former former : formers()) {
      long last = CounterRow.lastOpSeq(tx, former.counterId());
      if (last < former.lastOpSeq()) {
        lacking.add(new Welcome.Lacking(former.counterId(), last));
      }
    }
    return lacking;
  }

  /** Whether it lacks what was answered in the very epoch it believes to be in. */
  private boolean wasRolledBack(List<Welcome.Lacking> lacking, Head head) {
    Set<UUID> ids = lacking.stream().map(Welcome.Lacking::counterId).collect(Collectors.toSet());
    return formers().stream()
        .anyMatch(former -> ids.contains(former.counterId()) && former.epoch() >= head.epoch());
  }

  private List<Hello.Former> formers() {
    List<Hello.Former> formers = hello.formers();
    return formers == null
        ? List.of()
        : formers.subList(0, Math.min(formers.size(), Hello.MOST_FORMERS));
  }

  /**
   * Why this can't be the one disk of this counter; null when it can. A hello of an earlier epoch
   * is no evidence: after a restore nobody knows what was said in it.
   */
  private @Nullable String suspicion(CounterRow counter, Head head) {
    if (hello.epoch() < head.epoch()) {
      return null;
    }
    if (hello.nextOpSeq() <= counter.lastOpSeq()) {
      return "it forgot operations that it sent: its disk was rolled back";
    }
    return counter.rolling() == null || again(counter) || follows(counter)
        ? null
        : "it showed an old token: two disks claim to be this counter";
  }

  /** Whether it shows what it showed last: the reply to that hello was lost. */
  private boolean again(CounterRow counter) {
    return same(hash(hello.rollingToken()), counter.rollingBefore());
  }

  /** Whether it shows a token that was given for the one it showed last. */
  private boolean follows(CounterRow counter) {
    String shown = hello.rollingToken();
    int dot = shown == null ? -1 : shown.indexOf('.');
    return shown != null
        && dot > 0
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8),
            token(counter, shown.substring(0, dot), counter.rollingBefore())
                .getBytes(StandardCharsets.UTF_8));
  }

  private SyncRefused refuse(WriteTransaction tx, CounterRow counter, String suspicion)
      throws SQLException {
    if (hello.wallMillis() <= counter.helloWall()) {
      return new SyncRefused(
          SyncRefused.Why.LATE_HELLO, "A newer hello of this counter was answered before.");
    }
    counter.quarantine(tx);
    Inbox.add(
        tx,
        new Inbox.Item(
            nowMillis, "QUARANTINED", counter.id(), null, null, null, null, null, suspicion, ""));
    return new SyncRefused(
        SyncRefused.Why.NOT_ACTIVE, "This counter is quarantined, as " + suspicion + ".");
  }

  private Welcome welcome(
      WriteTransaction tx, CounterRow counter, Head head, List<Welcome.Lacking> lacking)
      throws SQLException {
    byte[] shown = hash(hello.rollingToken());
    String next = token(counter, Long.toString(nowMillis, Character.MAX_RADIX), shown);
    // Before the counter knows of a restore, a hello that comes late looks just like its newest:
    // only one that speaks of this epoch says which token it is at.
    boolean current = hello.epoch() == head.epoch();
    boolean newest = current && (counter.rolling() == null || !again(counter));
    boolean heard = lacking.isEmpty() && (counter.heard() || hello.reoffered() && current);
    counter.greeted(
        tx,
        current ? hash(next) : counter.rolling(),
        current ? shown : counter.rollingBefore(),
        newest ? hello.wallMillis() : Math.max(hello.wallMillis(), counter.helloWall()),
        nowMillis,
        head.epoch(),
        heard,
        hello.app());
    boolean known = current && onChain(tx, head.cursor(), hello.cursor());
    return new Welcome(
        Hello.PROTO,
        head.ledgerId(),
        head.epoch(),
        counterId,
        nowMillis,
        counter.lastOpSeq(),
        next,
        CounterRow.anyUnheard(tx) ? Welcome.Mode.RECOVERING : Welcome.Mode.NORMAL,
        known ? Welcome.Todo.OK : Welcome.Todo.RESET,
        Push.MOST_OPS,
        Push.MOST_BYTES,
        head.cursor(),
        lacking.isEmpty() ? null : lacking);
  }

  /** Whether a counter that has read this far has read this ledger. */
  static boolean onChain(Sql sql, Cursor head, Cursor cursor) throws SQLException {
    return cursor.seq() <= head.seq()
        && cursor.revision() <= head.revision()
        && Entries.onChain(sql, cursor.seq(), cursor.hash());
  }

  /**
   * A token to show next. Each reply gives another one, so that two disks with one token part ways;
   * each holds the proof which token it was given for, so that any reply may get lost.
   */
  private static String token(CounterRow counter, String name, byte @Nullable [] shown) {
    MessageDigest sha256 = sha256();
    sha256.update(counter.tokenHash());
    sha256.update((name + (shown == null ? " first" : " after ")).getBytes(StandardCharsets.UTF_8));
    sha256.update(shown == null ? new byte[0] : shown);
    return name + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
  }

  private static byte @Nullable [] hash(@Nullable String token) {
    return token == null ? null : sha256().digest(token.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean same(byte @Nullable [] shown, byte @Nullable [] expected) {
    return shown == null
        ? expected == null
        : expected != null && MessageDigest.isEqual(shown, expected);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
