package regulars.model.pairing;

/** What the other side said does not prove that it knows the code, or is no such proof at all. */
public final class NotProven extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, for the log. */
  public NotProven(String message) {
    super(message);
  }
}
