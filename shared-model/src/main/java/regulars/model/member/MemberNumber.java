package regulars.model.member;

/**
 * The number on a member's card: a serial and a check digit, written {@code 1042-7}.
 *
 * <p>The check digit (Damm's) catches every single wrong digit and every swap of neighbours.
 *
 * @param serial given by the server, 1 the first
 */
public record MemberNumber(long serial) {
  /** Refuses serials below 1 and those too long for a card. */
  public MemberNumber {
    if (serial < 1 || serial > 9_999_999_999L) {
      throw new IllegalArgumentException("member serial out of range: " + serial);
    }
  }
}
