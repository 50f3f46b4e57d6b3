package regulars.counter.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;

/**
 * A sale that came to this counter, and what it came to.
 *
 * @param opId the operation that carries it
 * @param key its natural key
 * @param at the till's time
 * @param total what was paid or given back
 * @param memberId whose; null when unknown here
 * @param move one of the four; null when the server refused the sale
 * @param points up or down; for a hold what it would be
 * @param detail for a skip or hold its reason's name, for an announcement the rewards' names
 * @param why the rule lines behind the points
 * @param provisional decided here, not yet by the server
 * @param refusal why the server did not count it; null when it did, or has not said
 */
public record SoldHere(
    UUID opId,
    SaleKey key,
    Instant at,
    Money total,
    @Nullable UUID memberId,
    @Nullable Move move,
    long points,
    @Nullable String detail,
    List<WhyLine> why,
    boolean provisional,
    @Nullable Refusal refusal) {}
