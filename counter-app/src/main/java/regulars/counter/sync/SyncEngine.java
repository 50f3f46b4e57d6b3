package regulars.counter.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.Self;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Connection.Problem;
import regulars.counter.sync.Connection.State;
import regulars.model.ledger.ChainCheck;
import regulars.model.ledger.Entry;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;

/**
 * Keeps this counter and the server in step: hello, push what waits, pull until caught up. Has no
 * thread and no clock of its own: {@link #step} does one thing and says when to come again, so that
 * a loop thread and a simulation drive the same code.
 *
 * <p>Nothing is taken out of the op log before its answer is stored, and every request may be
 * repeated: a reply that is lost costs a repetition, never a sale.
 *
 * <p>Owned by one thread at a time.
 */
public final class SyncEngine {
  /** How often the server is asked when nothing else happens. Pokes make it faster. */
  public static final long POLL_MILLIS = 30_000;

  /**
   * An empty mirror takes a snapshot when the feed has at least this many entries and changes, 20
   * pages; below that the rows themselves are as fast.
   */
  public static final long SNAPSHOT_FROM = 20L * Pull.MOST_ROWS;

  private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
  private static final String APP = "regulars-counter 1";

  /** Being caught up is no news worth a write to the disk at every poll. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  /** What stands around an operation in a push: braces, field names, the ledger's id. */
  private static final int AROUND_OP = 64;

  private static final int AROUND_PUSH = 256;

  private final CounterStore store;
  private final Mirror mirror;
  private final Path snapshotFile;
  private final ServerLink link;
  private final Clock clock;
  private final Connection connection;
  private final ShopNow shopNow;
  private final Changes changes;
  private final Backoff backoff;
  private final List<Consumer<Heard>> hearers = new CopyOnWriteArrayList<>();

  private @Nullable Welcome welcome;
  private boolean rowsOnly;
  private boolean pushBlocked;
  private boolean alone;
  private boolean mirrorBehindAnswers = true;
  private volatile boolean startOver;

  /**
   * An engine that starts with a hello.
   *
   * @param folder where a snapshot is put while it comes: the mirror's, so that it can be renamed
   * @param random for the jitter of its waits
   */
  public SyncEngine(
      CounterStore store,
      Mirror mirror,
      Path folder,
      ServerLink link,
      Clock clock,
      RandomGenerator random,
      Connection connection,
      ShopNow shopNow,
      Changes changes) {
    this.store = store;
    this.mirror = mirror;
    this.snapshotFile = folder.resolve("snapshot.db");
    this.link = link;
    this.clock = clock;
    this.connection = connection;
    this.shopNow = shopNow;
    this.changes = changes;
    this.backoff = new Backoff(random);
  }

  /** Tells {@code hearer} every batch of answers once it is stored, on the engine's thread. */
  public void hear(Consumer<Heard> hearer) {
    hearers.add(hearer);
  }

  /** The counter was paired: everything about the server may be different. From any thread. */
  public void startOver() {
    startOver = true;
  }

  /** Does one unit of work (at most one request to the server) and says what is next. */
  public Step step() {
    if (startOver) {
      startOver = false;
      welcome = null;
      pushBlocked = false;
      backoff.reset();
      connection.clear(Problem.values());
    }
    Self self = store.read(tables -> tables.self().get());
    UUID ledgerId = self.ledgerId();
    if (ledgerId == null) {
      return new Step(Step.Did.NOT_PAIRED, POLL_MILLIS);
    }
    if (self.alarm() != null) {
      connection.raise(Problem.CHAIN, self.alarm());
    }
    try {
      Welcome welcomed = welcome;
      if (welcomed == null) {
        return hello(self, ledgerId);
      }
      if (!pushBlocked && store.queue().waiting() > 0) {
        return push(self, ledgerId, welcomed);
      }
      Cursor cursor = mirror.cursor(ledgerId, self.epoch());
      if (snapshotPays(cursor, welcomed)) {
        return snapshot(self, ledgerId);
      }
      return pull(self, ledgerId, cursor);
    } catch (LinkException e) {
      return failed(e);
    }
  }

