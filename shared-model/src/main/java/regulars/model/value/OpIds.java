package regulars.model.value;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes operation ids: UUIDs of version 7 (RFC 9562), time first, so that they sort and index in
 * the order they were made.
 *
 * <p>Each is greater than the one before from the same instance, also within a millisecond and when
 * the clock jumps back: then the time of the last id is kept and its random part counts up. Safe
 * for use from several threads.
 */
public final class OpIds {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long LOW_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final int HIGH_RANDOM = 0xFFF;

  private final LongSupplier millis;
  private final RandomGenerator random;
  private long time = -1;
  private int high;
  private long low;

  /**
   * Ids by this clock.
   *
   * @param millis milliseconds since 1970
   * @param random where the rest of an id comes from
   */
  public OpIds(LongSupplier millis, RandomGenerator random) {
    this.millis = millis;
    this.random = random;
  }

  /** The next id. */
  public synchronized UUID next() {
    long now = millis.getAsLong();
    if (now > time) {
      time = now;
      high = random.nextInt(HIGH_RANDOM + 1);
      low = random.nextLong() & LOW_BITS;
    } else {
      countUp();
    }
    return new UUID((time << 16) | VERSION | high, VARIANT | low);
  }

  /** A random step, so that nobody can tell the next id from the last. */
  private void countUp() {
    low += 1 + (random.nextLong() & 0xFFFF_FFFFL);
    if (low > LOW_BITS) {
      low &= LOW_BITS;
      high++;
    }
    if (high > HIGH_RANDOM) {
      high = 0;
      time++;
    }
  }

  /** The 16 bytes of an id, most significant first: how databases keep it. */
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The id of these 16 bytes. Throws {@link IllegalArgumentException} for any other length. */
  public static UUID uuid(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
