package regulars.model.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash. Compared by content; immutable. */
public final class Hash {
  /** What stands before the first entry: 32 zero bytes. */
  public static final Hash NONE = new Hash(new byte[32]);

  private final byte[] bytes;

  /** Copies the 32 bytes. */
  public Hash(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /** From 64 hex digits. Throws {@link IllegalArgumentException} for anything else. */
  public static Hash ofHex(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 lower-case hex digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
