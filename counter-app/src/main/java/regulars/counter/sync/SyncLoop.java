package regulars.counter.sync;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.sync.Answer;

/**
 * The thread that steps the sync engine: at once while there is work, else when a step said so,
 * when something new waits, or when the server poked. Safe for use by several threads.
 */
public final class SyncLoop implements Courier, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
  private static final long CARRY_SECONDS = 10;
  private static final long AFTER_BUG_MILLIS = 5_000;

  /** The longest that {@link #close} waits for a request that is on its way. */
  private static final long CLOSE_MILLIS = 12_000;

  private final SyncEngine engine;
  private final Thread thread;
  private final Map<UUID, CompletableFuture<Answer>> carried = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private Call call = Call.NONE;
  private boolean failing;
  private boolean closed;

  /** How urgently somebody wants the next step. */
  private enum Call {
    NONE,
    /** Soon, but after a failure not before its wait is over. */
    NUDGED,
    /** Now: the server was heard, or a person waits. */
    HURRIED
  }

  /** Not yet started. */
  public SyncLoop(SyncEngine engine) {
    this.engine = engine;
    this.thread = new Thread(this::run, "counter-sync");
    thread.setDaemon(true);
    engine.hear(heard -> {
      for (Answer answer : heard.answers()) {
        CompletableFuture<Answer> waiting = carried.remove(answer.opId());
        if (waiting != null) {
          waiting.complete(answer);
        }
      }
    });
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  @Override
  public void nudge() {
    call(Call.NUDGED);
  }

  /** Steps now, even after a failure: there is news, or the server is known to be there. */
  public void hurry() {
    call(Call.HURRIED);
  }

  private void call(Call wish) {
    lock.lock();
    try {
      if (wish.compareTo(call) > 0) {
        call = wish;
        woken.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Answer carry(UUID opId) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    carried.put(opId, answer);
    hurry();
    try {
      return answer.get(CARRY_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new AssertionError("an answer is never completed with an error", e);
    } finally {
      carried.remove(opId);
    }
  }

  private void run() {
    while (true) {
      long waitMillis;
      try {
        Step step = engine.step();
        failing = step.did() == Step.Did.FAILED;
        waitMillis = step.waitMillis();
      } catch (RuntimeException e) {
        // A full disk, or a bug: what waits is safe in the op log, so try again, not too soon.
        LOG.error("a step of the sync failed", e);
        failing = true;
        waitMillis = AFTER_BUG_MILLIS;
      }
      if (pause(waitMillis)) {
        return;
      }
    }
  }

  /** Waits; says whether to stop. */
  private boolean pause(long millis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (!closed && nanos > 0 && !due()) {
        nanos = woken.awaitNanos(nanos);
      }
      call = Call.NONE;
      return closed;
    } catch (InterruptedException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean due() {
    return call == Call.HURRIED || (call == Call.NUDGED && !failing);
  }

  /** Ends the thread after the request that is on its way, and waits for that. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
