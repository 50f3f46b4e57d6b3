package regulars.counter.till;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;

/**
 * Whose the next sale of this counter's tills is that comes without a member. At most one sale is
 * given to them, and none that has a member of its own. Safe for use by several threads.
 */
final class NextSales {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

  /**
   * Who waits for their sale.
   *
   * @param memberId whose the next sale is
   * @param staff who said so; null when nobody was signed in
   * @param since a sale from long before is not meant
   * @param until after it nobody waits any more
   */
  record Armed(UUID memberId, @Nullable String staff, Instant since, Instant until) {}

  Armed arm(UUID memberId, @Nullable String staff, Instant now) {
    Armed next = new Armed(memberId, staff, now, now.plus(LONGEST));
    armed.set(next);
    return next;
  }

  void cancel() {
    armed.set(null);
  }

  @Nullable Armed now(Instant now) {
    Armed waiting = armed.get();
    return waiting == null || now.isAfter(waiting.until()) ? null : waiting;
  }

  /**
   * A sale with its buyer.
   *
   * @param sale as the till said it, or given to whoever waited
   * @param staff who gave it to them; null for the till itself
   */
  record Taken(Sale sale, @Nullable String staff) {}

  /** The sale, theirs now if it is the one that somebody waits for. */
  Taken paired(Sale sale, Instant now) {
    Armed waiting = now(now);
    boolean meant =
        waiting != null
            && !sale.takesBack()
            && sale.buyer() instanceof Buyer.Nobody
            && !sale.occurredAt().isBefore(waiting.since().minus(LONGEST));
    if (waiting == null || !meant || !armed.compareAndSet(waiting, null)) {
      return new Taken(sale, null);
    }
    Sale theirs =
        new Sale(
            sale.key(),
            sale.occurredAt(),
            sale.total(),
            sale.lines(),
            new Buyer.ById(waiting.memberId()),
            sale.original());
    return new Taken(theirs, waiting.staff());
  }

  /** What was given to somebody could not be stored: they wait still. */
  void again(@Nullable Armed before) {
    armed.compareAndSet(null, before);
  }
}
