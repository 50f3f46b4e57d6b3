package regulars.counter.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database of the counter could not be read or written; what was asked has not happened. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a person has to do about it. */
  public enum Kind {
    /** Make room on the disk; writing goes on by itself then. */
    FULL,
    /** Another program of this kind has the folder: close it. */
    IN_USE,
    /** The folder is on a network drive, where SQLite can't keep its promises: choose another. */
    NETWORK_DRIVE,
    /** The disk failed; the program has to be started again. */
    BROKEN
  }

  private final Kind kind;
  private final @Nullable String file;

  /** With a sentence for the log. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.file = null;
  }

  /** An error of SQLite on this file. */
  StoreException(Kind kind, Path file, SQLException cause) {
    super(file.getFileName() + ": " + cause.getMessage(), cause);
    this.kind = kind;
    this.file = file.toString();
  }

  /** With a sentence for the log. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.file = null;
  }

  /** What a person has to do about it. */
  public Kind kind() {
    return kind;
  }

  /** Whether SQLite reported it of this file. */
  boolean isOf(Path database) {
    return database.toString().equals(file);
  }
}
