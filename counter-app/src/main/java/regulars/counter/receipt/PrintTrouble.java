package regulars.counter.receipt;

/** A note that did not come onto paper. The points have nothing to do with it. */
public final class PrintTrouble extends Exception {
  private static final long serialVersionUID = 1;

  private final Why why;

  /** What is the matter. */
  public enum Why {
    PAPER_OUT,
    COVER_OPEN,
    /** Nobody answers under this address, or at this port. */
    NOT_THERE,
    /** It is there and does not take anything. */
    STUCK,
    /** It says that it has an error. */
    FAULT,
    /** None was chosen. */
    NONE_SET_UP
  }

  PrintTrouble(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  PrintTrouble(Why why, String detail, Throwable cause) {
    super(detail, cause);
    this.why = why;
  }

  /** What is the matter. */
  public Why why() {
    return why;
  }
}
