package regulars.model.rules;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sentence was recognised, but something in it can't be: the message says what to do. */
final class WrongValue extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** For a problem that no sentence to copy helps with. */
  static final String NO_SUGGESTION = "";

  private final @Nullable String suggestion;

  WrongValue(String message) {
    this(message, null);
  }

  /**
   * @param suggestion a whole sentence to write instead; null for an example of the sentence that
   *     was recognised
   */
  WrongValue(String message, @Nullable String suggestion) {
    super(message);
    this.suggestion = suggestion;
  }

  String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  @Nullable String suggestion() {
    return suggestion;
  }

  /** Only ever shown to the owner, as a problem. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
