package regulars.counter.till.export;

import java.util.List;

/** A profile, or a file that it is about, can't be used. The message says what to correct. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one sentence. */
  public ProfileException(String message) {
    super(message);
  }

  ProfileException(String name, List<String> problems) {
    super("The profile " + name + " can't be used: " + String.join("; ", problems) + ".");
  }
}
