package regulars.system.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import regulars.counter.till.Recorded;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;

/** What people and tills at one counter were told. */
final class Promises {
  private final World world;
  private final Map<SaleKey, Sale> kept = new HashMap<>();
  private final Set<UUID> done = new HashSet<>();
  private final Set<UUID> refused = new HashSet<>();
  private final Set<UUID> notConfirmed = new HashSet<>();
  private final Set<UUID> enrolled = new LinkedHashSet<>();

  Promises(World world) {
    this.world = world;
  }

  void kept(Sale sale, Recorded how) {
    Sale before = kept.putIfAbsent(sale.key(), sale);
    // A sale that was stored just before the machine died was never acknowledged: then a NEW one
    // may be a duplicate, but never the other way round.
    Violation.unless(
        before == null || how != Recorded.NEW,
        Invariant.SALE_COUNTS_ONCE,
        "%s was kept before and is new again",
        sale.key());
  }

  void done(UUID opId) {
    done.add(opId);
  }

  void refused(UUID opId) {
    refused.add(opId);
  }

  void notConfirmed(UUID opId) {
    notConfirmed.add(opId);
  }

  void enrolled(UUID memberId) {
    enrolled.add(memberId);
  }

  Map<SaleKey, Sale> kept() {
    return kept;
  }

  Set<UUID> enrolled() {
    return enrolled;
  }

  /** In the end: whatever people were told is so. */
  void check() {
    LedgerModel ledger = world.witness.ledger();
    for (UUID opId : done) {
      Violation.unless(
          ledger.of(opId) != null,
          Invariant.PEOPLE_ARE_TOLD_THE_TRUTH,
          "told done, and not in the ledger: %s",
          opId);
    }
    for (UUID opId : refused) {
      Violation.unless(
          ledger.of(opId) == null,
          Invariant.PEOPLE_ARE_TOLD_THE_TRUTH,
          "told refused, and in the ledger: %s",
          ledger.of(opId));
    }
    for (UUID opId : notConfirmed) {
      Violation.unless(
          ledger.of(opId) == null || world.takenBack(opId),
          Invariant.WITHDRAWN_TAKES_NOTHING,
          "told not confirmed, and in the ledger: %s",
          ledger.of(opId));
    }
  }
}
