package regulars.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.MemberState;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.ledger.Hash;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.rules.Reading;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Move;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.sync.Welcome;

/**
 * A small server in memory that keeps the protocol: one ledger with its chain, stored answers,
 * epochs. Fails on command. The real one is tested in its own module and together in system-test.
 */
public final class FakeServer implements ServerLink {
  /** What goes wrong with the next request. */
  public enum Fault {
    NONE,
    LOST_ON_THE_WAY,
    LOST_ON_THE_WAY_BACK,
    REVOKED,
    REFUSED
  }

  /** One point a dollar, double on beans, a coffee for 100. */
  public static final String RULES =
      """
      1 point per dollar
      Double points on beans
      100 points = a free coffee
      """;

  public final UUID ledgerId = new UUID(7, 7);
  public final UUID counterId = new UUID(8, 8);
  public final Map<UUID, MemberCard> members = new LinkedHashMap<>();
  public final List<ChainedEntry> entries = new ArrayList<>();
  public final List<String> requests = new ArrayList<>();
  public final Deque<Fault> faults = new ArrayDeque<>();
  public final Map<UUID, Answer> answers = new HashMap<>();
  public final List<Hello> hellos = new ArrayList<>();
  public final List<Offered> offered = new ArrayList<>();

  public long epoch = 1;
  public long lastOpSeq;
  public boolean down;
  public boolean recovering;
  public boolean wantsReset;
  public boolean snapshotIsBroken;
  public int largestPush;
  public Pushed.@Nullable Stop stopNext;
  public Consumer<Push> beforePush = push -> {};

  private final Clock clock;
  private final Map<Phone, UUID> byPhone = new HashMap<>();
  private final Map<String, UUID> byExternal = new HashMap<>();
  private final Map<UUID, UUID> aliases = new HashMap<>();
  private final Map<SaleKey, Long> totals = new HashMap<>();
  private final Map<Object, Change> changes = new LinkedHashMap<>();
  private final Rules rules;
  private long revision;

  public FakeServer(Clock clock) {
    this.clock = clock;
    Change.Shop shop =
        new Change.Shop(
            "Corner Coffee",
            "US",
            "USD",
            "America/New_York",
            List.of(new Change.StaffMember("ana", "Ana", Role.BARISTA)));
    change("shop", r -> new Change.ShopChanged(r, shop));
    change("rules", r -> new Change.RulesChanged(r, 1, RULES));
    this.rules =
        ((Reading.Good)
                RulesDocument.read(
                    RULES, 1, Currency.getInstance("USD"), ZoneId.of("America/New_York")))
            .rules();
  }

  /** What pairing with it gives. */
  public Pairing.Paired paired() {
    return new Pairing.Paired(counterId, "token", ledgerId, epoch);
  }

  private interface Made {
    Change at(long revision);
  }

  /** Somebody on the staff is new, or changed. */
  public void staff(Staff staff) {
    change("staff " + staff.id(), r -> new Change.StaffChanged(r, staff));
  }

  private void change(Object what, Made made) {
    changes.remove(what);
    changes.put(what, made.at(++revision));
  }

  /** A member that came from elsewhere, with these points. */
  public UUID enrol(String phone, String name, long points) {
    UUID id = UUID.nameUUIDFromBytes((phone + name).getBytes(UTF_8));
    join(id, phone.isEmpty() ? null : new Phone(phone), name, null);
    if (points != 0) {
      book(id, points, EntryKind.ADJUST, UUID.randomUUID(), null, null, null, List.of());
    }
    return id;
  }

  /** A member known by an older system's number. */
  public UUID enrolExternal(String number, String name) {
    UUID id = UUID.nameUUIDFromBytes(number.getBytes(UTF_8));
    join(id, null, name, number);
    return id;
  }

  /** Puts cards in as they are, for look-up at scale. */
  public void put(MemberCard card) {
    members.put(card.memberId(), card);
    change(card.memberId(), r -> new Change.MemberChanged(r, card));
  }

  private void join(UUID id, @Nullable Phone phone, @Nullable String name, @Nullable String ext) {
    if (phone != null) {
      byPhone.put(phone, id);
    }
    if (ext != null) {
      byExternal.put(ext, id);
    }
    MemberNumber number = new MemberNumber(1000 + members.size());
    put(new MemberCard(id, number, phone, name, ext, 1, 0, 0, 0, 0, 0));
  }

