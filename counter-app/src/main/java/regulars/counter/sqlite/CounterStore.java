package regulars.counter.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code counter.db}: what only this counter has. A commit is on the disk when {@link #write}
 * returns.
 *
 * <p>One connection writes, used on the {@link Executor} given at opening and nowhere else: in the
 * app a thread of its own, in a simulation the caller's. Reading goes over other connections and
 * never waits for a writer. Safe for use by several threads.
 */
public final class CounterStore implements AutoCloseable {
  private final Path file;
  private final Executor writerThread;
  private final Authoring authoring;
  private final Db writer;
  private final Tables writing;
  private final ReadPool readers;
  private volatile Queue queue = new Queue(0, null);
  private volatile StoreException.@Nullable Kind trouble;

  /**
   * What waits for the server.
   *
   * @param waiting how many operations
   * @param oldest when the oldest of those was made that wait for their first answer or were
   *     answered in this pairing; null when there is none
   */
  public record Queue(int waiting, @Nullable Instant oldest) {}

  private CounterStore(Path file, Executor writerThread, Authoring authoring, Db writer) {
    this.file = file;
    this.writerThread = writerThread;
    this.authoring = authoring;
    this.writer = writer;
    this.writing = new Tables(writer, authoring);
    this.readers = new ReadPool(() -> Db.reader(file));
  }

  /**
   * Opens the file, makes it when it is missing, brings its schema up to date, and withdraws what a
   * person asked for before the program was started: nobody waits for that any more.
   *
   * @param writerThread runs every write, one at a time
   */
  public static CounterStore open(Path folder, Executor writerThread, Authoring authoring) {
    Path file = folder.resolve("counter.db");
    Db writer = Db.writer(file, Db.Durability.FULL);
    CounterStore store = new CounterStore(file, writerThread, authoring, writer);
    try {
      CounterSchema.migrate(writer);
      store.write(tables -> tables.ops().withdrawAbandoned());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  /**
   * Does {@code work} in one transaction. When this returns, it is on the disk; when it throws,
   * nothing of it happened.
   *
   * @throws StoreException when the disk is full or failed
   */
  public <T extends @Nullable Object> T write(Function<Tables, T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    writerThread.execute(() -> {
      try {
        done.complete(transaction(work));
      } catch (Throwable e) { // handed to the caller, who throws it
        done.completeExceptionally(e);
      }
    });
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private <T extends @Nullable Object> T transaction(Function<Tables, T> work) {
    if (trouble == StoreException.Kind.BROKEN) {
      // After a failed write or sync nobody knows what the disk has: only a new start can tell.
      throw new StoreException(
          StoreException.Kind.BROKEN, "counter.db failed before: start the counter again");
    }
    try {
      writer.begin();
      T result = work.apply(writing);
      Queue after = queueNow();
      writer.commit();
      queue = after;
      trouble = null;
      return result;
    } catch (StoreException e) {
      writer.abandon();
      if (e.isOf(file)) {
        trouble = e.kind();
      }
      throw e;
    } catch (RuntimeException | Error e) {
      writer.abandon();
      throw e;
    }
  }

  private Queue queueNow() {
    long before = writing.formers().waiting();
    OpLog.Front front = writing.ops().front();
    if (front == null) {
      return new Queue((int) before, null);
    }
    // Those that wait are always the newest, without gaps.
    long waiting = before + writing.self().get().nextOpSeq() - front.opSeq();
    return new Queue((int) waiting, Instant.ofEpochMilli(front.madeAt()));
  }

  /** Reads. Each statement sees what was committed when it ran. */
  public <T extends @Nullable Object> T read(Function<Tables, T> work) {
    return readers.read(db -> work.apply(new Tables(db, authoring)));
  }

  /** What waits, as of the last commit. Does not wait. */
  public Queue queue() {
    return queue;
  }

  /** What is wrong with the disk, as of the last write; null when all is well. Does not wait. */
  public StoreException.@Nullable Kind trouble() {
    return trouble;
  }

  /** Whether nothing was ever asked for. */
  public boolean isUnused() {
    return read(tables -> tables.ops().isEmpty());
  }

  /** The file, for tests that fail it on purpose. */
  Path file() {
    return file;
  }

  /** Runs a pragma on the writer's connection, for tests that fail it on purpose. */
  void pragma(String sql) {
    writer.execute(sql);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
