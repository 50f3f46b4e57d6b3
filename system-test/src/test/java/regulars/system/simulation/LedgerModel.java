package regulars.system.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Operation;

/** The ledger in the simplest form there is: checks each entry as it comes. */
final class LedgerModel {
  private final Witness witness;
  private final List<ChainedEntry> entries = new ArrayList<>();
  private final Map<UUID, Long> balances = new HashMap<>();
  private final Map<UUID, Long> versions = new HashMap<>();
  private final Map<UUID, Entry> byOp = new HashMap<>();
  private final Map<UUID, UUID> reversed = new HashMap<>();

  LedgerModel(Witness witness) {
    this.witness = witness;
  }

  List<ChainedEntry> entries() {
    return entries;
  }

  @Nullable Entry of(UUID opId) {
    return byOp.get(opId);
  }

  boolean isReversed(UUID opId) {
    return reversed.containsKey(opId);
  }

  /** Whether an entry counts: not reversed, or its reversal was reversed itself. */
  boolean inEffect(UUID opId) {
    boolean inEffect = true;
    for (UUID next = reversed.get(opId); next != null; next = reversed.get(next)) {
      inEffect = !inEffect;
    }
    return inEffect;
  }

  /**
   * Whether this entry, or what took it back or let it count again, was done anew to the letter.
   */
  boolean replayed(UUID opId) {
    for (UUID next = opId; next != null; next = reversed.get(next)) {
      if (witness.replayed(next)) {
        return true;
      }
    }
    return false;
  }

  Map<UUID, Long> balances() {
    return balances;
  }

  long version(UUID memberId) {
    return versions.getOrDefault(memberId, 0L);
  }

  /** Another history begins: the server was restored. */
  void forget() {
    entries.clear();
    balances.clear();
    versions.clear();
    byOp.clear();
    reversed.clear();
  }

  void add(ChainedEntry chained) {
    Entry entry = chained.entry();
    Violation.unless(
        entry.seq() == entries.size() + 1,
        Invariant.FEED_SKIPS_NOTHING,
        "entry %d follows %d",
        entry.seq(),
        entries.size());
    Violation.unless(
        byOp.put(entry.opId(), entry) == null,
        Invariant.ONE_EFFECT_PER_OPERATION,
        "a second entry of operation %s",
        entry.opId());
    sums(entry);
    askedFor(entry);
    entries.add(chained);
  }

  private void sums(Entry entry) {
    long balance = balances.merge(entry.memberId(), entry.points(), Long::sum);
    long version = versions.merge(entry.memberId(), 1L, Long::sum);
    Violation.unless(
        balance == entry.balanceAfter() && version == entry.version(),
        Invariant.BALANCE_IS_THE_SUM,
        "entries of the member sum to %d at version %d, not as in %s",
        balance,
        version,
        entry);
    Violation.unless(
        balance >= 0
            || entry.points() > 0
            || entry.approvedBy() != null
            || witness.replayed(entry.opId())
            || witness.behind(entry.opId()) instanceof Operation op
                && op.action() instanceof Action.ReleaseHold,
        Invariant.AVAILABLE_IS_NOT_NEGATIVE,
        "%s",
        entry);
  }

  private void askedFor(Entry entry) {
    Operation operation = witness.behind(entry.opId());
    Violation.unless(
        operation != null, Invariant.ONE_EFFECT_PER_OPERATION, "nobody asked for %s", entry);
    if (operation == null) {
      return;
    }
    boolean fits =
        switch (operation.action()) {
          case Action.Redeem redeem ->
              entry.kind() == EntryKind.REDEEM && entry.points() == -redeem.cost();
          case Action.Adjust adjust ->
              entry.kind() == EntryKind.ADJUST && entry.points() == adjust.points();
          case Action.RecordSale sale ->
              sale.sale().key().equals(entry.sale())
                  && entry.kind()
                      == (sale.sale().takesBack() ? EntryKind.TAKE_BACK : EntryKind.EARN)
                  && sale.sale().takesBack() == entry.points() < 0;
          case Action.ReleaseHold release ->
              entry.kind() == EntryKind.EARN || entry.kind() == EntryKind.TAKE_BACK;
          case Action.Reverse reverse ->
              reverse.reverses().equals(entry.reverses()) && reverses(entry);
          case Action.ClaimSale claim -> pairs(claim.sale(), entry);
          case Action.MoveSale move ->
              entry.kind() == EntryKind.REVERSE ? reverses(entry) : pairs(move.sale(), entry);
          case Action.Enrol enrol -> false;
          case Action.ChangeMember change -> false;
          case Action.RejectHold reject -> false;
        };
    Violation.unless(
        fits, Invariant.ONE_EFFECT_PER_OPERATION, "%s is not what %s asks", entry, operation);
  }

  /** The sale's own entry, or beside it one of a refund of it; replayed, it may be nameless. */
  private boolean pairs(SaleKey sale, Entry entry) {
    return witness.isPart(entry.opId())
        ? entry.kind() == EntryKind.TAKE_BACK
        : entry.kind() == EntryKind.EARN
            && (sale.equals(entry.sale())
                || entry.sale() == null && witness.replayed(entry.opId()));
  }

  private boolean reverses(Entry entry) {
    Entry original = byOp.get(entry.reverses());
    // A replay may bring the reversal of an entry that its counter has not offered again yet.
    boolean exact =
        original == null
            ? witness.replayed(entry.opId())
            : original.points() == -entry.points() && original.memberId().equals(entry.memberId());
    Violation.unless(
        entry.kind() == EntryKind.REVERSE
            && exact
            && entry.reverses() != null
            && reversed.put(entry.reverses(), entry.opId()) == null,
        Invariant.REVERSED_ONCE_AND_EXACTLY,
        "%s reverses %s",
        entry,
        original);
    return true;
  }
}
