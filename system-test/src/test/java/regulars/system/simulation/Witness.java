package regulars.system.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.EntryIds;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.wire.PushReading;
import regulars.server.db.Database;

/** Stands between the machines and remembers who said what to whom. */
final class Witness {
  /** A sale is refunded a few times at most. */
  private static final int MOST_PARTS = 40;

  private final World world;
  private final LedgerModel ledger = new LedgerModel(this);

  /** Every operation that left its device, by id; without an operation when nobody can read it. */
  private final Map<UUID, Made> made = new LinkedHashMap<>();

  /** Ids of entries that an operation may write beside its own, and that operation. */
  private final Map<UUID, UUID> parts = new HashMap<>();

  private final Map<UUID, Map<Long, UUID>> numbers = new HashMap<>();

  /** What the server answered since the last restore. */
  private final Map<UUID, Answer> answered = new HashMap<>();

  /** What the author of an operation has stored as its answer. */
  private final Map<UUID, Answer> seen = new LinkedHashMap<>();

  private final Set<UUID> arrivedInEarnest = new HashSet<>();
  private final Set<UUID> withdrawn = new HashSet<>();
  private final Set<UUID> replayed = new HashSet<>();

  Witness(World world) {
    this.world = world;
  }

  /** An operation as its author made it. */
  record Made(UUID counter, long opSeq, @Nullable Operation operation) {}

  LedgerModel ledger() {
    return ledger;
  }

  Map<UUID, Answer> seen() {
    return seen;
  }

  Map<UUID, Made> made() {
    return made;
  }

  Set<UUID> withdrawn() {
    return withdrawn;
  }

  @Nullable Operation operation(UUID opId) {
    Made found = made.get(opId);
    return found == null ? null : found.operation();
  }

  /** The operation behind an entry of its own id or one derived from it. */
  @Nullable Operation behind(UUID entryId) {
    return operation(parts.getOrDefault(entryId, entryId));
  }

  /** Whether an entry stands beside the one that carries its operation's id. */
  boolean isPart(UUID entryId) {
    return parts.containsKey(entryId);
  }

  @Nullable UUID author(UUID opId) {
    Made found = made.get(opId);
    return found == null ? null : found.counter();
  }

  boolean replayed(UUID opId) {
    return replayed.contains(parts.getOrDefault(opId, opId));
  }

  void made(UUID counter, long opSeq, UUID opId, @Nullable Operation operation) {
    Made now = new Made(counter, opSeq, operation);
    Made before = made.putIfAbsent(opId, now);
    if (operation != null
        && (operation.action() instanceof Action.ClaimSale
            || operation.action() instanceof Action.MoveSale)) {
      for (int part = 1; part <= MOST_PARTS; part++) {
        parts.put(EntryIds.part(opId, part), opId);
      }
    }
    Violation.unless(
        before == null || before.equals(now),
        Invariant.OPERATION_KEEPS_ITS_ID,
        "%s was %s",
        now,
        before);
    if (!world.isCloned(counter)) {
      UUID known = numbers.computeIfAbsent(counter, c -> new HashMap<>()).putIfAbsent(opSeq, opId);
      Violation.unless(
          known == null || known.equals(opId),
          Invariant.OPERATION_KEEPS_ITS_ID,
          "number %d of %s is %s and %s",
          opSeq,
          world.name(counter),
          known,
          opId);
    }
  }

  /** A counter is about to push. */
  void offered(UUID counter, Push push) {
    UUID former = push.former();
    for (Offered offered : push.ops()) {
      Operation operation = offered.operation();
      made(former == null ? counter : former, operation.opSeq(), operation.opId(), operation);
      if (offered.withdrawn()) {
        withdrawn.add(operation.opId());
      }
    }
  }

  /** A push reached the server. */
  void arrived(PushReading push, long epoch) {
    for (PushReading.Item item : push.items()) {
      if (item instanceof PushReading.Good good && push.epoch() == epoch) {
        UUID opId = good.offered().operation().opId();
        if (good.offered().withdrawn()) {
          withdrawn.add(opId);
        } else {
          arrivedInEarnest.add(opId);
        }
        if (good.offered().receipt() != null) {
          replayed.add(opId);
        }
      }
    }
  }

