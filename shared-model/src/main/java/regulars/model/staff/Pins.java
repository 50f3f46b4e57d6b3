package regulars.model.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * PINs and their argon2id hashes, as PHC strings such as {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>{@value #MEMORY_KIB} KiB, {@value #PASSES} passes and one lane are what OWASP names as the
 * least for argon2id. On a shop's PC that is about a tenth of a second: a barista doesn't notice
 * it, and the server, which has 96 MiB of heap, can afford one at a time. The hash protects a PIN
 * only so far: there are 10,000 PINs of four digits, and whoever steals a counter's disk tries them
 * all within the hour. So managers and owners need {@value #SHORTEST_TO_MANAGE} digits (a day and a
 * half), and online {@link LockOut} allows a handful of tries.
 *
 * <p>Takes about a tenth of a second and {@value #MEMORY_KIB} KiB: never on the JavaFX thread or
 * the writer's. No PIN and no hash is ever logged.
 */
public final class Pins {
  /** Fewest digits of a barista's PIN. */
  public static final int SHORTEST = 4;

  /** Fewest digits of a manager's or owner's PIN. */
  public static final int SHORTEST_TO_MANAGE = 6;

  /** Most digits of a PIN. */
  public static final int LONGEST = 12;

  /** How many bytes of salt a hash takes. */
  public static final int SALT = 16;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH = 32;

  /** More than this is no hash of ours: checking it could take the PC's memory or its time. */
  private static final int MOST_MEMORY_KIB = 65_536;

  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{8,86})\\$([A-Za-z0-9+/]{22,86})");

  private Pins() {}

  /** What is wrong with a PIN that somebody chose. */
  public enum Weak {
    /** Something else than digits. */
    NOT_DIGITS,
    /** Fewer digits than the role needs. */
    TOO_SHORT,
    /** More digits than anybody can remember. */
    TOO_LONG,
    /** One digit over and over, or a row such as 1234 or 987654. */
    TOO_SIMPLE
  }

  /** What is wrong with this PIN for somebody of this role; null when nothing is. */
  public static @Nullable Weak weakness(String pin, Role role) {
    if (!pin.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Weak.NOT_DIGITS;
    }
    if (pin.length() < (role.mayManage() ? SHORTEST_TO_MANAGE : SHORTEST)) {
      return Weak.TOO_SHORT;
    }
    if (pin.length() > LONGEST) {
      return Weak.TOO_LONG;
    }
    return isRow(pin) ? Weak.TOO_SIMPLE : null;
  }

  private static boolean isRow(String pin) {
    int step = pin.charAt(1) - pin.charAt(0);
    if (Math.abs(step) > 1) {
      return false;
    }
    for (int i = 2; i < pin.length(); i++) {
      if (pin.charAt(i) - pin.charAt(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  /**
   * The hash of a PIN.
   *
   * @param salt {@value #SALT} unpredictable bytes, never used before
   */
  public static String hash(String pin, byte[] salt) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("a salt has " + SALT + " bytes");
    }
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    byte[] hash = argon2id(pin, salt, MEMORY_KIB, PASSES, LANES, HASH);
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p="
        + LANES
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /**
   * Whether this is the PIN that was hashed; false for a hash that can't be read. How long it takes
   * does not tell how much of it was right.
   */
  public static boolean matches(String pin, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches() || pin.length() > LONGEST) {
      return false;
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    if (memory < 8
        || memory > MOST_MEMORY_KIB
        || passes < 1
        || passes > MOST_PASSES
        || lanes < 1
        || lanes > MOST_LANES) {
      return false;
    }
    byte[] salt;
    byte[] hash;
    try {
      salt = Base64.getDecoder().decode(parts.group(4));
      hash = Base64.getDecoder().decode(parts.group(5));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return MessageDigest.isEqual(hash, argon2id(pin, salt, memory, passes, lanes, hash.length));
  }

  private static byte[] argon2id(
      String pin, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] typed = pin.getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[length];
    generator.generateBytes(typed, hash);
    Arrays.fill(typed, (byte) 0);
    return hash;
  }
}
