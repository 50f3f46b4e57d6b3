package regulars.counter.office;

import regulars.counter.fx.Told;

/** The server did not do what a page of the settings asked for. */
public final class OfficeException extends Exception implements Told {
  private static final long serialVersionUID = 1;

  /** What to do about it. */
  public enum Kind {
    /** The server can't be reached: try again later. */
    OFFLINE,
    /** Nobody is signed in, or not any more. */
    SIGN_IN,
    /** Who is signed in may not do this. */
    NOT_ALLOWED,
    /** The server understood, and says why not. */
    REFUSED
  }

  private final Kind kind;
  private final String word;

  /**
   * Not done.
   *
   * @param word the server's word for the problem, such as {@code name-taken}: part of a message
   *     key; empty when the server said none
   * @param sentence the server's own words, in English: for the log, and for a screen that has none
   */
  public OfficeException(Kind kind, String word, String sentence) {
    super(sentence);
    this.kind = kind;
    this.word = word;
  }

  /** The server can't be reached. */
  public static OfficeException offline(Throwable cause) {
    OfficeException offline = new OfficeException(Kind.OFFLINE, "", String.valueOf(cause));
    offline.initCause(cause);
    return offline;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** The server's word for the problem; empty when it said none. */
  public String word() {
    return word;
  }
}
