package regulars.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies the database while it is in use: one moment of it, compacted, under a temporary name;
 * recomputes the copy; and only then gives it its name. A backup that exists has been checked.
 *
 * <p>Uses a connection of its own and holds the writer up no more than any reader.
 */
public final class Backup {
  private final Path database;
  private final Check check;
  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * Backups of this database file.
   *
   * @param check recomputes a copy
   */
  public Backup(Path database, Check check) {
    this.database = database;
    this.check = check;
  }

  /** Recomputes a database file. */
  @FunctionalInterface
  public interface Check {
    /**
     * What was found.
     *
     * @throws BackupRefused when something in it is wrong
     */
    Checked check(Path file) throws IOException, BackupRefused;
  }

  /**
   * Writes a backup.
   *
   * @param target absolute; must not exist, its folder must
   * @throws BackupRefused with a sentence, when it can't be done; nothing is left behind
   */
  public BackupReport write(Path target) throws IOException, BackupRefused {
    if (!running.compareAndSet(false, true)) {
      throw new BackupRefused(
          BackupRefused.Why.BUSY, "Another backup is being written: wait for it.");
    }
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      refuseUnfit(target);
      Files.deleteIfExists(part);
      copy(part);
      integrity(part);
      Checked checked = check.check(part);
      sync(part, StandardOpenOption.WRITE);
      nameIt(part, target);
      return BackupReport.of(target, Files.size(target), checked);
    } catch (SQLException e) {
      throw new BackupRefused(
          BackupRefused.Why.FAILED, "The copy could not be written (" + e.getMessage() + ").");
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(part.resolveSibling(part.getFileName() + "-journal"));
      running.set(false);
    }
  }

  private void refuseUnfit(Path target) throws IOException, BackupRefused {
    Path folder = target.getParent();
    if (!target.isAbsolute() || folder == null) {
      throw new BackupRefused(BackupRefused.Why.UNFIT, "Give the backup's whole path.");
    }
    if (Files.exists(target)) {
      throw new BackupRefused(
          BackupRefused.Why.UNFIT, target + " exists already: choose another name.");
    }
    if (!Files.isDirectory(folder)) {
      throw new BackupRefused(
          BackupRefused.Why.UNFIT, "There is no folder " + folder + ": make it first.");
    }
    long needed = Files.size(database);
    if (Files.getFileStore(folder).getUsableSpace() < needed) {
      throw new BackupRefused(
          BackupRefused.Why.UNFIT,
          "There is too little room in " + folder + ": it takes " + needed + " bytes.");
    }
  }

  private void copy(Path part) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", "5000");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + database, properties);
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, part.toString());
      var unused = vacuum.execute();
    }
  }

  private static void integrity(Path part) throws SQLException, BackupRefused {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + part);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
      String verdict = result.next() ? result.getString(1) : "no answer";
      if (!verdict.equals("ok")) {
        throw new BackupRefused(
            BackupRefused.Why.DAMAGED, "SQLite finds the copy damaged: " + verdict);
      }
    }
  }

  /** A link fails where the name is taken by now; a move would overwrite on some systems. */
  private static void nameIt(Path part, Path target) throws IOException, BackupRefused {
    try {
      try {
        Files.createLink(target, part);
        Files.delete(part);
      } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
        if (e instanceof FileAlreadyExistsException) {
          throw e;
        }
        // memory sticks know no links
        Files.move(part, target);
      }
    } catch (FileAlreadyExistsException e) {
      throw new BackupRefused(
          BackupRefused.Why.UNFIT, target + " exists already: choose another name.");
    }
    Path folder = target.getParent();
    if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
