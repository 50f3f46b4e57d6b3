package regulars.model.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code that a person reads from one screen and types into another: eight of twenty consonants, so
 * that no letter is taken for a digit and no word appears. The first two only say which code it is
 * and travel openly; the other six, some 26 bits, are the secret. Short-lived and few tries.
 *
 * @param letters the eight letters
 */
public record PairingCode(String letters) {
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;
  private static final int LABEL = 2;
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

  /** The letters that say which of the open codes it is: no secret. */
  public String label() {
    return letters.substring(0, LABEL);
  }

  /** What the server keeps of a code, and what both sides prove to know. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(letters.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** As it is shown: {@code BCDF-GHJK}. */
  @Override
  public String toString() {
    return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
  }
}
