package regulars.counter.home;

/** The program can't do its work as this PC is now. The message tells its user what to do. */
public final class HomeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public HomeException(String message) {
    super(message);
  }

  /** With a sentence for the user, and what was behind it. */
  public HomeException(String message, Throwable cause) {
    super(message, cause);
  }
}