  /** Loses everything after this operation of the counter and this entry, as a restore does. */
  public void restore(long toOpSeq, FakeServer backup) {
    epoch++;
    recovering = true;
    members.clear();
    members.putAll(backup.members);
    entries.clear();
    entries.addAll(backup.entries);
    answers.clear();
    answers.putAll(backup.answers);
    byPhone.clear();
    byPhone.putAll(backup.byPhone);
    aliases.clear();
    totals.clear();
    totals.putAll(backup.totals);
    changes.clear();
    changes.putAll(backup.changes);
    revision = backup.revision;
    lastOpSeq = toOpSeq;
  }

  /** A copy of what it knows now: a backup. */
  public FakeServer copy() {
    FakeServer copy = new FakeServer(clock);
    copy.epoch = epoch - 1;
    copy.restore(lastOpSeq, this);
    return copy;
  }

  private boolean fails(String what) throws LinkException {
    requests.add(what);
    if (down) {
      throw new LinkException(LinkException.Kind.UNREACHABLE, "down");
    }
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
    return switch (fault) {
      case NONE -> false;
      case LOST_ON_THE_WAY -> throw new LinkException(LinkException.Kind.UNREACHABLE, "lost");
      case LOST_ON_THE_WAY_BACK -> true;
      case REVOKED -> throw new LinkException(LinkException.Kind.REVOKED, "revoked");
      case REFUSED -> throw new LinkException(LinkException.Kind.REFUSED, "refused");
    };
  }

  private static <T> T reply(T reply, boolean lost) throws LinkException {
    if (lost) {
      throw new LinkException(LinkException.Kind.UNREACHABLE, "reply lost");
    }
    return reply;
  }

  private Cursor head() {
    return entries.isEmpty()
        ? new Cursor(0, Hash.NONE, revision)
        : new Cursor(entries.size(), entries.getLast().hash(), revision);
  }

  @Override
  public Welcome hello(Hello hello) throws LinkException {
    boolean lost = fails("hello");
    hellos.add(hello);
    if (hello.epoch() == epoch && hello.reoffered()) {
      recovering = false;
    }
    boolean reset = wantsReset || hello.epoch() != epoch;
    wantsReset = false;
    return reply(
        new Welcome(
            1,
            ledgerId,
            epoch,
            counterId,
            clock.millis(),
            lastOpSeq,
            "rolling-" + hellos.size(),
            recovering ? Welcome.Mode.RECOVERING : Welcome.Mode.NORMAL,
            reset ? Welcome.Todo.RESET : Welcome.Todo.OK,
            Push.MOST_OPS,
            Push.MOST_BYTES,
            head(),
            /* lacking= */ null),
        lost);
  }

  @Override
  public Pushed push(Push push) throws LinkException {
    beforePush.accept(push);
    boolean lost = fails("push " + push.ops().size());
    largestPush = Math.max(largestPush, push.ops().size());
    if (stopNext != null) {
      Pushed.Stop stop = stopNext;
      stopNext = null;
      return new Pushed(epoch, lastOpSeq, List.of(), stop);
    }
    if (push.epoch() != epoch) {
      return new Pushed(epoch, lastOpSeq, List.of(), Pushed.Stop.EPOCH);
    }
    List<Answer> given = new ArrayList<>();
    for (Offered op : push.ops()) {
      Answer stored = answers.get(op.operation().opId());
      if (stored == null && op.operation().opSeq() != lastOpSeq + 1) {
        return reply(new Pushed(epoch, lastOpSeq, given, Pushed.Stop.GAP), lost);
      }
      if (stored == null) {
        offered.add(op);
        stored = op.receipt() == null ? decide(op) : replay(op, op.receipt());
        answers.put(op.operation().opId(), stored);
        lastOpSeq = op.operation().opSeq();
      }
      given.add(stored);
    }
    return reply(new Pushed(epoch, lastOpSeq, given, null), lost);
  }

  private Answer replay(Offered op, Answer receipt) {
    Operation operation = op.operation();
    if (operation.action() instanceof Action.RecordSale record) {
      totals.putIfAbsent(record.sale().key(), record.sale().total().minor());
    }
    if (!(receipt instanceof Answer.Applied applied) || applied.live() == null) {
      return receipt;
    }
    UUID member = applied.live().memberId();
    if (!members.containsKey(member)) {
      join(member, phone(operation.action()), null, null);
    }
    if (applied.seq() > 0) {
      book(
          member,
          applied.points(),
          kind(operation.action()),
          operation.opId(),
          operation.action() instanceof Action.Reverse reverse ? reverse.reverses() : null,
          null,
          null,
          applied.why());
    }
    return applied(operation, applied.move(), applied.points(), member, applied.why());
  }

