package regulars.server.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKey;

/**
 * What an entry says beyond who asked, before it has its place.
 *
 * @param kind why the points change
 * @param points by how many; not 0
 * @param reverses the operation whose entry it reverses; null for all but reversals
 * @param sale the sale behind it; null where there is none
 * @param reward the reward's name; null for all but redemptions
 * @param rulesVersion the rules asked; 0 where none were
 * @param approvedBy the manager who let it pass; null when nobody had to
 * @param reason what they said; null when nobody was asked
 * @param occurredAt when it happened
 * @param why the rule lines; empty where no rule gave points
 */
public record Booking(
    EntryKind kind,
    long points,
    @Nullable UUID reverses,
    @Nullable SaleKey sale,
    @Nullable String reward,
    int rulesVersion,
    @Nullable String approvedBy,
    @Nullable String reason,
    Instant occurredAt,
    List<WhyLine> why) {}
