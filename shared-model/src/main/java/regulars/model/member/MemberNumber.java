package regulars.model.member;

import org.jspecify.annotations.Nullable;

/**
 * The number on a member's card: a serial and a check digit, written {@code 1042-9}.
 *
 * <p>The check digit (Damm's) catches every single wrong digit and every swap of neighbours.
 *
 * @param serial given by the server, 1 the first
 */
public record MemberNumber(long serial) {
  private static final long LAST = 9_999_999_999L;

  /** The quasigroup of order 10 that H. Michael Damm published: totally anti-symmetric. */
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
  };

  /** Refuses serials below 1 and those too long for a card. */
  public MemberNumber {
    if (serial < 1 || serial > LAST) {
      throw new IllegalArgumentException("member serial out of range: " + serial);
    }
  }

  /**
   * Reads a number as people type it: {@code 1042-9}, {@code 10429}, {@code 1042 9}, also with
   * spaces around. Null when it is none, or when its check digit says that it was mistyped.
   */
  public static @Nullable MemberNumber parse(String typed) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      } else if (!isSeparator(c)) {
        return null;
      }
      if (digits.length() > 16) {
        return null;
      }
    }
    if (digits.length() < 2 || damm(digits) != 0) {
      return null;
    }
    long serial = Long.parseLong(digits, 0, digits.length() - 1, 10);
    return serial < 1 || serial > LAST ? null : new MemberNumber(serial);
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  private static int damm(CharSequence digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = DAMM[interim][digits.charAt(i) - '0'];
    }
    return interim;
  }

  /** As it is printed: serial, hyphen, check digit. */
  @Override
  public String toString() {
    String digits = Long.toString(serial);
    return digits + "-" + damm(digits);
  }
}