  private static @Nullable Phone phone(Action action) {
    return switch (action) {
      case Action.Enrol enrol -> enrol.phone();
      case Action.RecordSale record when record.sale().buyer() instanceof Buyer.ByPhone by ->
          by.phone();
      default -> null;
    };
  }

  private static EntryKind kind(Action action) {
    return switch (action) {
      case Action.Redeem redeem -> EntryKind.REDEEM;
      case Action.Reverse reverse -> EntryKind.REVERSE;
      default -> EntryKind.EARN;
    };
  }

  private Answer decide(Offered op) {
    Operation operation = op.operation();
    if (op.withdrawn()) {
      return refused(operation, Refusal.WITHDRAWN, 0, null);
    }
    return switch (operation.action()) {
      case Action.Enrol enrol -> enrol(operation, enrol);
      case Action.RecordSale record -> sale(operation, record);
      case Action.Redeem redeem -> redeem(operation, redeem);
      case Action.Reverse reverse -> reverse(operation, reverse);
      case Action.ReleaseHold release ->
          settle(operation, release.holdId(), Change.HoldState.RELEASED);
      case Action.RejectHold reject ->
          settle(operation, reject.holdId(), Change.HoldState.REJECTED);
      default -> refused(operation, Refusal.UNSUPPORTED, 0, null);
    };
  }

  private Answer enrol(Operation op, Action.Enrol enrol) {
    UUID existing = enrol.phone() == null ? null : byPhone.get(enrol.phone());
    if (existing == null && enrol.externalNumber() != null) {
      existing = byExternal.get(enrol.externalNumber());
    }
    if (existing != null) {
      aliases.put(enrol.memberId(), existing);
      return refused(op, Refusal.ALREADY_MEMBER, 0, existing);
    }
    join(enrol.memberId(), enrol.phone(), enrol.name(), enrol.externalNumber());
    return applied(op, null, 0, enrol.memberId(), List.of());
  }

  private Answer sale(Operation op, Action.RecordSale record) {
    Sale sale = record.sale();
    Long total = totals.putIfAbsent(sale.key(), sale.total().minor());
    if (total != null) {
      return refused(
          op,
          total == sale.total().minor() ? Refusal.ALREADY_COUNTED : Refusal.SALE_CONFLICT,
          0,
          null);
    }
    UUID member =
        switch (sale.buyer()) {
          case Buyer.Nobody nobody -> null;
          case Buyer.ByPhone by -> byPhone.get(by.phone());
          case Buyer.ByExternalNumber by -> byExternal.get(by.number());
          case Buyer.ById by -> known(by.memberId());
          case Buyer.ByNumber by ->
              members.values().stream()
                  .filter(card -> by.number().equals(card.number()))
                  .map(MemberCard::memberId)
                  .findFirst()
                  .orElse(null);
        };
    if (member == null && sale.buyer() instanceof Buyer.ByPhone by) {
      member = record.memberIdIfNew();
      join(member, by.phone(), null, null);
    }
    if (member == null) {
      return new Answer.Applied(
          op.opId(), op.opSeq(), Move.SKIP, 0, 0, null, "NO_MEMBER", List.of());
    }
    Decision decision = Earning.decide(rules, MemberState.of(members.get(member)), sale);
    return switch (decision) {
      case Decision.Skip skip -> throw new IllegalStateException("the member is known");
      case Decision.Add add -> earned(op, Move.ADD, member, add.points(), sale, add.why(), null);
      case Decision.AddAndAnnounce add ->
          earned(
              op,
              Move.ADD_AND_ANNOUNCE,
              member,
              add.points(),
              sale,
              add.why(),
              add.reached().getFirst().name());
      case Decision.Hold hold -> {
        UUID holder = member;
        change(
            op.opId(),
            r ->
                new Change.HoldChanged(
                    r,
                    op.opId(),
                    holder,
                    sale,
                    hold.reason(),
                    hold.points(),
                    members.get(holder).largestSale(),
                    Change.HoldState.WAITING));
        yield new Answer.Applied(
            op.opId(),
            op.opSeq(),
            Move.HOLD,
            hold.points(),
            0,
            live(member),
            hold.reason().name(),
            hold.why());
      }
    };
  }

