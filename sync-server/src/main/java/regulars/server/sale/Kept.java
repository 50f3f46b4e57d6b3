package regulars.server.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Move;
import regulars.model.value.Money;

/**
 * A sale as it was counted. Whom it belongs to stands in {@code account} alone, so that erasing a
 * person leaves nothing of them here.
 *
 * @param id the row
 * @param opId the operation that recorded it
 * @param account whose; null for a skip
 * @param points what it came to: for one that waits or was rejected, what it would do
 * @param seq the entry it wrote; 0 when it wrote none
 * @param original the row of the sale that a refund is about; null when unknown and for sales
 * @param named which sale the till named as the original; null when it named none
 */
record Kept(
    long id,
    SaleKey key,
    UUID opId,
    @Nullable Long account,
    Move move,
    long points,
    long seq,
    int rulesVersion,
    Instant occurredAt,
    long total,
    List<SaleLine> lines,
    @Nullable Long original,
    Sale.@Nullable Original named) {

  /** The sale again, its buyer by id where {@code member} is known. */
  Sale sale(Currency currency, @Nullable UUID member) {
    return new Sale(
        key,
        occurredAt,
        new Money(total, currency),
        lines,
        member == null ? new Buyer.Nobody() : new Buyer.ById(member),
        named);
  }

  static Sale.@Nullable Original named(@Nullable Long day, @Nullable String ticket) {
    return ticket == null
        ? null
        : new Sale.Original(day == null ? null : LocalDate.ofEpochDay(day), ticket);
  }
}
