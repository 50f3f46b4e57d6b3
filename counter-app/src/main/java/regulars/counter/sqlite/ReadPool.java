package regulars.counter.sqlite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Read connections of one file, kept open and lent out one at a time. As many as ever read at once,
 * at most {@value #MOST}; who comes then waits. Safe for use by several threads.
 */
final class ReadPool implements AutoCloseable {
  private static final int MOST = 4;

  private final Supplier<Db> open;
  private final Semaphore permits = new Semaphore(MOST);
  private final Deque<Db> idle = new ArrayDeque<>();

  ReadPool(Supplier<Db> open) {
    this.open = open;
  }

  /** Lends a connection for the time of one call. */
  <T> T read(Function<Db, T> work) {
    permits.acquireUninterruptibly();
    try {
      Db db = take();
      try {
        return work.apply(db);
      } finally {
        giveBack(db);
      }
    } finally {
      permits.release();
    }
  }

  private Db take() {
    synchronized (idle) {
      Db db = idle.pollFirst();
      if (db != null) {
        return db;
      }
    }
    return open.get();
  }

  private void giveBack(Db db) {
    synchronized (idle) {
      idle.addFirst(db);
    }
  }

  /** Waits for those lent out, then closes all. The pool stays usable and opens anew. */
  @Override
  public void close() {
    permits.acquireUninterruptibly(MOST);
    try {
      synchronized (idle) {
        idle.forEach(Db::close);
        idle.clear();
      }
    } finally {
      permits.release(MOST);
    }
  }
}