  private Answer earned(
      Operation op,
      Move move,
      UUID member,
      long points,
      Sale sale,
      List<WhyLine> why,
      @Nullable String detail) {
    MemberCard card = members.get(member);
    members.put(
        member,
        with(
            card,
            card.balance(),
            card.version(),
            card.sales() + 1,
            Math.max(card.largestSale(), sale.total().minor())));
    if (points != 0) {
      book(member, points, EntryKind.EARN, op.opId(), null, sale.key(), null, why);
    }
    return new Answer.Applied(
        op.opId(),
        op.opSeq(),
        move,
        points,
        points == 0 ? 0 : entries.size(),
        live(member),
        detail,
        why);
  }

  private Answer settle(Operation op, UUID holdId, Change.HoldState state) {
    if (!(changes.get(holdId) instanceof Change.HoldChanged hold)) {
      return refused(op, Refusal.UNKNOWN_HOLD, 0, null);
    }
    UUID member = hold.memberId();
    if (hold.state() != Change.HoldState.WAITING) {
      return refused(op, Refusal.HOLD_SETTLED, 0, member);
    }
    change(
        holdId,
        r ->
            new Change.HoldChanged(
                r,
                holdId,
                member,
                hold.sale(),
                hold.reason(),
                hold.points(),
                hold.usualLargest(),
                state));
    if (state == Change.HoldState.REJECTED) {
      return applied(op, null, 0, member, List.of());
    }
    return earned(op, Move.ADD, member, hold.points(), hold.sale(), List.of(), null);
  }

  private Answer redeem(Operation op, Action.Redeem redeem) {
    UUID member = known(redeem.memberId());
    MemberCard card = members.get(member);
    if (card == null) {
      return refused(op, Refusal.UNKNOWN_MEMBER, 0, null);
    }
    if (recovering) {
      return refused(op, Refusal.RECOVERING, 0, member);
    }
    Reward reward = rules.reward(redeem.reward(), redeem.cost());
    if (reward == null) {
      return refused(op, Refusal.STALE_OFFER, 0, member);
    }
    if (card.balance() < reward.cost()) {
      return refused(op, Refusal.SHORT, reward.cost() - card.balance(), member);
    }
    boolean spent =
        entries.stream()
            .map(ChainedEntry::entry)
            .anyMatch(e ->
                e.memberId().equals(member)
                    && e.version() > redeem.baseVersion()
                    && e.kind().spends());
    if (spent) {
      return refused(op, Refusal.CHANGED_SINCE, 0, member);
    }
    book(member, -reward.cost(), EntryKind.REDEEM, op.opId(), null, null, reward.name(), List.of());
    return applied(op, null, -reward.cost(), member, List.of());
  }

  private Answer reverse(Operation op, Action.Reverse reverse) {
    UUID member = known(reverse.memberId());
    Entry entry =
        entries.stream()
            .map(ChainedEntry::entry)
            .filter(e -> e.opId().equals(reverse.reverses()))
            .findFirst()
            .orElse(null);
    if (entry == null) {
      return refused(op, Refusal.UNKNOWN_ENTRY, 0, member);
    }
    if (entries.stream().anyMatch(e -> reverse.reverses().equals(e.entry().reverses()))) {
      return refused(op, Refusal.ALREADY_REVERSED, 0, member);
    }
    book(
        member,
        -entry.points(),
        EntryKind.REVERSE,
        op.opId(),
        reverse.reverses(),
        null,
        null,
        List.of());
    return applied(op, null, -entry.points(), member, List.of());
  }

  private UUID known(UUID id) {
    return aliases.getOrDefault(id, id);
  }

  /** Writes an entry, as if from another counter. */
  public void book(UUID member, long points) {
    book(member, points, EntryKind.ADJUST, UUID.randomUUID(), null, null, null, List.of());
  }

