package regulars.counter.firstrun;

import regulars.counter.fx.Told;

/** The server could not be started, or did not make the shop. Nothing was made. */
public final class FirstRunException extends Exception implements Told {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what to do. */
  public FirstRunException(String sentence) {
    super(sentence);
  }

  /** The same, with what was behind it. */
  public FirstRunException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
