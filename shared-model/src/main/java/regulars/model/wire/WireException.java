package regulars.model.wire;

/** A message that can't be read. Its text is fit for the sender: which field, and what is wrong. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  private final boolean unknownKind;

  WireException(String message, boolean unknownKind) {
    super(message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…");
    this.unknownKind = unknownKind;
  }

  WireException(String message) {
    this(message, false);
  }

  /** Whether all that is wrong is a kind of thing that this program doesn't know (yet). */
  boolean unknownKind() {
    return unknownKind;
  }
}
