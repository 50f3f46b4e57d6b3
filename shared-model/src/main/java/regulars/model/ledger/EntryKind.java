package regulars.model.ledger;

/** Why a member's points changed. The code is part of the hash: never reuse or renumber one. */
public enum EntryKind {
  /** A sale earned them. */
  EARN(1),
  /** A refund or void took them back. */
  TAKE_BACK(2),
  /** A reward was redeemed. */
  REDEEM(3),
  /** Another entry was reversed. */
  REVERSE(4),
  /** A person corrected the balance and said why. */
  ADJUST(5);

  private final int code;

  EntryKind(int code) {
    this.code = code;
  }

  /** The frozen number that stands for the kind in hashes and databases. */
  public int code() {
    return code;
  }

  /** The kind with this code. Throws {@link IllegalArgumentException} when there is none. */
  public static EntryKind of(int code) {
    for (EntryKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no entry kind has the code " + code);
  }

  /** Whether an entry of this kind takes part in the "nothing since" check of a redemption. */
  public boolean spends() {
    return this == REDEEM || this == REVERSE;
  }
}
