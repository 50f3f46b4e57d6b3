package regulars.server.pairing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code that a person reads from one screen and types into another: eight of twenty consonants, so
 * that no letter is taken for a digit and no word appears. Some 34 bits; short-lived and few tries.
 *
 * @param letters the eight letters
 */
public record PairingCode(String letters) {
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
  private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  /** Refuses anything but eight letters of the alphabet. */
  public PairingCode {
    if (!SHAPE.matcher(letters).matches()) {
      throw new IllegalArgumentException("not a pairing code");
    }
  }

  /** A new one; {@code random} must be unpredictable. */
  public static PairingCode make(RandomGenerator random) {
    StringBuilder letters = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PairingCode(letters.toString());
  }

  /** What somebody typed, in any case, with or without the dash; null when it is no code. */
  public static @Nullable PairingCode parse(String typed) {
    if (typed.length() > 3 * LENGTH) {
      return null;
    }
    String letters = BETWEEN.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
    return SHAPE.matcher(letters).matches() ? new PairingCode(letters) : null;
  }

  byte[] hash() {
    return Secrets.sha256(letters.getBytes(StandardCharsets.US_ASCII));
  }

  /** As it is shown: {@code BCDF-GHJK}. */
  @Override
  public String toString() {
    return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
  }
}