  private Step hello(Self self, UUID ledgerId) throws LinkException {
    Cursor cursor = mirror.cursor(ledgerId, self.epoch());
    long sent = clock.millis();
    Welcome heard =
        link.hello(
            new Hello(
                Hello.PROTO,
                Hello.PROTO,
                APP,
                ledgerId,
                self.epoch(),
                self.nextOpSeq(),
                /* oldestKeptOpSeq= */ 1,
                cursor,
                self.rollingToken(),
                sent,
                self.reofferedEpoch() == self.epoch(),
                List.of()));
    long skew = sent + (clock.millis() - sent) / 2 - heard.serverMillis();
    if (!heard.ledgerId().equals(ledgerId)) {
      return unwelcome(Problem.REFUSED, "the server has another ledger");
    }
    if (heard.epoch() < self.epoch()) {
      return unwelcome(
          Problem.CHAIN, "the server is back in epoch " + heard.epoch() + " from " + self.epoch());
    }
    if (heard.lastOpSeq() >= self.nextOpSeq()) {
      return unwelcome(
          Problem.ROLLED_BACK,
          "the server has operation " + heard.lastOpSeq() + ", the next here " + self.nextOpSeq());
    }
    boolean restored = heard.epoch() > self.epoch();
    boolean rewritten =
        !restored && heard.action() == Welcome.Todo.RESET && !cursor.equals(Cursor.START);
    boolean still =
        store.write(tables -> welcomed(tables, self, heard, skew, rewritten ? lost(cursor) : null));
    if (!still) {
      return again("the counter was paired anew in the meantime");
    }
    connection.skew(skew);
    if (restored || rewritten) {
      resetMirror();
    }
    welcome = heard;
    rowsOnly = false;
    pushBlocked = false;
    backoff.reset();
    connection.clear(Problem.REVOKED, Problem.REFUSED, Problem.ROLLED_BACK);
    if (connection.standing().state() == State.OFFLINE) {
      connection.transition(State.CATCHING_UP);
    }
    return new Step(Step.Did.HELLO, 0);
  }

  /** Keeps the welcome, unless it is for another pairing; offers again what the server lacks. */
  private static boolean welcomed(
      Tables tables, Self before, Welcome heard, long skew, @Nullable String alarm) {
    if (!Objects.equals(tables.self().get().counterId(), before.counterId())) {
      return false;
    }
    tables.self().welcome(heard.epoch(), heard.rollingToken(), skew);
    if (alarm != null) {
      tables.self().alarm(alarm);
    }
    int again = tables.ops().offerAgainAfter(heard.lastOpSeq());
    if (heard.epoch() > before.epoch()) {
      tables.told().forget();
    } else if (again > 0) {
      tables.self().alarm("the server lacks " + again + " operations that it had answered");
    }
    return true;
  }

  private static String lost(Cursor cursor) {
    return "the server does not have entry " + cursor.seq() + " with hash " + cursor.hash();
  }

  private Step unwelcome(Problem problem, String why) {
    LOG.error("stopped by {}: {}", problem, why);
    connection.raise(problem, why);
    connection.transition(State.OFFLINE);
    welcome = null;
    return new Step(Step.Did.FAILED, backoff.longest());
  }

  private Step push(Self self, UUID ledgerId, Welcome welcomed) throws LinkException {
    List<LoggedOp> offered = batch(welcomed);
    Pushed pushed =
        link.push(
            new Push(
                ledgerId,
                self.epoch(),
                offered.stream()
                    .map(op -> new Offered(op.operation(), op.withdrawn(), op.answer()))
                    .toList()));
    alone = false;
    List<Answer> answers = pushed.answers();
    if (!answersFit(offered, answers)) {
      return again("answers that do not fit what was asked");
    }
    if (pushed.epoch() != self.epoch()) {
      return again("the server is in epoch " + pushed.epoch());
    }
    keep(offered, answers, self.epoch());
    return switch (pushed.stop()) {
      case null -> answers.isEmpty() ? again("no answers") : new Step(Step.Did.PUSHED, 0);
      case GAP -> gap(pushed.lastOpSeq());
      case QUARANTINED -> {
        pushBlocked = true;
        connection.raise(Problem.QUARANTINED, "after operation " + pushed.lastOpSeq());
        welcome = null;
        yield new Step(Step.Did.FAILED, backoff.longest());
      }
      case EPOCH -> again("the server has another epoch");
    };
  }

