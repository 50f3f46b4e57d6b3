package regulars.counter.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.HoldReason;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;

/**
 * A sale that waits for a person, beside what is known of its member.
 *
 * @param holdId the operation that recorded it
 * @param memberId whose sale
 * @param memberName for the screen; null when unknown
 * @param phone for the screen; null when unknown
 * @param sale what the till said
 * @param reason why it waits
 * @param points what letting it through does to the balance
 * @param usualLargest the member's largest sale before it, in minor units
 * @param sales the member's counted sales
 * @param balance what the member may spend now
 */
public record HeldSale(
    UUID holdId,
    UUID memberId,
    @Nullable String memberName,
    @Nullable Phone phone,
    Sale sale,
    HoldReason reason,
    long points,
    long usualLargest,
    long sales,
    long balance) {

  /** What the member would owe once it is let through; 0 when nothing. */
  public long owed() {
    return points < 0 ? Math.max(0, Math.negateExact(Math.addExact(balance, points))) : 0;
  }
}
