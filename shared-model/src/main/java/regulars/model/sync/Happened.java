package regulars.model.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;

/**
 * What came before a refused operation and stands in its way, for whoever lost the race.
 *
 * @param kind what it did to the points; null when it did nothing to them
 * @param points by how many; 0 when by none
 * @param reward the reward's name for a redemption; null otherwise
 * @param counter the name of the counter that asked
 * @param staff who asked; null for the till itself
 * @param at when, by the server's clock
 */
public record Happened(
    @Nullable EntryKind kind,
    long points,
    @Nullable String reward,
    String counter,
    @Nullable String staff,
    Instant at) {}
