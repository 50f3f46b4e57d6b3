package regulars.server.backup;

import java.nio.file.Path;
import java.util.UUID;
import regulars.model.ledger.Hash;

/**
 * A backup that was written and checked.
 *
 * @param file where it is
 * @param bytes its size
 * @param ledgerId the ledger
 * @param epoch of the copy
 * @param entries ledger entries in it
 * @param members members in it
 * @param headHash the last entry's hash
 */
public record BackupReport(
    String file, long bytes, UUID ledgerId, long epoch, long entries, long members, Hash headHash) {

  static BackupReport of(Path file, long bytes, Checked checked) {
    return new BackupReport(
        file.toString(),
        bytes,
        checked.ledgerId(),
        checked.epoch(),
        checked.entries(),
        checked.members(),
        checked.headHash());
  }
}
