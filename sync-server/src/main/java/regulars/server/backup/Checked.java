package regulars.server.backup;

import java.util.UUID;
import regulars.model.ledger.Hash;

/**
 * What was recomputed of a database file and found right.
 *
 * @param ledgerId the ledger
 * @param epoch its epoch
 * @param entries ledger entries, all hashes recomputed
 * @param members members, all balances recomputed
 * @param headHash the last entry's hash
 */
public record Checked(UUID ledgerId, long epoch, long entries, long members, Hash headHash) {}
