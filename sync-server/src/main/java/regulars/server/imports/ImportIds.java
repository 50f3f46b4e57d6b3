package regulars.server.imports;

import java.nio.ByteBuffer;
import java.util.UUID;
import regulars.model.ledger.EntryIds;

/** Ids that come from what is imported, so that a repeated row finds what it made before. */
final class ImportIds {
  private ImportIds() {}

  /**
   * A member whom a line of a file makes: the same again after a restore or an undo, so that what
   * counters have noted for them still finds them.
   */
  static UUID member(byte[] digest, int line) {
    return EntryIds.derived(
        ByteBuffer.allocate(digest.length + Integer.BYTES).put(digest).putInt(line).array());
  }

  /** The entry of a line. */
  static UUID entry(UUID importId, int line) {
    return EntryIds.part(importId, line);
  }

  /** The entry that takes it back. */
  static UUID undo(UUID importId, int line) {
    return EntryIds.part(entry(importId, line), 1);
  }
}
