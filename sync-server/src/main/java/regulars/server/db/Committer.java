package regulars.server.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks in order and commits them together. Belongs to whoever owns the write connection. */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final Database database;
  private final SameThreadWrites.Fault fault;

  Committer(Database database, SameThreadWrites.Fault fault) {
    this.database = database;
    this.fault = fault;
  }

  /**
   * Commits what it can: a task that fails is undone alone, the others run again without it. When
   * the disk refuses, all of them fail and the reason comes back.
   */
  @Nullable WriteFailed commit(List<Pending<?>> batch) {
    List<Pending<?>> left = new ArrayList<>(batch);
    while (!left.isEmpty()) {
      Attempt attempt = attempt(left);
      if (attempt.error == null) {
        finish(left, attempt.actions);
        return null;
      }
      WriteFailed failed = SqlTrouble.of(attempt.error);
      if (attempt.culprit == null || failed != null && failed.why() != WriteFailed.Why.BUG) {
        WriteFailed all = failed == null ? unknown(attempt.error) : failed;
        left.forEach(pending -> pending.fail(all));
        return all;
      }
      attempt.culprit.fail(failed == null ? attempt.error : failed);
      left.remove(attempt.culprit);
    }
    return null;
  }

  private record Attempt(
      @Nullable Pending<?> culprit, @Nullable Throwable error, List<Runnable> actions) {}

  /** One try: everything is applied and committed, or nothing is. */
  private Attempt attempt(List<Pending<?>> tasks) {
    WriteTransaction tx = database.writer();
    Pending<?> running = null;
    try {
      tx.begin();
      for (Pending<?> task : tasks) {
        running = task;
        task.run(tx);
      }
      running = null;
      tx.finish();
      fault.beforeCommit();
      tx.commit();
      return new Attempt(null, null, tx.takeAfterCommit());
    } catch (SQLException | RuntimeException | Error e) {
      tx.rollback();
      return new Attempt(running, e, List.of());
    }
  }

  private void finish(List<Pending<?>> done, List<Runnable> actions) {
    try {
      fault.afterCommit();
    } catch (RuntimeException e) {
      done.forEach(pending -> pending.fail(e));
      return;
    }
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("what follows a commit failed; the commit stands", e);
      }
    }
    done.forEach(Pending::complete);
  }

  private static WriteFailed unknown(Throwable error) {
    return new WriteFailed(WriteFailed.Why.BUG, "nothing was written: " + error, error);
  }
}
