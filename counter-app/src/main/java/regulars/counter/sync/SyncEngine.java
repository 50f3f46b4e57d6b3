package regulars.counter.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.Self;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Connection.Problem;
import regulars.counter.sync.Connection.State;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Pull;
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

  private final CounterStore store;
  private final ServerLink link;
  private final Clock clock;
  private final Connection connection;
  private final Pusher pusher;
  private final Puller puller;
  private final Backoff backoff;

  private @Nullable Welcome welcome;
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
    this.link = link;
    this.clock = clock;
    this.connection = connection;
    this.pusher = new Pusher(store, link, connection, changes);
    this.puller = new Puller(store, mirror, folder, link, connection, shopNow, changes);
    this.backoff = new Backoff(random);
  }

  /** Tells {@code hearer} every batch of answers once it is stored, on the engine's thread. */
  public void hear(Consumer<Heard> hearer) {
    pusher.hear(hearer);
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
    puller.mend();
    try {
      return step(self, ledgerId);
    } catch (LinkException e) {
      return failed(e);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.BROKEN || store.trouble() != null) {
        throw e;
      }
      // counter.db is well, so it is the mirror: nothing in that is the only copy.
      LOG.warn("the mirror failed and is read anew: {}", e.getMessage());
      puller.reset();
      return again("the mirror failed");
    }
  }

  private Step step(Self self, UUID ledgerId) throws LinkException {
    Welcome welcomed = welcome;
    if (welcomed == null) {
      return hello(self, ledgerId);
    }
    if (pusher.isDue()) {
      mirrorBehindAnswers = true;
      return after(self, pusher.push(self, ledgerId, welcomed));
    }
    if (pusher.declaresReoffered(self.epoch())) {
      return after(self, new Outcome.Reoffered(Step.Did.PULLED));
    }
    return after(self, puller.pull(self, ledgerId, welcomed));
  }

  private Step hello(Self self, UUID ledgerId) throws LinkException {
    pusher.dropAhead();
    puller.dropAhead();
    Cursor cursor = puller.cursor(ledgerId, self.epoch());
    long sent = clock.millis();
    List<Hello.Former> formers = store.read(tables -> tables.formers().list());
    Welcome heard = link.hello(hello(self, ledgerId, cursor, sent, formers));
    long skew = sent + (clock.millis() - sent) / 2 - heard.serverMillis();
    if (!heard.ledgerId().equals(ledgerId)) {
      return stopped(Problem.REFUSED, "the server has another ledger");
    }
    if (heard.epoch() < self.epoch()) {
      return stopped(
          Problem.CHAIN, "the server is back in epoch " + heard.epoch() + " from " + self.epoch());
    }
    if (heard.lastOpSeq() >= self.nextOpSeq()) {
      return stopped(
          Problem.ROLLED_BACK,
          "the server has operation " + heard.lastOpSeq() + ", the next here " + self.nextOpSeq());
    }
    boolean restored = heard.epoch() > self.epoch();
    boolean rewritten =
        !restored && heard.action() == Welcome.Todo.RESET && !cursor.equals(Cursor.START);
    boolean still =
        store.write(tables -> keep(tables, self, heard, skew, rewritten ? lost(cursor) : null));
    if (!still) {
      return again("the counter was paired anew in the meantime");
    }
    // A counter that is paired after a restore never heard of it in a welcome.
    if (restored || rewritten || puller.isOfAnother(ledgerId, heard.epoch())) {
      puller.reset();
    }
    welcome = heard;
    backoff.reset();
    connection.skew(skew);
    connection.clear(Problem.OTHER_KEY, Problem.REVOKED, Problem.REFUSED, Problem.ROLLED_BACK);
    if (connection.standing().state() == State.OFFLINE) {
      connection.transition(State.CATCHING_UP);
    }
    return new Step(Step.Did.HELLO, 0);
  }

  private static Hello hello(
      Self self, UUID ledgerId, Cursor cursor, long wallMillis, List<Hello.Former> formers) {
    return new Hello(
        Hello.PROTO,
        Hello.PROTO,
        APP,
        ledgerId,
        self.epoch(),
        self.nextOpSeq(),
        /* oldestKeptOpSeq= */ 1,
        cursor,
        self.rollingToken(),
        wallMillis,
        self.reofferedEpoch() == self.epoch(),
        List.of(),
        formers.isEmpty() ? null : formers);
  }

  /** Keeps the welcome, unless it is for another pairing; offers again what the server lacks. */
  private static boolean keep(
      Tables tables, Self before, Welcome heard, long skew, @Nullable String alarm) {
    if (!Objects.equals(tables.self().get().counterId(), before.counterId())) {
      return false;
    }
    tables.self().welcome(heard.epoch(), heard.rollingToken(), skew);
    if (alarm != null) {
      tables.self().alarm(alarm);
    }
    List<Welcome.Lacking> lacking = heard.lacking();
    if (lacking != null) {
      lacking.forEach(
          former -> tables.formers().offerAgainAfter(former.counterId(), former.lastOpSeq()));
      tables.self().reoffered(heard.epoch() - 1);
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

  private Step after(Self self, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Progress progress -> {
        backoff.reset();
        if (progress.did() == Step.Did.PULLED) {
          read(self);
          connection.transition(State.CATCHING_UP);
        }
        yield new Step(progress.did(), 0);
      }
      case Outcome.Reoffered reoffered -> {
        welcome = null;
        yield new Step(reoffered.did(), 0);
      }
      case Outcome.CaughtUp caughtUp -> {
        backoff.reset();
        read(self);
        yield caughtUp(self);
      }
      case Outcome.StartOver startOver -> again(startOver.why());
      case Outcome.Stopped stopped -> stopped(stopped.problem(), stopped.why());
    };
  }

  /** A page fitted what this counter had seen before. */
  private void read(Self self) {
    if (self.alarm() == null) {
      connection.clear(Problem.CHAIN);
    }
  }

  private Step caughtUp(Self self) {
    if (pusher.isDue()) {
      return new Step(Step.Did.PULLED, 0);
    }
    Instant now = clock.instant();
    Instant noted = self.caughtUpAt();
    if (mirrorBehindAnswers || noted == null || now.isAfter(noted.plus(NOTED_EVERY))) {
      store.write(tables -> {
        tables.mirrorIsCaughtUp();
        tables.self().caughtUp(now);
        return now;
      });
      mirrorBehindAnswers = false;
    }
    connection.transition(State.ONLINE);
    return new Step(Step.Did.PULLED, POLL_MILLIS);
  }

  /** A person has to see to it; until then the server is asked only now and then. */
  private Step stopped(Problem problem, String why) {
    LOG.error("stopped by {}: {}", problem, why);
    connection.raise(problem, why);
    connection.transition(State.OFFLINE);
    welcome = null;
    return new Step(Step.Did.FAILED, backoff.longest());
  }

  /** Something did not fit: after a wait, from the hello on. */
  private Step again(String why) {
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
      case OTHER_KEY -> {
        LOG.warn("the server can't be trusted: {}", e.getMessage());
        connection.raise(Problem.OTHER_KEY, "another key");
        yield new Step(Step.Did.FAILED, backoff.next());
      }
      case REVOKED -> stopped(Problem.REVOKED, String.valueOf(e.getMessage()));
      case REFUSED -> {
        pusher.sendOneAlone();
        LOG.warn("the server refuses: {}", e.getMessage());
        connection.raise(Problem.REFUSED, String.valueOf(e.getMessage()));
        yield new Step(Step.Did.FAILED, backoff.next());
      }
    };
  }
}