  /** At most what the server takes, and at least one operation, however large. */
  private List<LoggedOp> batch(Welcome welcomed) {
    int most = alone ? 1 : Math.clamp(welcomed.maxOps(), 1, Push.MOST_OPS);
    long bytes = AROUND_PUSH;
    List<LoggedOp> batch = new ArrayList<>();
    for (LoggedOp op : store.read(tables -> tables.ops().waiting(most))) {
      bytes += op.size() + AROUND_OP;
      if (!batch.isEmpty() && bytes > Math.min(welcomed.maxBytes(), Push.MOST_BYTES)) {
        break;
      }
      batch.add(op);
    }
    return batch;
  }

  private static boolean answersFit(List<LoggedOp> offered, List<Answer> answers) {
    if (answers.size() > offered.size()) {
      return false;
    }
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (!answer.opId().equals(offered.get(i).operation().opId())
          || answer.opSeq() != offered.get(i).operation().opSeq()) {
        return false;
      }
    }
    return true;
  }

  private void keep(List<LoggedOp> offered, List<Answer> answers, long epoch) {
    if (answers.isEmpty()) {
      return;
    }
    mirrorBehindAnswers = true;
    Answers.Kept kept = store.write(tables -> Answers.keep(tables, offered, answers));
    connection.clear(Problem.QUARANTINED);
    backoff.reset();
    declareReoffered(epoch);
    Heard heard = new Heard(kept.answers(), kept.joined());
    hearers.forEach(hearer -> hearer.accept(heard));
    changes.statusChanged();
    if (kept.sales()) {
      changes.feedChanged();
    }
    if (kept.members().size() > 1) {
      changes.memberChanged(null);
    } else {
      kept.members().forEach(changes::memberChanged);
    }
  }

  /** Once every operation with a receipt is answered again, the next hello says so. */
  private boolean declareReoffered(long epoch) {
    boolean declare =
        store.read(tables -> {
          if (tables.self().get().reofferedEpoch() == epoch) {
            return false;
          }
          List<LoggedOp> front = tables.ops().waiting(1);
          return front.isEmpty() || front.getFirst().answer() == null;
        });
    if (declare) {
      store.write(tables -> {
        tables.self().reoffered(epoch);
        return epoch;
      });
      welcome = null;
    }
    return declare;
  }

  private Step gap(long lastOpSeq) {
    store.write(tables -> tables.ops().offerAgainAfter(lastOpSeq));
    return again("the server wants operation " + (lastOpSeq + 1) + " first");
  }

  private boolean snapshotPays(Cursor cursor, Welcome welcomed) {
    return !rowsOnly
        && cursor.equals(Cursor.START)
        && welcomed.head().seq() + welcomed.head().revision() >= SNAPSHOT_FROM;
  }

  private Step snapshot(Self self, UUID ledgerId) throws LinkException {
    try {
      link.snapshot(snapshotFile);
      mirror.install(snapshotFile, ledgerId, self.epoch());
    } catch (StoreException e) {
      LOG.warn("the snapshot is of no use, reading rows instead: {}", e.getMessage());
      rowsOnly = true;
      return new Step(Step.Did.SNAPSHOT, 0);
    } catch (LinkException e) {
      rowsOnly = e.kind() == LinkException.Kind.REFUSED;
      throw e;
    }
    mirrorChanged(null, true);
    return new Step(Step.Did.SNAPSHOT, 0);
  }

  private Step pull(Self self, UUID ledgerId, Cursor cursor) throws LinkException {
    if (declareReoffered(self.epoch())) {
      return new Step(Step.Did.PULLED, 0);
    }
    Pulled page = link.pull(new Pull(ledgerId, self.epoch(), cursor, Pull.MOST_ROWS));
    if (page.epoch() != self.epoch()) {
      return again("the server is in epoch " + page.epoch());
    }
    if (page.reset()) {
      return again("the server does not know where this counter stands");
    }
    return switch (FeedCheck.follow(ledgerId, cursor, this::standing, page)) {
      case FeedCheck.Verdict.Broken broken -> unwelcome(Problem.CHAIN, broken.what());
      case FeedCheck.Verdict.Incomplete incomplete -> again(incomplete.what());
      case FeedCheck.Verdict.Whole whole -> applied(self, ledgerId, page, cursor, whole.after());
    };
  }

  /** By the member's newest entry here; null when the mirror does not go back that far. */
  private ChainCheck.@Nullable Standing standing(UUID memberId) {
    List<Entry> newest = mirror.read(m -> m.entries(memberId, 1));
    return newest.isEmpty()
        ? null
        : new ChainCheck.Standing(newest.getFirst().version(), newest.getFirst().balanceAfter());
  }

  private Step applied(Self self, UUID ledgerId, Pulled page, Cursor before, Cursor after) {
    if (!after.equals(before)) {
      try {
        mirror.apply(ledgerId, self.epoch(), page, after);
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.BROKEN) {
          LOG.warn("the mirror failed and is read anew: {}", e.getMessage());
          resetMirror();
        }
        return again(e.getMessage());
      }
      mirrorChanged(page, false);
    }
    backoff.reset();
    if (self.alarm() == null) {
      connection.clear(Problem.CHAIN);
    }
    if (page.more()) {
      connection.transition(State.CATCHING_UP);
      return new Step(Step.Did.PULLED, 0);
    }
    if (!pushBlocked && store.queue().waiting() > 0) {
      return new Step(Step.Did.PULLED, 0);
    }
    noteCaughtUp(self);
    connection.transition(State.ONLINE);
    return new Step(Step.Did.PULLED, POLL_MILLIS);
  }

  private void noteCaughtUp(Self self) {
    Instant now = clock.instant();
    Instant noted = self.caughtUpAt();
    if (mirrorBehindAnswers || noted == null || now.isAfter(noted.plus(NOTED_EVERY))) {
      store.write(tables -> {
        tables.mirrorIsCaughtUp();
        tables.self().caughtUp(now);
        return true;
      });
      mirrorBehindAnswers = false;
    }
  }

  private void resetMirror() {
    mirror.reset();
    mirrorChanged(null, true);
  }

  private void mirrorChanged(@Nullable Pulled page, boolean everything) {
    List<UUID> members = new ArrayList<>();
    boolean other = everything;
    if (page != null) {
      for (Change change : page.changes()) {
        if (change instanceof Change.MemberChanged member) {
          members.add(member.card().memberId());
        } else {
          other = true;
        }
      }
    }
    if (other && shopNow.reload()) {
      changes.shopChanged();
    }
    if (other) {
      changes.statusChanged();
    }
    if (everything || members.size() > 1) {
      changes.memberChanged(null);
    } else {
      members.forEach(changes::memberChanged);
    }
  }

  /** Something did not fit: after a wait, from the hello on. */
  private Step again(@Nullable String why) {
    LOG.info("starting over with the server: {}", why);
    welcome = null;
    return new Step(Step.Did.FAILED, backoff.next());
  }

  private Step failed(LinkException e) {
    welcome = null;
    connection.transition(State.OFFLINE);
    return switch (e.kind()) {
      case UNREACHABLE -> {
        LOG.debug("the server can't be reached: {}", e.getMessage());
        yield new Step(Step.Did.FAILED, backoff.next());
      }
      case REVOKED -> {
        connection.raise(Problem.REVOKED, "revoked");
        yield new Step(Step.Did.FAILED, backoff.longest());
      }
      case REFUSED -> {
        // Should one operation spoil the batch, the next try sends the first alone.
        alone = true;
        connection.raise(Problem.REFUSED, String.valueOf(e.getMessage()));
        yield new Step(Step.Did.FAILED, backoff.next());
      }
    };
  }
}
