package regulars.counter.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.home.HomeException;

/**
 * Keeps reading and answering together: how much was asked, how much was answered, and the progress
 * of both. Gives up when the server is silent for a minute. Owned by the thread that reads, except
 * for the totals.
 */
final class Pace {
  private static final long MOST_UNANSWERED = 20_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 100;

  private final Totals totals;
  private final Desk desk;
  private final Progress progress;
  private final LongSupplier nanos;
  private final CountDownLatch stop;
  private long work = 1;
  private long done;
  private long asked;

  Pace(Totals totals, Desk desk, Progress progress, LongSupplier nanos, CountDownLatch stop) {
    this.totals = totals;
    this.desk = desk;
    this.progress = progress;
    this.nanos = nanos;
    this.stop = stop;
  }

  /** How much there is to read, in bytes. */
  void work(long bytes) {
    work = Math.max(1, bytes);
  }

  /** More was read. */
  void read(long bytes) {
    done = Math.min(work, done + bytes);
    progress.show(done, work, totals.sales(), "reading");
  }

  /** So many operations were stored; each will be answered. */
  void asked(long operations) {
    asked += operations;
  }

  /** Whether the user wants it to end. */
  boolean stopped() {
    return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
  }

  /** Waits while reading is too far ahead of the server. */
  void awaitRoom() throws HomeException {
    awaitAnswers(asked - MOST_UNANSWERED, "waiting for the server");
  }

  /** Waits until all that was asked is answered. */
  void awaitAll() throws HomeException {
    awaitAnswers(asked, "waiting for answers");
  }

  /** Waits until the counter has read back what the server made of it. */
  void awaitOnline() throws HomeException {
    long since = nanos.getAsLong();
    while (!stopped() && desk.status().link() != DeskStatus.Link.ONLINE) {
      progress.show(done, work, totals.sales(), "catching up");
      if (desk.status().link() == DeskStatus.Link.CATCHING_UP) {
        since = nanos.getAsLong();
      }
      giveUpAfterSilence(since);
      pause();
    }
  }

  /** Waits until {@code desk} knows its shop, which comes with the first contact. */
  void awaitShop() throws HomeException {
    long since = nanos.getAsLong();
    while (!stopped() && (desk.shop() == null || desk.rules() == null)) {
      if (nanos.getAsLong() - since > PATIENCE_NANOS) {
        throw new HomeException(
            "The server knows no shop or no rules yet: put a rules document into its rules"
                + " folder.");
      }
      pause();
    }
  }

  private void awaitAnswers(long target, String doing) throws HomeException {
    long before = totals.answered();
    long since = nanos.getAsLong();
    while (!stopped() && !totals.await(target, LOOK_MILLIS)) {
      progress.show(done, work, totals.sales(), doing);
      if (totals.answered() != before) {
        before = totals.answered();
        since = nanos.getAsLong();
      }
      giveUpAfterSilence(since);
    }
  }

  private void giveUpAfterSilence(long since) throws HomeException {
    if (nanos.getAsLong() - since > PATIENCE_NANOS) {
      String problem = desk.status().problem();
      throw new HomeException(
          "The server does not answer"
              + (problem == null ? "" : " (" + problem + ")")
              + ". What was read is stored: run the same command again, and it goes on.");
    }
  }

  private void pause() {
    try {
      var unused = stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
