package regulars.model.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import regulars.model.value.OpIds;

/** Ids for entries beside the one that carries its operation's own id. */
public final class EntryIds {
  /** A sale and all its refunds twice; far more than any operation writes. */
  public static final int MOST_PARTS = 1_000;

  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private EntryIds() {}

  /** Whether an entry stands beside the one that carries its operation's own id. */
  public static boolean isPart(UUID entryId) {
    return entryId.version() == 8;
  }

  /**
   * The id of an operation's further entry: always the same, so that whoever has one finds the
   * other.
   *
   * @param opId the operation
   * @param part 1, 2, 3 … in the order of its entries
   */
  public static UUID part(UUID opId, int part) {
    return derived(ByteBuffer.allocate(20).put(OpIds.bytes(opId)).putInt(part).array());
  }

  /** The id that stands for this content: always the same, and another for any other content. */
  public static UUID derived(byte[] content) {
    try {
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));
      return new UUID((hash.getLong() & ~0xF000L) | VERSION_8, (hash.getLong() >>> 2) | VARIANT);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
