package regulars.counter.memberlist;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers at which line a phone or number was first: 20 bytes for each, so that a file of a
 * million rows fits beside everything else. Keys are the first 128 bits of their SHA-256.
 */
final class Seen {
  private static final int FIRST_SIZE = 1 << 12;

  private final MessageDigest sha256;
  private long[] high = new long[FIRST_SIZE];
  private long[] low = new long[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];
  private int used;

  Seen() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The line that had this key first; {@code line} itself when it is the first. */
  int first(String key, int line) {
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    if (2 * used >= lines.length) {
      grow();
    }
    return put(hash.getLong(), hash.getLong(), line);
  }

  private int put(long h, long l, int line) {
    int mask = lines.length - 1;
    int at = (int) h & mask;
    while (lines[at] != 0) {
      if (high[at] == h && low[at] == l) {
        return lines[at];
      }
      at = (at + 1) & mask;
    }
    high[at] = h;
    low[at] = l;
    lines[at] = line;
    used++;
    return line;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldLines = lines;
    high = new long[2 * oldLines.length];
    low = new long[2 * oldLines.length];
    lines = new int[2 * oldLines.length];
    used = 0;
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != 0) {
        put(oldHigh[i], oldLow[i], oldLines[i]);
      }
    }
  }
}
