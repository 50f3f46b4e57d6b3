package regulars.server.db;

/** Nothing was written. */
public final class WriteFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what to do about it. */
  public enum Why {
    /** More is waiting than the disk keeps up with, or the server is stopping: try again later. */
    BUSY,
    /** The disk is full: make room; the server goes on by itself. */
    DISK_FULL,
    /** The disk failed or the file is damaged: the server stops rather than guess. */
    BROKEN,
    /** A bug: this task alone was undone. */
    BUG
  }

  private final Why why;

  /** With a message that says what to do. */
  public WriteFailed(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** With a message that says what to do. */
  public WriteFailed(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  /** What went wrong. */
  public Why why() {
    return why;
  }
}
