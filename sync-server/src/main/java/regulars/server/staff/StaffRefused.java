package regulars.server.staff;

/** A change of staff that can't be made; nothing was changed. */
public final class StaffRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Why {
    /** There is nobody of that id. */
    NO_SUCH_STAFF("no-such-staff"),
    /** A name of 1 to 40 characters is needed. */
    BAD_NAME("bad-name"),
    /** Somebody who works here has this name. */
    NAME_TAKEN("name-taken"),
    /** The PIN has something else than digits. */
    PIN_NOT_DIGITS("pin-not-digits"),
    /** The PIN has too few digits for the role. */
    PIN_TOO_SHORT("pin-too-short"),
    /** The PIN has too many digits. */
    PIN_TOO_LONG("pin-too-long"),
    /** The PIN is one digit over and over, or a row. */
    PIN_TOO_SIMPLE("pin-too-simple"),
    /** A role that needs a longer PIN: set one with the role. */
    PIN_NEEDED("pin-needed"),
    /** This is no phone number. */
    BAD_PHONE("bad-phone"),
    /** The first to be set up has to be an owner. */
    OWNER_FIRST("owner-first"),
    /** The only owner can't leave or become something else. */
    LAST_OWNER("last-owner");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    /** What the problem is called on the wire. */
    public String word() {
      return word;
    }
  }

  private final Why why;

  StaffRefused(Why why, String sentence) {
    super(sentence);
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
