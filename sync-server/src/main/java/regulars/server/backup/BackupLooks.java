package regulars.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.server.db.Database;
import regulars.server.db.Sql;

/**
 * Looks into backups before somebody restores one: recomputes it and says what it holds, one at a
 * time and in the background. Changes nothing. Safe for use by many threads.
 */
final class BackupLooks {
  private static final Logger LOG = LoggerFactory.getLogger(BackupLooks.class);
  private static final String SHOP =
      "SELECT json_extract(body, '$.name') FROM shop WHERE json_extract(body, '$.name') IS NOT NULL";
  private static final String NEWEST = "SELECT recorded_at FROM ledger ORDER BY seq DESC LIMIT 1";
  private static final String STAFF = "SELECT count(*) FROM staff WHERE active = 1";
  private static final String HAS_STAFF =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'staff'";

  private final Backup.Check check;
  private Look look = new Look(null, false, null, null);

  BackupLooks(Backup.Check check) {
    this.check = check;
  }

  /**
   * How the last look stands.
   *
   * @param file the backup; null when none was looked into
   * @param running whether it is still being checked
   * @param problem why it can't be restored; null when it can, or is not known yet
   * @param holds what it holds; null unless it can be restored
   */
  record Look(
      @Nullable String file, boolean running, @Nullable String problem, @Nullable Holds holds) {}

  /**
   * What a backup holds.
   *
   * @param shop the shop's name; null before it was set up
   * @param asOf when its newest entry was written; null when it has none
   * @param members members
   * @param entries ledger entries, all hashes recomputed
   * @param staff people with a PIN; 0 from before staff were set up
   */
  record Holds(
      @Nullable String shop, @Nullable Instant asOf, long members, long entries, long staff) {}

  synchronized Look now() {
    return look;
  }

  /** Begins to look into another one, unless one is being looked into. */
  synchronized Look into(Path file) {
    if (!look.running()) {
      look = new Look(file.toString(), true, null, null);
      Thread.ofPlatform().daemon().name("backup-look").start(() -> run(file));
    }
    return look;
  }

  private void run(Path file) {
    Look found;
    try {
      Checked checked = check.check(file);
      found = new Look(file.toString(), false, null, holds(file, checked));
    } catch (BackupRefused | IOException e) {
      found = new Look(file.toString(), false, String.valueOf(e.getMessage()), null);
    } catch (RuntimeException e) {
      LOG.error("a backup could not be looked into", e);
      found = new Look(file.toString(), false, "It can't be read.", null);
    }
    synchronized (this) {
      look = found;
    }
  }

  private static Holds holds(Path file, Checked checked) throws IOException {
    return Database.readFile(
        file,
        sql -> {
          Long newest = sql.one(NEWEST, row -> row.number(1));
          return new Holds(
              sql.one(SHOP, row -> row.text(1)),
              newest == null ? null : Instant.ofEpochMilli(newest),
              checked.members(),
              checked.entries(),
              staff(sql));
        });
  }

  private static long staff(Sql sql) throws SQLException {
    return sql.number(HAS_STAFF) == 0 ? 0 : sql.number(STAFF);
  }
}
