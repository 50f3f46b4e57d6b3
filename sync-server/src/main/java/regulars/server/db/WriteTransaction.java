package regulars.server.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database transaction that tasks write in. Several tasks share one commit.
 *
 * <p>Belongs to the writer thread; a task must not keep it.
 */
public final class WriteTransaction extends Sql {
  private static final Logger LOG = LoggerFactory.getLogger(WriteTransaction.class);

  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final List<Step> beforeCommit = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  WriteTransaction(Connection connection) {
    super(connection);
  }

  /**
   * What the tasks of one commit share, such as the ledger's head: made by the first task that
   * asks, forgotten after commit or rollback.
   */
  public <S> S shared(Class<S> type, Maker<S> maker) throws SQLException {
    Object found = shared.get(type);
    if (found == null) {
      found = maker.make(this);
      shared.put(type, found);
    }
    return type.cast(found);
  }

  /** Runs once, after the last task of this commit and inside it. */
  public void beforeCommit(Step step) {
    beforeCommit.add(step);
  }

  /** Runs on the writer thread once the commit is on the disk; must be quick and not throw. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /**
   * The driver sends BEGIN IMMEDIATE and COMMIT when its autocommit flag turns; left on, it would
   * probe the state of the database after every statement.
   */
  void begin() throws SQLException {
    forget();
    connection().setAutoCommit(false);
  }

  void commit() throws SQLException {
    connection().setAutoCommit(true);
  }

  /** Undoes everything; also where SQLite did so by itself or BEGIN never worked. */
  void rollback() {
    forget();
    try (Statement statement = connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("nothing to roll back", e);
    }
    try {
      connection().setAutoCommit(true);
    } catch (SQLException e) {
      LOG.debug("the flag is set; there was nothing to commit", e);
    }
  }

  void finish() throws SQLException {
    for (Step step : beforeCommit) {
      step.run();
    }
  }

  List<Runnable> takeAfterCommit() {
    List<Runnable> actions = List.copyOf(afterCommit);
    forget();
    return actions;
  }

  void forget() {
    shared.clear();
    beforeCommit.clear();
    afterCommit.clear();
  }

  /** Makes what tasks share. */
  @FunctionalInterface
  public interface Maker<S> {
    /** Loads it. */
    S make(WriteTransaction tx) throws SQLException;
  }

  /** A last thing to write. */
  @FunctionalInterface
  public interface Step {
    /** Writes it. */
    void run() throws SQLException;
  }
}
