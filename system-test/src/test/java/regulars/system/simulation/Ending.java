package regulars.system.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.MemberView;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.ledger.Hash;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;
import regulars.model.sync.Refusal;
import regulars.server.db.Database;

/** The faults are over: everybody has to catch up, and then everything has to add up. */
final class Ending {
  private static final int MOST_ROUNDS = 400;

  private final World world;

  Ending(World world) {
    this.world = world;
  }

  void check() {
    world.trace.say(() -> "the faults end");
    heal();
    catchUp();
    Database database = world.server.core().database();
    history(database);
    mirrors(database);
    answers(database);
    sales(database);
    people(database);
    for (CounterBox counter : world.counters) {
      counter.promises().check();
    }
    world.server.verify();
  }

  private void heal() {
    world.manager.line().mend();
    world.server.clock().fuse(0);
    if (!world.server.up()) {
      world.server.start();
      world.witness.committed();
    }
    for (CounterBox counter : world.counters) {
      counter.line().mend();
      counter.clock().fuse(0);
      if (!counter.up()) {
        counter.start();
      }
    }
    world.endCopies();
    for (CounterBox counter : world.counters) {
      counter.startOver();
      world.pairAnew(counter);
    }
    world.giveUpFormers();
  }

  private void catchUp() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean settled = world.manager.settled();
      if (!settled || round % 10 == 0) {
        world.manager.sync();
      }
      for (CounterBox counter : world.counters) {
        settled &= settled(counter);
        counter.sync();
      }
      if (settled && everybodyReadToTheEnd()) {
        return;
      }
      world.time.pass(world.dice.between(100, 20_000));
    }
    throw new Violation(
        Invariant.CATCHES_UP,
        "after %d rounds: %s, manager %s"
            .formatted(
                MOST_ROUNDS,
                world.counters.stream().map(c -> c.counter().desk().status()).toList(),
                world.manager.settled()));
  }

  private static boolean settled(CounterBox counter) {
    DeskStatus status = counter.counter().desk().status();
    return status.waiting() == 0 && status.link() == DeskStatus.Link.ONLINE;
  }

  private boolean everybodyReadToTheEnd() {
    MirrorFile.Position head = Books.position(world.server.core().database());
    boolean all =
        world.manager.feed().cursor().seq() == head.seq()
            && world.manager.feed().cursor().revision() == head.revision();
    for (CounterBox counter : world.counters) {
      try (MirrorFile mirror = counter.mirror()) {
        all &= mirror.position().equals(head);
      }
    }
    return all;
  }

  /** What was once in the ledger is there still, and is what everybody can read. */
  private void history(Database database) {
    List<ChainedEntry> remembered = world.witness.ledger().entries();
    List<ChainedEntry> now = Books.entriesAfter(database, 0);
    Violation.unless(now.equals(remembered), Invariant.HISTORY_STAYS, "%s was %s", now, remembered);
    Violation.unless(
        world.manager.feed().entries().equals(now),
        Invariant.FEED_SKIPS_NOTHING,
        "the manager read another ledger");
    List<Hash> hashes = now.stream().map(ChainedEntry::hash).toList();
    for (CounterBox counter : world.counters) {
      try (MirrorFile mirror = counter.mirror()) {
        Violation.unless(
            mirror.hashes().equals(hashes),
            Invariant.FEED_SKIPS_NOTHING,
            "%s has another ledger",
            counter.name());
      }
    }
  }

  private void mirrors(Database database) {
    Map<UUID, Long> balances = new HashMap<>(world.witness.ledger().balances());
    List<Books.Account> accounts = Books.accounts(database);
    Set<UUID> known = new HashSet<>();
    for (Books.Account account : accounts) {
      known.add(account.memberId());
      Long sum = balances.remove(account.memberId());
      Violation.unless(
          account.balance() == (sum == null ? 0 : sum)
              && account.version() == world.witness.ledger().version(account.memberId())
              && account.held() == 0,
          Invariant.BALANCE_IS_THE_SUM,
          "%s, entries sum to %s",
          account,
          sum);
      for (CounterBox counter : world.counters) {
        shows(counter, account);
      }
    }
    Violation.unless(
        balances.isEmpty(), Invariant.BALANCE_IS_THE_SUM, "no account for %s", balances);
    for (CounterBox counter : world.counters) {
      try (MirrorFile mirror = counter.mirror()) {
        Violation.unless(
            mirror.members().keySet().equals(known), Invariant.CATCHES_UP, "%s", counter.name());
      }
      finds(counter, accounts);
      tells(counter);
    }
  }

  /** Whoever types a phone finds the one member who has it. */
  private void finds(CounterBox counter, List<Books.Account> accounts) {
    for (Books.Account account : accounts) {
      if (account.phone() != null) {
        List<UUID> found =
            counter.counter().desk().lookUp(account.phone().substring(1), 10).stream()
                .map(FoundMember::memberId)
                .toList();
        Violation.unless(
            found.equals(List.of(account.memberId())),
            Invariant.CATCHES_UP,
            "%s finds %s for %s",
            counter.name(),
            found,
            account);
      }
    }
  }

  /** Nothing on the screen is provisional any more. */
  private void tells(CounterBox counter) {
    for (FeedSale sale : counter.counter().desk().feed(200)) {
      Violation.unless(
          !sale.provisional() && (sale.move() == null) == (sale.refusal() != null),
          Invariant.CATCHES_UP,
          "%s still shows %s",
          counter.name(),
          sale);
    }
  }

  private void shows(CounterBox counter, Books.Account account) {
    MemberView view = counter.counter().desk().open(account.memberId());
    Violation.unless(
        view != null
            && view.card().balance() == account.balance()
            && view.card().version() == account.version()
            && view.waiting() == 0,
        Invariant.CATCHES_UP,
        "%s shows %s for %s",
        counter.name(),
        view == null ? null : view.card() + " and waiting " + view.waiting(),
        account);
  }

  private void answers(Database database) {
    Map<UUID, Answer> kept = new HashMap<>();
    Map<UUID, Long> next = new HashMap<>();
    for (Books.Kept one : Books.answers(database)) {
      kept.put(one.opId(), one.answer());
      long expected = next.merge(one.counterId(), 1L, Long::sum);
      Violation.unless(
          one.opSeq() == expected,
          Invariant.APPLIED_IS_A_PREFIX,
          "%s of %s comes after %d",
          one,
          world.name(one.counterId()),
          expected - 1);
    }
    Books.lastOpSeqs(database)
        .forEach((counter, last) ->
            Violation.unless(
                last.equals(next.getOrDefault(counter, 0L)),
                Invariant.APPLIED_IS_A_PREFIX,
                "the last of %s is %d",
                world.name(counter),
                last));
    world.witness.seen().forEach((opId, seen) -> acknowledged(seen, kept.get(opId)));
    for (CounterBox counter : world.counters) {
      for (CounterFile.Logged logged : counter.file().log()) {
        Violation.unless(
            logged.answer() != null && !logged.waiting(),
            Invariant.CATCHES_UP,
            "not answered: %s",
            logged);
        acknowledged(logged.answer(), kept.get(logged.operation().opId()));
      }
    }
    for (UUID opId : world.witness.withdrawn()) {
      Violation.unless(
          world.witness.ledger().of(opId) == null
              || world.takenBack(opId)
              || world.isCloned(world.witness.author(opId)),
          Invariant.WITHDRAWN_TAKES_NOTHING,
          "%s",
          world.witness.ledger().of(opId));
    }
  }

  private void acknowledged(@Nullable Answer seen, @Nullable Answer kept) {
    Violation.unless(
        kept != null && seen != null, Invariant.ACKNOWLEDGED_IS_KEPT, "%s is lost", seen);
    if (kept == null || seen == null) {
      return;
    }
    world.witness.sticks(seen, kept);
    Entry entry = world.witness.ledger().of(seen.opId());
    boolean fits =
        kept instanceof Answer.Applied applied && applied.seq() != 0
            ? entry != null && applied.points() == entry.points() && applied.seq() == entry.seq()
                || entry == null && countedElsewhere(applied)
            : entry == null;
    Violation.unless(
        fits, Invariant.ACKNOWLEDGED_IS_KEPT, "%s, and in the ledger is %s", kept, entry);
  }

  /** After a restore another till may have brought the same sale first: it counts once. */
  private boolean countedElsewhere(Answer.Applied applied) {
    Entry there = world.witness.ledger().entries().get((int) applied.seq() - 1).entry();
    return world.witness.replayed(applied.opId())
        && world.witness.operation(applied.opId()) instanceof Operation operation
        && operation.action() instanceof Action.RecordSale sale
        && sale.sale().key().equals(there.sale());
  }

  private void sales(Database database) {
    Map<SaleKey, Books.Counted> counted = new HashMap<>();
    List<Books.Counted> sales = Books.sales(database);
    refunds(sales);
    for (Books.Counted sale : sales) {
      Violation.unless(
          counted.put(sale.key(), sale) == null,
          Invariant.SALE_COUNTS_ONCE,
          "twice: %s",
          sale.key());
    }
    for (CounterBox counter : world.counters) {
      for (SaleKey key : counter.promises().kept().keySet()) {
        Violation.unless(
            counted.containsKey(key), Invariant.ACKNOWLEDGED_IS_KEPT, "never counted: %s", key);
      }
    }
    owners();
    Map<SaleKey, UUID> effects = new HashMap<>();
    for (ChainedEntry chained : world.witness.ledger().entries()) {
      Entry entry = chained.entry();
      SaleKey key = saleBehind(entry.opId());
      UUID other = key == null ? null : effects.put(key, entry.opId());
      Violation.unless(
          other == null, Invariant.SALE_COUNTS_ONCE, "%s by %s and %s", key, other, entry.opId());
    }
  }

  /** A sale has one owner: whatever was claimed, moved and taken back, one entry counts. */
  private void owners() {
    Map<SaleKey, UUID> owners = new HashMap<>();
    for (ChainedEntry chained : world.witness.ledger().entries()) {
      Entry entry = chained.entry();
      SaleKey key = entry.sale() == null ? given(entry.opId()) : entry.sale();
      boolean counts =
          key != null
              && entry.kind() != EntryKind.REVERSE
              && world.witness.ledger().inEffect(entry.opId());
      UUID other = counts ? owners.put(key, entry.opId()) : null;
      Violation.unless(
          other == null, Invariant.SALE_COUNTS_ONCE, "%s by %s and %s", key, other, entry);
    }
  }

  /** The sale that an operation gave to somebody. */
  private @Nullable SaleKey given(UUID opId) {
    Operation operation = world.witness.operation(opId);
    return switch (operation == null ? null : operation.action()) {
      case Action.ClaimSale claim -> claim.sale();
      case Action.MoveSale move -> move.sale();
      case null, default -> null;
    };
  }

  /**
   * However many refunds a sale had, and whatever was taken back by hand in between: what counts of
   * them takes no more than what counts of the sale gave. Restores keep what was.
   */
  private void refunds(List<Books.Counted> sales) {
    LedgerModel ledger = world.witness.ledger();
    Map<Long, Long> left = new HashMap<>();
    Set<Long> restored = new HashSet<>();
    for (Books.Counted sale : sales) {
      UUID entry = entryOf(sale);
      if (entry != null && ledger.replayed(entry)) {
        restored.add(sale.original() == 0 ? sale.id() : sale.original());
      }
      if (entry != null && sale.points() > 0) {
        left.put(sale.id(), ledger.inEffect(entry) ? sale.points() : 0);
      }
    }
    for (Books.Counted sale : sales) {
      UUID entry = entryOf(sale);
      Long given = left.get(sale.original());
      if (entry != null && given != null && sale.points() < 0 && ledger.inEffect(entry)) {
        long now = given + sale.points();
        left.put(sale.original(), now);
        Violation.unless(
            now >= 0 || restored.contains(sale.original()),
            Invariant.POINTS_ARE_RIGHT,
            "refunds take more than was given: %s",
            sale);
      }
    }
  }

  private @Nullable UUID entryOf(Books.Counted sale) {
    return sale.seq() == 0
        ? null
        : world.witness.ledger().entries().get((int) sale.seq() - 1).entry().opId();
  }

  private @Nullable SaleKey saleBehind(UUID opId) {
    Operation operation = world.witness.operation(opId);
    return switch (operation == null ? null : operation.action()) {
      case Action.RecordSale recorded -> recorded.sale().key();
      case Action.ReleaseHold release -> saleBehind(release.holdId());
      case null, default -> null;
    };
  }

  private void people(Database database) {
    Set<String> phones = new HashSet<>();
    Map<UUID, Books.Account> accounts = new HashMap<>();
    for (Books.Account account : Books.accounts(database)) {
      accounts.put(account.memberId(), account);
      Violation.unless(
          account.phone() == null || phones.add(account.phone()),
          Invariant.ONE_PHONE_ONE_MEMBER,
          "%s twice",
          account.phone());
    }
    Map<UUID, UUID> aliases = Books.aliases(database);
    for (CounterBox counter : world.counters) {
      for (UUID enrolled : counter.promises().enrolled()) {
        UUID member = aliases.getOrDefault(enrolled, enrolled);
        Violation.unless(
            accounts.containsKey(member),
            Invariant.ACKNOWLEDGED_IS_KEPT,
            "enrolled and gone: %s",
            enrolled);
      }
    }
  }

  /** Whether the reversal that a withdrawn operation needs is there, or could not be done. */
  static boolean takenBack(World world, UUID opId) {
    if (world.witness.ledger().isReversed(opId)) {
      return true;
    }
    // Giving back a reversal takes points, and those may be spent; what a refund met meanwhile
    // can't
    // be put back exactly either: then it is in the inbox, for a person to correct.
    for (Map.Entry<UUID, Witness.Made> made : world.witness.made().entrySet()) {
      Operation operation = made.getValue().operation();
      if (operation != null
          && operation.action() instanceof Action.Reverse reverse
          && reverse.reverses().equals(opId)
          && world.witness.seen().get(made.getKey()) instanceof Answer.Refused refused) {
        return refused.code() == Refusal.REFUNDED
            || world.witness.ledger().of(opId) instanceof Entry entry && entry.points() > 0;
      }
    }
    return false;
  }
}
