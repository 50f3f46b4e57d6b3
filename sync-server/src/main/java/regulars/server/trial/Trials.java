package regulars.server.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.rules.Rules;
import regulars.server.db.Database;
import regulars.server.db.WriteFailed;
import regulars.server.program.Program;

/**
 * Trials of drafts in the background, one at a time: a new one ends the one before. The newest
 * one's result is kept until the next. Safe for use by many threads.
 */
public final class Trials implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
  private static final String SCRATCH = "trial.db";

  private final Database database;
  private final Program program;
  private final Clock clock;
  private @Nullable Running newest;

  /** Trials of this shop's past. */
  public Trials(Database database, Program program, Clock clock) {
    this.database = database;
    this.program = program;
    this.clock = clock;
  }

  /** How a trial stands. */
  public enum State {
    /** It is at work. */
    RUNNING,
    /** It has a result. */
    DONE,
    /** It was ended before it had one. */
    CANCELLED,
    /** It could not be done. */
    FAILED
  }

  /**
   * A trial.
   *
   * @param trialId its id
   * @param state how it stands
   * @param done how much of the past was worked through
   * @param total out of so much
   * @param detail what went wrong; null unless it failed
   * @param result null until it is done
   */
  public record Status(
      UUID trialId,
      State state,
      long done,
      long total,
      @Nullable String detail,
      @Nullable Replayed result) {}

  /** What one trial's thread and those who ask share. */
  private static final class Running {
    private final UUID id = UUID.randomUUID();
    private volatile Status status = new Status(id, State.RUNNING, 0, 1, null, null);
    private volatile boolean cancelled;
    private @Nullable Thread thread;

    private void at(long done, long total) {
      if (cancelled) {
        throw new CancellationException();
      }
      status = new Status(id, State.RUNNING, done, total, null, null);
    }

    private void end(State state, @Nullable String detail, @Nullable Replayed result) {
      Status last = status;
      status = new Status(id, state, last.done(), last.total(), detail, result);
    }
  }

  /** The month before this one in the time zone of these rules. */
  public Period lastMonth(Rules rules) {
    return Period.lastMonth(clock.instant(), rules.zone());
  }

  /** Starts a trial. */
  public synchronized Status start(Rules draft, Period period) {
    end();
    Running running = new Running();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("rules-trial")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(() -> run(running, draft, period));
    running.thread = thread;
    newest = running;
    thread.start();
    return running.status;
  }

  /** How the newest trial stands; null when this one is not it. */
  public synchronized @Nullable Status status(UUID trialId) {
    Running running = newest;
    return running == null || !running.id.equals(trialId) ? null : running.status;
  }

  /** Ends a trial that runs. Returns how it stands then; null when it is not the newest. */
  public synchronized @Nullable Status cancel(UUID trialId) {
    if (newest != null && newest.id.equals(trialId)) {
      end();
    }
    return status(trialId);
  }

  private void end() {
    Running running = newest;
    if (running == null || running.thread == null) {
      return;
    }
    running.cancelled = true;
    try {
      running.thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Running running, Rules draft, Period period) {
    Path scratch = database.folder().resolve(SCRATCH);
    try {
      Files.deleteIfExists(scratch);
      Trial trial = new Trial(program, draft, period, running::at);
      running.end(State.DONE, null, trial.run(database, scratch));
    } catch (CancellationException e) {
      running.end(State.CANCELLED, null, null);
    } catch (WriteFailed | IOException e) {
      LOG.warn("a trial of a draft failed", e);
      running.end(
          State.FAILED, "The past could not be read just now: try again in a moment.", null);
    } catch (RuntimeException e) {
      LOG.error("a trial of a draft failed", e);
      running.end(State.FAILED, "The trial failed; the server's log says why.", null);
    } finally {
      remove(scratch);
    }
  }

  private static void remove(Path scratch) {
    try {
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      LOG.debug("{} is removed by the next trial", scratch, e);
    }
  }

  /** Ends the one that runs. */
  @Override
  public synchronized void close() {
    end();
  }
}
