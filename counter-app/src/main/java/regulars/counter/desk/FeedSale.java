package regulars.counter.desk;

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
 * A sale in the till's feed.
 *
 * @param opId the operation that carries it
 * @param key its natural key
 * @param at the till's time
 * @param total what was paid, or given back for a refund or void
 * @param memberId whose sale; null when the till named nobody that is known
 * @param memberName for the screen; null when unknown
 * @param move one of the four; null only when the server refused the sale
 * @param points up or down; for a hold what it would be
 * @param detail for a skip or hold its reason's name; for an announcement the rewards' names
 * @param provisional decided here and not yet acknowledged by the server
 * @param refusal why the server did not count it; null when it did
 * @param why the rule lines behind the points
 */
public record FeedSale(
    UUID opId,
    SaleKey key,
    Instant at,
    Money total,
    @Nullable UUID memberId,
    @Nullable String memberName,
    @Nullable Move move,
    long points,
    @Nullable String detail,
    boolean provisional,
    @Nullable Refusal refusal,
    List<WhyLine> why) {}
