package regulars.server.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import regulars.server.db.WriteFailed.Why;

/** What SQLite's error codes mean to us. */
final class SqlTrouble {
  private SqlTrouble() {}

  /** The trouble behind an SQL error; null for anything that is not one. */
  static @Nullable WriteFailed of(Throwable error) {
    if (error instanceof WriteFailed failed) {
      return failed;
    }
    if (!(error instanceof SQLException sql)) {
      return null;
    }
    SQLiteErrorCode code =
        sql instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(sql.getErrorCode());
    return switch (code) {
      case SQLITE_FULL, SQLITE_IOERR_SHMSIZE ->
          new WriteFailed(
              Why.DISK_FULL,
              "The disk is full: nothing was written. Make room; the server goes on by itself.",
              sql);
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
          new WriteFailed(
              Why.BUSY, "Another program holds the ledger: nothing was written. Try again.", sql);
      default -> primary(code, sql);
    };
  }

  private static WriteFailed primary(SQLiteErrorCode code, SQLException sql) {
    return switch (code.code & 0xff) {
      // IOERR, CORRUPT, NOTADB, CANTOPEN, READONLY, PERM: the disk or the file can't be trusted.
      case 10, 11, 26, 14, 8, 3 ->
          new WriteFailed(
              Why.BROKEN,
              "The disk failed or the ledger is damaged ("
                  + code.name()
                  + "): the server stops. Check the disk, then run verify.",
              sql);
      default -> new WriteFailed(Why.BUG, "Nothing was written: " + sql.getMessage(), sql);
    };
  }
}
