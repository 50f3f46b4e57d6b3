package regulars.counter.sync;

/** The server gave no answer that counts. What was asked may or may not have happened. */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  public enum Kind {
    /** Try again later: no connection, time out, 5xx. */
    UNREACHABLE,
    /**
     * Somebody answers who has not the server's key: nothing is told to them. Try again later, and
     * tell a person.
     */
    OTHER_KEY,
    /** This counter's token is not valid any more: a person has to pair it again. */
    REVOKED,
    /**
     * The server is there and will never accept this: other ledger, other protocol, bad request.
     */
    REFUSED
  }

  private final Kind kind;

  /** With a message for the log: no personal data in it. */
  public LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** With a message for the log: no personal data in it. */
  public LinkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}
