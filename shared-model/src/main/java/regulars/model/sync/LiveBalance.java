package regulars.model.sync;

import java.util.UUID;

/**
 * A balance as the server had it at one version of the member. Of two, the higher version is newer.
 *
 * @param memberId the member that the operation came to (another than proposed, if that was taken)
 * @param balance points
 * @param held points set aside by leases
 * @param version the member's number of ledger entries
 */
public record LiveBalance(UUID memberId, long balance, long held, long version) {}
