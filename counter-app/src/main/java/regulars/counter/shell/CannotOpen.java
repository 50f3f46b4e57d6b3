package regulars.counter.shell;

/** The counter's data can't be opened, for a reason that a person at the counter can act on. */
public final class CannotOpen extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Can't open.
   *
   * @param sentence why, and what to do, for the screen
   */
  public CannotOpen(String sentence) {
    super(sentence);
  }

  /** The same, for the log with what lies behind it. */
  public CannotOpen(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
