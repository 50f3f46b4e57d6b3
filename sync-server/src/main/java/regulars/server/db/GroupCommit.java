package regulars.server.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that owns the write connection: it takes what waits, up to {@value #MOST_TASKS} tasks,
 * applies each in order, commits once, then completes their futures. There is no timer: what
 * arrives while one commit runs shares the next.
 */
public final class GroupCommit implements Writes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST_TASKS = 256;
  private static final int MOST_WEIGHT = 512;

  /** How many tasks may wait; more are refused as busy. */
  static final int MOST_WAITING = 4096;

  private final BlockingQueue<Pending<?>> queue;
  private final Committer committer;
  private final Consumer<WriteFailed> onBroken;
  private final Thread thread;
  private final Pending<String> stop = new Pending<>(tx -> "stop");
  private volatile @Nullable WriteFailed ended;
  private volatile boolean closing;
  private volatile long commits;

  /**
   * Starts the writer thread.
   *
   * @param onBroken called once, on the writer thread, when the disk failed: it stops the process
   */
  public GroupCommit(Database database, Consumer<WriteFailed> onBroken) {
    this(database, onBroken, MOST_WAITING, SameThreadWrites.Fault.NONE);
  }

  GroupCommit(
      Database database,
      Consumer<WriteFailed> onBroken,
      int mostWaiting,
      SameThreadWrites.Fault fault) {
    this.queue = new ArrayBlockingQueue<>(mostWaiting);
    this.committer = new Committer(database, fault);
    this.onBroken = onBroken;
    this.thread = Thread.ofPlatform().name("ledger-writer").start(this::run);
  }

  @Override
  public <T> CompletableFuture<T> write(WriteTask<T> task) {
    Pending<T> pending = new Pending<>(task);
    if (closing || !queue.offer(pending)) {
      pending.fail(busy());
    }
    failLeftovers();
    return pending.future();
  }

  /** How many tasks wait for a commit. */
  public int waiting() {
    return queue.size();
  }

  /** How many commits there were since the start; what shared one counts once. */
  public long commits() {
    return commits;
  }

  /** Finishes what is queued, then stops; later writes fail as busy. */
  @Override
  public void close() {
    if (!closing) {
      closing = true;
      putStop();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void putStop() {
    boolean interrupted = false;
    while (ended == null) {
      try {
        queue.put(stop);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // a stop is asked for either way: finish asking
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    WriteFailed reason = busy();
    List<Pending<?>> batch = new ArrayList<>(MOST_TASKS);
    while (takeBatch(batch)) {
      WriteFailed failed = committer.commit(batch);
      batch.clear();
      countCommit();
      if (failed != null && failed.why() == WriteFailed.Why.BROKEN) {
        LOG.error("writing stops: {}", failed.getMessage(), failed);
        reason = failed;
        ended = reason;
        failLeftovers();
        onBroken.accept(failed);
        return;
      }
      if (failed != null) {
        LOG.warn("a commit failed: {}", failed.getMessage());
      }
    }
    committer.commit(batch);
    ended = reason;
    failLeftovers();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the writer thread alone counts
  private void countCommit() {
    commits++;
  }

  /** Fills {@code batch}; false when it is the last one. */
  private boolean takeBatch(List<Pending<?>> batch) {
    Pending<?> next = takeOne();
    int weight = 0;
    while (next != null && next != stop) {
      batch.add(next);
      weight += next.weight();
      if (batch.size() >= MOST_TASKS || weight >= MOST_WEIGHT) {
        return true;
      }
      next = queue.poll();
    }
    return next == null;
  }

  private Pending<?> takeOne() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        LOG.debug("the writer is stopped by closing it, not by an interrupt");
      }
    }
  }

  /** A task that slipped in while the writer ended must not wait for ever. */
  private void failLeftovers() {
    WriteFailed reason = ended;
    if (reason != null) {
      for (Pending<?> left = queue.poll(); left != null; left = queue.poll()) {
        left.fail(reason);
      }
    }
  }

  private static WriteFailed busy() {
    return new WriteFailed(
        WriteFailed.Why.BUSY, "The server is busy or stopping: nothing was written. Try again.");
  }
}
