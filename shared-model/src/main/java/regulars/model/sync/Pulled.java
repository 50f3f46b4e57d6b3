package regulars.model.sync;

import java.util.List;

/**
 * A page of the feed.
 *
 * @param epoch the server's epoch
 * @param entries the next ledger entries, dense
 * @param changes members, holds, rules and shop that changed, each in its newest state, by revision
 * @param head how far the feed reached when the page was read
 * @param more whether another page follows at once
 * @param reset the cursor is not on this chain: drop the mirror; everything else is empty then
 */
public record Pulled(
    long epoch,
    List<regulars.model.ledger.ChainedEntry> entries,
    List<Change> changes,
    Cursor head,
    boolean more,
    boolean reset) {}
