package regulars.counter.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.ledger.Hash;
import regulars.model.sync.Cursor;
import regulars.model.sync.MirrorSchema;
import regulars.model.sync.Pulled;

/**
 * {@code mirror.db}: what the server has confirmed, as far as this counter has read. Nothing in it
 * is the only copy: a file that is damaged or of another schema is dropped and read anew.
 *
 * <p>Only the sync engine writes, on one thread at a time; everybody may read, and never waits but
 * for the moment in which a snapshot takes the file's place.
 */
public final class Mirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

  private final Path file;
  private final ReadPool readers;
  private final ReadWriteLock swap = new ReentrantReadWriteLock();
  private final AtomicLong changes = new AtomicLong();
  private volatile boolean failed;
  private volatile NameIndex names = new NameIndex();
  private volatile Runnable swapped = () -> {};
  private @Nullable Db writer;

  private Mirror(Path file) {
    this.file = file;
    this.readers = new ReadPool(() -> Db.reader(file));
  }

  /** Opens the mirror in this folder; makes an empty one when there is none that can be used. */
  public static Mirror open(Path folder) {
    Mirror mirror = new Mirror(folder.resolve("mirror.db"));
    try {
      if (Files.exists(mirror.file)) {
        mirror.openExisting();
      } else {
        mirror.makeEmpty();
      }
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.BROKEN) {
        throw e;
      }
      LOG.warn("the mirror can't be used and is read anew: {}", e.getMessage());
      mirror.makeEmpty();
    }
    return mirror;
  }

  private void openExisting() {
    Db db = Db.writer(file, Db.Durability.NORMAL);
    try {
      check(db);
    } catch (StoreException | IllegalStateException e) {
      close(db);
      throw new StoreException(StoreException.Kind.BROKEN, "mirror.db is not usable", e);
    }
    writer = db;
  }

  private static void check(Db db) {
    long version = db.number("PRAGMA user_version");
    if (version != MirrorSchema.VERSION) {
      throw new StoreException(
          StoreException.Kind.BROKEN,
          "schema " + version + " where this program has " + MirrorSchema.VERSION);
    }
    if (db.number("SELECT count(*) FROM feed_cursor") > 1) {
      throw new StoreException(StoreException.Kind.BROKEN, "more than one cursor");
    }
    db.number("SELECT max(id) FROM member");
    db.number("SELECT max(seq) FROM entry");
  }

  private void makeEmpty() {
    remove(file);
    Db db = Db.writer(file, Db.Durability.NORMAL);
    db.begin();
    MirrorSchema.TABLES.forEach(db::execute);
    MirrorSchema.INDEXES.forEach(db::execute);
    db.execute("PRAGMA user_version = " + MirrorSchema.VERSION);
    db.commit();
    writer = db;
  }

  /** Reads. The reader is good for the time of the call. */
  public <T extends @Nullable Object> T read(Function<MirrorReader, T> work) {
    swap.readLock().lock();
    try {
      return readers.read(db -> work.apply(new MirrorReader(db, names)));
    } catch (StoreException e) {
      if (e.isOf(file) && e.kind() == StoreException.Kind.BROKEN) {
        failed = true;
      }
      throw e;
    } finally {
      swap.readLock().unlock();
    }
  }

  /**
   * Counts the changes of the mirror: the same before and after means that nothing came between.
   */
  public long changes() {
    return changes.get();
  }

  /**
   * Runs {@code task} whenever a snapshot took the file's place, on the thread that put it there.
   */
  public void whenSwapped(Runnable task) {
    swapped = task;
  }

  /** Whether a reader found the file damaged: it should be dropped and read anew. */
  public boolean failed() {
    return failed;
  }

  /** How far the mirror has read in this ledger and epoch; the start when it is of another. */
  public Cursor cursor(UUID ledgerId, long epoch) {
    Cursor cursor =
        writer()
            .one(
                "SELECT seq, hash, revision FROM feed_cursor WHERE ledger_id = ? AND epoch = ?",
                row -> new Cursor(row.getLong(1), new Hash(row.getBytes(2)), row.getLong(3)),
                ledgerId,
                epoch);
    return cursor == null ? Cursor.START : cursor;
  }

  /** Whether it holds what another ledger or epoch said: none of that counts here. */
  public boolean isOfAnother(UUID ledgerId, long epoch) {
    return writer()
            .number(
                "SELECT count(*) FROM feed_cursor WHERE ledger_id <> ? OR epoch <> ?",
                ledgerId,
                epoch)
        > 0;
  }

  /** Puts a page of the feed in, with the cursor after it, in one transaction. */
  public void apply(UUID ledgerId, long epoch, Pulled page, Cursor after) {
    Db db = writer();
    MirrorWriter to = new MirrorWriter(db);
    db.begin();
    try {
      page.entries().forEach(to::entry);
      page.changes().forEach(to::change);
      to.cursor(ledgerId, epoch, after);
      db.commit();
    } catch (RuntimeException e) {
      db.abandon();
      throw e;
    }
    to.named(names);
    changes.incrementAndGet();
  }

  /** Drops everything. */
  public void reset() {
    swap.writeLock().lock();
    try {
      closeAll();
      makeEmpty();
      failed = false;
      names = new NameIndex();
    } finally {
      swap.writeLock().unlock();
    }
    changes.incrementAndGet();
  }

  /**
   * Puts a snapshot in the mirror's place. Whatever happens in the middle, there is a whole mirror:
   * the old one, the new one, or an empty one.
   *
   * @param snapshot in the mirror's folder; gone afterwards
   * @throws StoreException of kind BROKEN when it is not a mirror of this ledger and epoch; the old
   *     mirror stays
   */
  public void install(Path snapshot, UUID ledgerId, long epoch) {
    Db candidate = Db.writer(snapshot, Db.Durability.FULL);
    try {
      check(candidate);
      long same =
          candidate.number(
              "SELECT count(*) FROM feed_cursor WHERE ledger_id = ? AND epoch = ?",
              ledgerId,
              epoch);
      if (same != 1) {
        throw new StoreException(
            StoreException.Kind.BROKEN, "the snapshot is of another ledger or epoch");
      }
    } catch (IllegalStateException e) {
      throw new StoreException(StoreException.Kind.BROKEN, "the snapshot is no mirror", e);
    } finally {
      close(candidate);
    }
    swap.writeLock().lock();
    try {
      closeAll();
      move(snapshot, file);
      openExisting();
      failed = false;
      names = new NameIndex();
    } finally {
      swap.writeLock().unlock();
    }
    changes.incrementAndGet();
    swapped.run();
  }

  private Db writer() {
    Db db = writer;
    if (db == null) {
      throw new StoreException(StoreException.Kind.BROKEN, "the mirror is closed");
    }
    return db;
  }

  private void closeAll() {
    readers.close();
    Db db = writer;
    writer = null;
    if (db != null) {
      close(db);
    }
  }

  /**
   * What is closed to be replaced may be damaged: that it does not close cleanly changes nothing.
   */
  private static void close(Db db) {
    try {
      db.close();
    } catch (StoreException | IllegalStateException e) {
      LOG.warn("a mirror did not close cleanly: {}", e.getMessage());
    }
  }

  /** A file and what SQLite keeps beside it. */
  private static void remove(Path file) {
    try {
      for (String suffix : new String[] {"-wal", "-shm", "-journal", ""}) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.BROKEN, "can't remove " + file, e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      try (FileChannel whole = FileChannel.open(from, StandardOpenOption.WRITE)) {
        whole.force(true);
      }
      // A log left beside the old file would be taken for the new one's.
      remove(to);
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
      remove(from);
      syncFolder(to);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.BROKEN, "can't put the snapshot in place", e);
    }
  }

  private static void syncFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and needs none: NTFS journals the rename.
      LOG.debug("the folder can't be synced: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    swap.writeLock().lock();
    try {
      closeAll();
    } finally {
      swap.writeLock().unlock();
    }
  }
}
