package regulars.server.backup;

/** No backup was written and nothing is left behind; the message says what to do. */
public final class BackupRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Why {
    /** The place or name that was asked for. */
    UNFIT,
    /** Another one is being written. */
    BUSY,
    /** The disk. */
    FAILED,
    /** The database itself: something in it doesn't add up. */
    DAMAGED
  }

  private final Why why;

  /** With a sentence for the owner. */
  public BackupRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Whose fault it is. */
  public Why why() {
    return why;
  }
}