  /** The server's answers, committed; whether anybody will hear them is another matter. */
  void answered(UUID counter, PushReading push, Pushed pushed) {
    for (int i = 0; i < pushed.answers().size(); i++) {
      Answer answer = pushed.answers().get(i);
      PushReading.Item item = push.items().get(i);
      world.trace.say(() -> "server answers " + world.name(counter) + " " + item + ": " + answer);
      world.tally.answer(name(answer));
      Answer before = answered.putIfAbsent(answer.opId(), answer);
      Violation.unless(
          before == null || before.equals(answer),
          Invariant.ANSWERS_STICK,
          "%s was %s",
          answer,
          before);
      sticks(seen.get(answer.opId()), answer);
      Violation.unless(
          counter.equals(world.manager.self())
              || !(answer instanceof Answer.Refused refused)
              || refused.code() != Refusal.INVALID && refused.code() != Refusal.UNSUPPORTED,
          Invariant.NO_SURPRISE,
          "%s asks for something that makes no sense: %s",
          world.name(counter),
          answer);
      Violation.unless(
          !(answer instanceof Answer.Applied applied)
              || applied.move() != Move.SKIP
              || !world.knows(counter, operation(answer.opId())),
          Invariant.ACKNOWLEDGED_IS_KEPT,
          "%s enrolled them, and their sale is nobody's: %s",
          world.name(counter),
          answer);
      Violation.unless(
          answer instanceof Answer.Refused
              || arrivedInEarnest.contains(answer.opId())
              || !withdrawn.contains(answer.opId()),
          Invariant.WITHDRAWN_TAKES_NOTHING,
          "first seen as withdrawn, and done: %s",
          answer);
    }
    Violation.unless(
        pushed.stop() != Pushed.Stop.QUARANTINED || world.isCloned(counter),
        Invariant.NO_SURPRISE,
        "%s is quarantined for nothing",
        world.name(counter));
  }

  private static String name(Answer answer) {
    return switch (answer) {
      case Answer.Applied applied -> applied.move() == null ? "applied" : applied.move().name();
      case Answer.Refused refused -> refused.code().name();
    };
  }

  /** It has stored this answer. */
  void seen(UUID counter, Answer answer) {
    if (world.isCloned(counter)) {
      return;
    }
    sticks(seen.put(answer.opId(), answer), answer);
  }

  /** Across a restore an entry may get another place; all that people were told stays. */
  void sticks(@Nullable Answer before, Answer now) {
    boolean same =
        switch (before) {
          case null -> true;
          case Answer.Applied was ->
              now instanceof Answer.Applied is
                  && was.opSeq() == is.opSeq()
                  && was.move() == is.move()
                  && was.points() == is.points()
                  && Objects.equals(was.detail(), is.detail())
                  && was.why().equals(is.why())
                  && (samePerson(member(was.live()), member(is.live())) || countedAnew(is));
          case Answer.Refused was ->
              now instanceof Answer.Refused is
                  && was.opSeq() == is.opSeq()
                  && was.code() == is.code()
                  && was.missing() == is.missing();
        };
    Violation.unless(same, Invariant.ANSWERS_STICK, "%s was %s", now, before);
  }

  /** After a restore an id may turn out to be somebody's who came back under another one. */
  private boolean samePerson(@Nullable UUID was, @Nullable UUID is) {
    return Objects.equals(was, is)
        || was != null
            && is != null
            && is.equals(Books.aliases(world.server.core().database()).get(was));
  }

  /** After a restore another till may bring a sale first, with another buyer: that one counts. */
  private boolean countedAnew(Answer.Applied answer) {
    Operation operation = operation(answer.opId());
    return replayed(answer.opId())
        && operation != null
        && (operation.action() instanceof Action.RecordSale
            || operation.action() instanceof Action.ClaimSale
            || operation.action() instanceof Action.MoveSale);
  }

  private static @Nullable UUID member(@Nullable LiveBalance live) {
    return live == null ? null : live.memberId();
  }

  /** A page of the feed, checked against the ledger as it is. */
  void pulled(Pull pull, Pulled page) {
    if (page.reset()) {
      return;
    }
    long seq = pull.cursor().seq();
    for (ChainedEntry next : page.entries()) {
      Violation.unless(
          next.entry().seq() == seq + 1
              && seq < ledger.entries().size()
              && ledger.entries().get((int) seq).equals(next),
          Invariant.FEED_SKIPS_NOTHING,
          "after %d comes %s",
          seq,
          next);
      seq++;
    }
    Violation.unless(
        page.more() || seq == page.head().seq(),
        Invariant.FEED_SKIPS_NOTHING,
        "the last page ends at %d, the head is %s",
        seq,
        page.head());
  }

  /** The server did something, or died over it: whatever is in its ledger now is committed. */
  void committed() {
    if (!world.server.up()) {
      return;
    }
    Database database = world.server.core().database();
    for (ChainedEntry entry : Books.entriesAfter(database, ledger.entries().size())) {
      ledger.add(entry);
      world.points.check(entry.entry());
    }
  }

  /** The server was put back to a backup. */
  void restored() {
    ledger.forget();
    world.points.forget();
    answered.clear();
    committed();
    for (Books.Kept kept : Books.answers(world.server.core().database())) {
      answered.put(kept.opId(), kept.answer());
      sticks(seen.get(kept.opId()), kept.answer());
    }
  }
}
