package regulars.counter.sqlite;

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

  /** With a sentence for the log. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** With a sentence for the log. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What a person has to do about it. */
  public Kind kind() {
    return kind;
  }
}