  private void book(
      UUID member,
      long points,
      EntryKind kind,
      UUID opId,
      @Nullable UUID reverses,
      @Nullable SaleKey sale,
      @Nullable String reward,
      List<WhyLine> why) {
    MemberCard card = members.get(member);
    Entry entry =
        new Entry(
            entries.size() + 1,
            epoch,
            member,
            card.version() + 1,
            kind,
            points,
            card.balance() + points,
            opId,
            reverses,
            sale,
            reward,
            1,
            counterId,
            null,
            null,
            null,
            clock.instant(),
            clock.instant(),
            why);
    Hash hash = new Chain(ledgerId).next(head().hash(), entry);
    entries.add(new ChainedEntry(entry, hash));
    put(with(card, card.balance() + points, card.version() + 1, card.sales(), card.largestSale()));
  }

  /** Changes an entry in place, as somebody with the database file open could. */
  public void tamper(int seq, long points) {
    ChainedEntry was = entries.get(seq - 1);
    Entry e = was.entry();
    entries.set(
        seq - 1,
        new ChainedEntry(
            new Entry(
                e.seq(),
                e.epoch(),
                e.memberId(),
                e.version(),
                e.kind(),
                points,
                e.balanceAfter() - e.points() + points,
                e.opId(),
                e.reverses(),
                e.sale(),
                e.reward(),
                e.rulesVersion(),
                e.counterId(),
                e.staff(),
                e.approvedBy(),
                e.reason(),
                e.occurredAt(),
                e.recordedAt(),
                e.why()),
            was.hash()));
  }

  private static MemberCard with(
      MemberCard card, long balance, long version, long sales, long largest) {
    return new MemberCard(
        card.memberId(),
        card.number(),
        card.phone(),
        card.name(),
        card.externalNumber(),
        card.profileVersion(),
        balance,
        0,
        version,
        sales,
        largest);
  }

  private LiveBalance live(UUID member) {
    MemberCard card = members.get(member);
    return new LiveBalance(member, card.balance(), card.held(), card.version());
  }

  private Answer applied(
      Operation op, @Nullable Move move, long points, UUID member, List<WhyLine> why) {
    return new Answer.Applied(
        op.opId(),
        op.opSeq(),
        move,
        points,
        points == 0 ? 0 : entries.size(),
        live(member),
        null,
        why);
  }

  private Answer refused(Operation op, Refusal code, long missing, @Nullable UUID member) {
    return new Answer.Refused(
        op.opId(),
        op.opSeq(),
        code,
        missing,
        members.containsKey(member) ? live(member) : null,
        null,
        null);
  }

  @Override
  public Pulled pull(Pull pull) throws LinkException {
    boolean lost = fails("pull");
    if (pull.epoch() != epoch) {
      return reply(new Pulled(epoch, List.of(), List.of(), head(), false, true), lost);
    }
    List<ChainedEntry> rows =
        entries.stream().skip(pull.cursor().seq()).limit(pull.limit()).toList();
    List<Change> news =
        changes.values().stream()
            .filter(change -> change.revision() > pull.cursor().revision())
            .sorted(Comparator.comparingLong(Change::revision))
            .limit(pull.limit())
            .toList();
    boolean more =
        pull.cursor().seq() + rows.size() < entries.size()
            || (!news.isEmpty() && news.getLast().revision() < revision);
    return reply(new Pulled(epoch, rows, news, head(), more, false), lost);
  }

  @Override
  public @Nullable LiveMember member(UUID memberId) throws LinkException {
    return memberBefore(memberId, Long.MAX_VALUE);
  }

  @Override
  public @Nullable LiveMember memberBefore(UUID memberId, long version) throws LinkException {
    boolean lost = fails("member");
    MemberCard card = members.get(known(memberId));
    if (card == null) {
      return null;
    }
    List<ChainedEntry> latest =
        entries.reversed().stream()
            .filter(e -> e.entry().memberId().equals(card.memberId()))
            .filter(e -> e.entry().version() < version)
            .limit(LiveMember.MOST_ENTRIES)
            .toList();
    return reply(new LiveMember(card, latest), lost);
  }

  @Override
  public void snapshot(Path file) throws LinkException {
    boolean lost = fails("snapshot");
    try {
      if (snapshotIsBroken) {
        Files.writeString(file, "this is no database");
        return;
      }
      Path folder = Files.createTempDirectory("snapshot");
      try (Mirror mirror = Mirror.open(folder)) {
        mirror.apply(
            ledgerId,
            epoch,
            new Pulled(epoch, entries, List.copyOf(changes.values()), head(), false, false),
            head());
      }
      Files.move(folder.resolve("mirror.db"), file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reply(file, lost);
  }
}
