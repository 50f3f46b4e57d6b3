package regulars.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Database;
import regulars.server.db.SameThreadWrites;
import regulars.server.pairing.Awaited;
import regulars.server.sync.Restore;

/**
 * Puts a verified backup in the place of the ledger, as a new epoch, and keeps the old one beside
 * it. Nothing is lost at any moment: until the last step the old ledger is in its place.
 *
 * <p>Runs only while no server has the folder; the caller sees to that.
 */
public final class Restoring {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Clock clock;
  private final Backup.Check check;

  /** Restores into the server's folder. */
  public Restoring(Path folder, Clock clock, Backup.Check check) {
    this.folder = folder;
    this.clock = clock;
    this.check = check;
  }

  /**
   * What was done.
   *
   * @param checked the backup
   * @param epoch the new one
   * @param kept where the ledger that it replaced is; null when there was none
   * @param waitedFor the counters that have to offer again before points may leave balances
   */
  public record Restored(
      Checked checked, long epoch, @Nullable Path kept, List<String> waitedFor) {}

  /**
   * Restores.
   *
   * @throws BackupRefused when the backup doesn't add up; nothing was changed then
   */
  public Restored from(Path backup) throws IOException, BackupRefused {
    Checked checked = check.check(backup);
    String stamp = STAMP.format(clock.instant());
    Path staging = folder.resolve("restoring-" + stamp);
    Path live = folder.resolve(Database.FILE);
    try {
      Files.createDirectories(staging);
      Files.copy(backup, staging.resolve(Database.FILE));
      Restart restart = prepare(staging, Files.exists(live) ? live : null);
      Path kept = Files.exists(live) ? keep(live, stamp) : null;
      Files.move(
          staging.resolve(Database.FILE),
          live,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(folder, StandardOpenOption.READ);
      return new Restored(checked, restart.epoch(), kept, restart.waitedFor());
    } finally {
      delete(staging);
    }
  }

  private record Restart(long epoch, List<String> waitedFor) {}

  private static Restart prepare(Path staging, @Nullable Path old) throws IOException {
    Restart restart;
    Database database = Database.open(staging);
    try {
      SameThreadWrites writes = new SameThreadWrites(database, SameThreadWrites.Fault.NONE);
      OldCounters counters = old == null ? OldCounters.NONE : OldCounters.read(old);
      counters.carryInto(writes);
      long epoch = Restore.newEpoch(database, counters.epoch());
      restart = new Restart(epoch, database.read(Awaited::names));
    } finally {
      database.close();
    }
    force(staging.resolve(Database.FILE), StandardOpenOption.WRITE);
    return restart;
  }

  /** Keeps the old ledger, with what its WAL still holds, under another name. */
  private static Path keep(Path live, String stamp) throws IOException {
    Path kept = live.resolveSibling(live.getFileName() + ".before-restore-" + stamp);
    if (!checkpointed(live)) {
      // Damaged. A WAL left in place would be taken for the new ledger's.
      for (String part : List.of("-wal", "-shm")) {
        Path beside = live.resolveSibling(live.getFileName() + part);
        if (Files.exists(beside)) {
          Files.move(beside, kept.resolveSibling(kept.getFileName() + part));
        }
      }
    }
    try {
      Files.createLink(kept, live);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(live, kept);
    }
    return kept;
  }

  private static boolean checkpointed(Path live) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live);
        Statement statement = connection.createStatement()) {
      var unused = statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      return false;
    }
    Path wal = live.resolveSibling(live.getFileName() + "-wal");
    return !Files.exists(wal);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    boolean folder = Files.isDirectory(path);
    if (folder && System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static void delete(Path staging) throws IOException {
    if (!Files.exists(staging)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(staging)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
