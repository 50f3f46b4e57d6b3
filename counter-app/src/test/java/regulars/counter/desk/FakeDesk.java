package regulars.counter.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;

/**
 * A desk in memory that behaves like the real one, and can be made slow, cut off or broken. Safe
 * for use by several threads.
 */
public final class FakeDesk implements Desk {
  private static final long PATIENCE_SECONDS = 20;
  private static final int PAGE = 50;

  private final Map<UUID, Held> members = new LinkedHashMap<>();
  private final List<FeedSale> feed = new ArrayList<>();
  private final List<HeldSale> held = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, CountDownLatch> gates = new LinkedHashMap<>();
  private final Map<String, RuntimeException> faults = new LinkedHashMap<>();
  private Instant now;
  private boolean silent;
  private final Deque<MemberView> refreshed = new ArrayDeque<>();
  private @Nullable Shop shop;
  private @Nullable Rules rules;
  private DeskStatus status;
  private @Nullable RedeemResult nextResult;
  private @Nullable ClaimResult nextClaim;
  private @Nullable NextSale next;
  private final List<Staff> crew = new ArrayList<>();
  private final Map<String, String> pins = new LinkedHashMap<>();
  private final Map<String, Integer> wrongPins = new LinkedHashMap<>();
  private Action.@Nullable Override lastOverride;
  private @Nullable String lastWord;
  private long lastId;

  private static final class Held {
    MemberCard card;
    long waiting;
    final List<StatementRow> statement = new ArrayList<>();

    Held(MemberCard card) {
      this.card = card;
    }
  }

  /** An online desk of a shop with nobody in it. */
  public FakeDesk(Instant now, @Nullable Shop shop, @Nullable Rules rules) {
    this.now = now;
    this.shop = shop;
    this.rules = rules;
    this.status =
        new DeskStatus(
            Link.ONLINE,
            now,
            0,
            null,
            0,
            0,
            null,
            List.of(new TillStatus("Register 1", true, now, null)));
  }

  // ---- arranging ----

  /** Makes the server leave every refresh unanswered, though nobody noticed yet. */
  public synchronized void silent(boolean now) {
    silent = now;
  }

  /** What one refresh from now on answers, whatever happened meanwhile. */
  public synchronized void refreshesTo(MemberView answer) {
    refreshed.add(answer);
  }

  /** Sets the time of what the server says from now on. */
  public synchronized void now(Instant moment) {
    now = moment;
  }

  /** Adds a member with a balance and one old entry that explains it. */
  public synchronized UUID member(
      @Nullable String name, @Nullable String phone, @Nullable Long serial, long balance) {
    UUID id = id();
    MemberCard card =
        new MemberCard(
            id,
            serial == null ? null : new MemberNumber(serial),
            phone == null ? null : new Phone(phone),
            name,
            null,
            1,
            balance,
            0,
            1,
            1,
            1_000);
    members.put(id, new Held(card));
    return id;
  }

  /** Adds a row on top of a member's statement; the balance stays. */
  public synchronized UUID row(
      UUID member,
      Instant at,
      EntryKind kind,
      long points,
      @Nullable String reward,
      @Nullable String staff,
      List<WhyLine> why,
      StatementRow.State state) {
    UUID op = id();
    members
        .get(member)
        .statement
        .addFirst(new StatementRow(op, at, kind, points, reward, staff, why, state));
    return op;
  }

  /** Says how many points of a member wait. */
  public synchronized void waiting(UUID member, long points) {
    members.get(member).waiting = points;
  }

  /** A sale from the till. */
  public FeedSale sale(
      Instant at,
      SaleKind kind,
      long minor,
      @Nullable UUID member,
      @Nullable Move move,
      long points,
      @Nullable String detail,
      boolean provisional,
      @Nullable Refusal refusal,
      List<WhyLine> why) {
    FeedSale sale;
    synchronized (this) {
      String name = member == null ? null : members.get(member).card.name();
      sale =
          new FeedSale(
              id(),
              new SaleKey("Register 1", LocalDate.of(2026, 11, 20), "T" + lastId, kind),
              at,
              Money.of(minor, "USD"),
              member,
              name,
              move,
              points,
              detail,
              provisional,
              refusal,
              why);
      feed.addFirst(sale);
    }
    tell(Listener::feedChanged);
    return sale;
  }

  /** A sale that waits for a person. */
  public HeldSale hold(
      UUID member, Sale sale, HoldReason reason, long points, long usualLargest, long sales) {
    synchronized (this) {
      MemberCard card = members.get(member).card;
      HeldSale hold =
          new HeldSale(
              id(),
              member,
              card.name(),
              card.phone(),
              sale,
              reason,
              points,
              usualLargest,
              sales,
              card.balance());
      held.add(hold);
      return hold;
    }
  }

  /** Another counter settles it. */
  public void settledElsewhere(UUID holdId) {
    synchronized (this) {
      held.removeIf(hold -> hold.holdId().equals(holdId));
    }
    tell(Listener::statusChanged);
    tell(listener -> listener.memberChanged(null));
  }

  /** Changes the balance behind the counter's back, as another counter would. */
  public void elsewhere(UUID member, long points, EntryKind kind) {
    synchronized (this) {
      Held held = members.get(member);
      held.card = moved(held.card, points);
      held.statement.addFirst(
          new StatementRow(
              id(), now, kind, points, null, null, List.of(), StatementRow.State.CONFIRMED));
    }
    tell(listener -> listener.memberChanged(member));
  }

  /** Sets how the counter stands. */
  public void status(DeskStatus changed) {
    synchronized (this) {
      status = changed;
    }
    tell(Listener::statusChanged);
  }

  /** Sets the link, keeping the rest. */
  public void link(Link link, int waiting) {
    DeskStatus s = status();
    status(
        new DeskStatus(
            link,
            now.minusSeconds(660),
            waiting,
            waiting == 0 ? null : now,
            0,
            s.holds(),
            s.problem(),
            s.tills()));
  }

  /** What the next redemption or reversal answers, whatever it is about. */
  public synchronized void answers(RedeemResult result) {
    nextResult = result;
  }

  /** Makes every call of this method wait until {@link #release}. */
  public synchronized void block(String method) {
    gates.put(method, new CountDownLatch(1));
  }

  /** Lets the calls of this method go on. */
  public synchronized void release(String method) {
    CountDownLatch gate = gates.remove(method);
    if (gate != null) {
      gate.countDown();
    }
  }

  /** Makes every call of this method fail; null: no more. */
  public synchronized void fail(String method, @Nullable RuntimeException fault) {
    if (fault == null) {
      faults.remove(method);
    } else {
      faults.put(method, fault);
    }
  }

  /** What was called, oldest first: the method's name, with its first argument for look-ups. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The points of a member now. */
  public synchronized long balance(UUID member) {
    return members.get(member).card.balance();
  }

  private UUID id() {
    lastId++;
    return new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | lastId);
  }

  private void tell(java.util.function.Consumer<Listener> what) {
    List<Listener> all;
    synchronized (this) {
      all = List.copyOf(listeners);
    }
    all.forEach(what);
  }

  private void called(String method, String argument) {
    CountDownLatch gate;
    RuntimeException fault;
    synchronized (this) {
      calls.add(argument.isEmpty() ? method : method + " " + argument);
      gate = gates.get(method + " " + argument);
      if (gate == null) {
        gate = gates.get(method);
      }
      fault = faults.get(method);
    }
    if (gate != null) {
      try {
        if (!gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody released " + method);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  /** Adds somebody to the staff. */
  public void staff(Staff staff, String pin) {
    synchronized (this) {
      crew.removeIf(one -> one.id().equals(staff.id()));
      crew.add(staff);
      pins.put(staff.id(), pin);
    }
    tell(Listener::shopChanged);
  }

  // ---- the desk ----

  @Override
  public synchronized List<Staff> staff() {
    return List.copyOf(crew);
  }

  @Override
  public PinCheck checkPin(String staffId, String pin) {
    called("checkPin", staffId);
    synchronized (this) {
      int wrong = wrongPins.getOrDefault(staffId, 0);
      if (wrong < 5 && pin.equals(pins.get(staffId))) {
        wrongPins.remove(staffId);
        return new PinCheck(true, 5, 0);
      }
      wrongPins.put(staffId, wrong + 1);
      return new PinCheck(false, Math.max(0, 4 - wrong), wrong >= 4 ? 60 : 0);
    }
  }

  @Override
  public RedeemResult redeem(
      UUID memberId,
      String reward,
      long cost,
      long baseVersion,
      @Nullable String staff,
      Action.@Nullable Override override) {
    called("redeem", reward);
    synchronized (this) {
      lastOverride = override;
    }
    RedeemResult result = redeemHere(memberId, reward, cost, baseVersion, staff, override != null);
    tell(listener -> listener.memberChanged(memberId));
    return result;
  }

  /** The manager's word of the last redemption; null when there was none. */
  public synchronized Action.@Nullable Override lastOverride() {
    return lastOverride;
  }

  /** Who asked for the last reversal or settled the last held sale, and why. */
  public synchronized @Nullable String lastWord() {
    return lastWord;
  }

  @Override
  public @Nullable Shop shop() {
    called("shop", "");
    return shop;
  }

  @Override
  public @Nullable Rules rules() {
    called("rules", "");
    return rules;
  }

  @Override
  public List<FoundMember> lookUp(String typed, int limit) {
    called("lookUp", typed);
    String digits = typed.replaceAll("\\D", "");
    String word = typed.strip().toLowerCase(Locale.ROOT);
    synchronized (this) {
      return members.values().stream()
          .filter(held -> matches(held.card, digits, word))
          .limit(limit)
          .map(held ->
              new FoundMember(
                  held.card.memberId(),
                  held.card.name(),
                  held.card.phone(),
                  held.card.number(),
                  held.card.balance(),
                  held.waiting))
          .toList();
    }
  }

  @Override
  public @Nullable UUID byCard(String scanned) {
    called("byCard", scanned);
    synchronized (this) {
      return members.values().stream()
          .map(held -> held.card)
          .filter(
              card -> card.number() != null && card.number().equals(MemberNumber.parse(scanned)))
          .map(MemberCard::memberId)
          .findFirst()
          .orElse(null);
    }
  }

  private static boolean matches(MemberCard card, String digits, String word) {
    if (!digits.isEmpty()) {
      return (card.phone() != null && card.phone().digits().contains(digits))
          || (card.number() != null
              && card.number().toString().replace("-", "").startsWith(digits));
    }
    return card.name() != null && card.name().toLowerCase(Locale.ROOT).startsWith(word);
  }

  @Override
  public @Nullable MemberView open(UUID memberId) {
    called("open", "");
    return view(memberId, null);
  }

  @Override
  public StatementPage statement(UUID memberId, StatementPage.Place before) {
    called("statement", "");
    synchronized (this) {
      List<StatementRow> all = members.get(memberId).statement;
      int from =
          before.equals(StatementPage.Place.NEWEST)
              ? 0
              : all.size() - Math.toIntExact(before.version()) + 1;
      int end = Math.min(from + PAGE, all.size());
      boolean unreached = silent && from > 0;
      StatementPage.Place older = new StatementPage.Place(0, all.size() - end + 1L);
      return new StatementPage(
          unreached ? List.of() : all.subList(from, end),
          Map.of(),
          unreached || end == all.size() ? null : older,
          unreached);
    }
  }

  @Override
  public @Nullable MemberView refresh(UUID memberId) {
    called("refresh", "");
    synchronized (this) {
      MemberView answer = refreshed.poll();
      boolean unheard = silent || status.link() == Link.OFFLINE;
      return answer != null ? answer : view(memberId, unheard ? null : now);
    }
  }

  private synchronized @Nullable MemberView view(UUID memberId, @Nullable Instant liveAt) {
    Held held = members.get(memberId);
    return held == null
        ? null
        : new MemberView(held.card, held.waiting, liveAt, now.minusSeconds(660), held.statement);
  }

  @Override
  public EnrolResult enrol(String typedPhone, String name, @Nullable String staff) {
    called("enrol", "");
    String country = shop == null ? "US" : shop.country();
    PhoneNumbers.Reading reading = new PhoneNumbers(country).read(typedPhone);
    if (!(reading instanceof PhoneNumbers.Reading.Good good)) {
      return new EnrolResult.BadPhone("enrol.phone-bad");
    }
    synchronized (this) {
      for (Held held : members.values()) {
        if (good.phone().equals(held.card.phone())) {
          return new EnrolResult.Existing(held.card.memberId());
        }
      }
      UUID id = member(name.isBlank() ? null : name, good.phone().e164(), null, 0);
      return new EnrolResult.Enrolled(id);
    }
  }

  @Override
  public RedeemResult redeem(
      UUID memberId, String reward, long cost, long baseVersion, @Nullable String staff) {
    return redeem(memberId, reward, cost, baseVersion, staff, null);
  }

  private synchronized RedeemResult redeemHere(
      UUID memberId,
      String reward,
      long cost,
      long baseVersion,
      @Nullable String staff,
      boolean overridden) {
    if (nextResult != null) {
      RedeemResult forced = nextResult;
      nextResult = null;
      return forced;
    }
    if (status.link() == Link.OFFLINE) {
      return new RedeemResult.Offline();
    }
    Held held = members.get(memberId);
    if (held.card.balance() < cost && !overridden) {
      long missing = cost - held.card.balance();
      return new RedeemResult.Refused(Refusal.SHORT, missing, live(held));
    }
    if (held.card.version() != baseVersion) {
      return new RedeemResult.Refused(Refusal.CHANGED_SINCE, 0, live(held));
    }
    held.card = moved(held.card, -cost);
    UUID op =
        row(
            memberId,
            now,
            EntryKind.REDEEM,
            -cost,
            reward,
            staff,
            List.of(),
            StatementRow.State.CONFIRMED);
    return new RedeemResult.Done(op, live(held));
  }

  @Override
  public RedeemResult reverse(
      UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff) {
    called("reverse", "");
    synchronized (this) {
      lastWord = staff + ": " + reason;
    }
    RedeemResult result = reverseHere(memberId, opId, reason, staff);
    tell(listener -> listener.memberChanged(memberId));
    return result;
  }

  private synchronized RedeemResult reverseHere(
      UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff) {
    if (nextResult != null) {
      RedeemResult forced = nextResult;
      nextResult = null;
      return forced;
    }
    if (status.link() == Link.OFFLINE) {
      return new RedeemResult.Offline();
    }
    Held held = members.get(memberId);
    for (int at = 0; at < held.statement.size(); at++) {
      StatementRow row = held.statement.get(at);
      if (row.opId().equals(opId)) {
        if (row.state() == StatementRow.State.REVERSED) {
          return new RedeemResult.Refused(Refusal.ALREADY_REVERSED, 0, live(held));
        }
        held.card = moved(held.card, -row.points());
        held.statement.set(at, row.reversedBy(new StatementRow.Reversal(now, staff, reason)));
        UUID op =
            row(
                memberId,
                now,
                EntryKind.REVERSE,
                -row.points(),
                null,
                staff,
                List.of(),
                StatementRow.State.CONFIRMED);
        return new RedeemResult.Done(op, live(held));
      }
    }
    return new RedeemResult.Refused(Refusal.UNKNOWN_ENTRY, 0, live(held));
  }

  @Override
  public RedeemResult adjust(
      UUID memberId, long points, String reason, @Nullable UUID settles, @Nullable String staff) {
    called("adjust", points + " " + reason);
    synchronized (this) {
      lastWord = staff + ": " + reason;
    }
    RedeemResult result = adjustHere(memberId, points, reason, staff);
    tell(listener -> listener.memberChanged(memberId));
    return result;
  }

  @Override
  public RedeemResult edit(
      UUID memberId,
      long baseProfileVersion,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String staff) {
    called("edit", name == null ? "" : name);
    RedeemResult result;
    synchronized (this) {
      RedeemResult forced = nextResult;
      nextResult = null;
      result =
          forced != null
              ? forced
              : status.link() == Link.OFFLINE
                  ? new RedeemResult.Offline()
                  : new RedeemResult.Done(id(), live(members.get(memberId)));
    }
    tell(listener -> listener.memberChanged(memberId));
    return result;
  }

  private synchronized RedeemResult adjustHere(
      UUID memberId, long points, String reason, @Nullable String staff) {
    if (nextResult != null) {
      RedeemResult forced = nextResult;
      nextResult = null;
      return forced;
    }
    if (status.link() == Link.OFFLINE) {
      return new RedeemResult.Offline();
    }
    Held held = members.get(memberId);
    if (held.card.balance() + points < 0) {
      return new RedeemResult.Refused(Refusal.SHORT, -(held.card.balance() + points), live(held));
    }
    held.card = moved(held.card, points);
    UUID op = id();
    held.statement.addFirst(
        new StatementRow(
            op,
            now,
            EntryKind.ADJUST,
            points,
            null,
            staff,
            List.of(),
            StatementRow.State.CONFIRMED,
            reason,
            false,
            null));
    return new RedeemResult.Done(op, live(held));
  }

  @Override
  public ClaimResult claim(UUID saleOpId, UUID memberId, @Nullable String staff) {
    called("claim", "");
    ClaimResult result = claimHere(saleOpId, memberId);
    tell(Listener::feedChanged);
    tell(listener -> listener.memberChanged(memberId));
    return result;
  }

  private synchronized ClaimResult claimHere(UUID saleOpId, UUID memberId) {
    if (nextClaim != null) {
      ClaimResult forced = nextClaim;
      nextClaim = null;
      return forced;
    }
    FeedSale sale = find(saleOpId);
    if (sale.memberId() != null) {
      return new ClaimResult.Refused(Refusal.SALE_TAKEN, sale.memberName(), null);
    }
    boolean online = status.link() != Link.OFFLINE;
    long points = sale.total().minor() / 100;
    give(sale, memberId, points, !online);
    return new ClaimResult.Claimed(Move.ADD, points, online);
  }

  @Override
  public RedeemResult move(
      UUID saleOpId,
      UUID toMember,
      String reason,
      Action.@Nullable Override override,
      @Nullable String staff) {
    called("move", override == null ? reason : reason + " by " + override.manager());
    RedeemResult result = moveHere(saleOpId, toMember);
    tell(Listener::feedChanged);
    tell(listener -> listener.memberChanged(null));
    return result;
  }

  private synchronized RedeemResult moveHere(UUID saleOpId, UUID toMember) {
    if (nextResult != null) {
      RedeemResult forced = nextResult;
      nextResult = null;
      return forced;
    }
    if (status.link() == Link.OFFLINE) {
      return new RedeemResult.Offline();
    }
    FeedSale sale = find(saleOpId);
    Held from = sale.memberId() == null ? null : members.get(sale.memberId());
    if (from != null) {
      from.card = moved(from.card, -sale.points());
    }
    give(sale, toMember, sale.points(), false);
    return new RedeemResult.Done(id(), live(members.get(toMember)));
  }

  private FeedSale find(UUID saleOpId) {
    return feed.stream().filter(sale -> sale.opId().equals(saleOpId)).findFirst().orElseThrow();
  }

  private void give(FeedSale sale, UUID memberId, long points, boolean provisional) {
    Held to = members.get(memberId);
    if (provisional) {
      to.waiting += points;
    } else {
      to.card = moved(to.card, points);
    }
    feed.set(
        feed.indexOf(sale),
        new FeedSale(
            sale.opId(),
            sale.key(),
            sale.at(),
            sale.total(),
            memberId,
            to.card.name(),
            Move.ADD,
            points,
            null,
            provisional,
            null,
            List.of()));
  }

  /** What the next claim answers, whatever it is about. */
  public synchronized void claimAnswers(ClaimResult result) {
    nextClaim = result;
  }

  @Override
  public NextSale nextSaleFor(UUID memberId, @Nullable String staff) {
    called("nextSaleFor", "");
    synchronized (this) {
      next = new NextSale(memberId, members.get(memberId).card.name(), now.plusSeconds(180));
    }
    tell(Listener::feedChanged);
    return next;
  }

  @Override
  public void cancelNextSale() {
    called("cancelNextSale", "");
    synchronized (this) {
      next = null;
    }
    tell(Listener::feedChanged);
  }

  @Override
  public synchronized @Nullable NextSale nextSale() {
    return next;
  }

  /** The sale that somebody waited for has come. */
  public void nextSaleCame() {
    synchronized (this) {
      next = null;
    }
    tell(Listener::feedChanged);
  }

  @Override
  public synchronized List<HeldSale> held(int limit) {
    return held.stream().limit(limit).toList();
  }

  @Override
  public RedeemResult settle(
      UUID holdId, boolean release, @Nullable String reason, @Nullable String staff) {
    called("settle", (release ? "release " : "reject ") + (reason == null ? "" : reason));
    RedeemResult result = settleHere(holdId, release);
    tell(Listener::statusChanged);
    tell(listener -> listener.memberChanged(null));
    return result;
  }

  private synchronized RedeemResult settleHere(UUID holdId, boolean release) {
    if (nextResult != null) {
      RedeemResult forced = nextResult;
      nextResult = null;
      return forced;
    }
    if (status.link() == Link.OFFLINE) {
      return new RedeemResult.Offline();
    }
    for (HeldSale hold : held) {
      if (hold.holdId().equals(holdId)) {
        Held member = members.get(hold.memberId());
        if (release) {
          member.card = moved(member.card, hold.points());
        }
        held.remove(hold);
        return new RedeemResult.Done(id(), live(member));
      }
    }
    return new RedeemResult.Refused(Refusal.HOLD_SETTLED, 0, null);
  }

  private static LiveBalance live(Held held) {
    return new LiveBalance(held.card.memberId(), held.card.balance(), 0, held.card.version());
  }

  private static MemberCard moved(MemberCard card, long points) {
    return new MemberCard(
        card.memberId(),
        card.number(),
        card.phone(),
        card.name(),
        card.externalNumber(),
        card.profileVersion(),
        card.balance() + points,
        card.held(),
        card.version() + 1,
        card.sales(),
        card.largestSale());
  }

  @Override
  public List<FeedSale> feed(int limit) {
    called("feed", "");
    synchronized (this) {
      return feed.stream().limit(limit).toList();
    }
  }

  @Override
  public synchronized DeskStatus status() {
    return status;
  }

  @Override
  public void listen(Listener listener) {
    called("listen", "");
    synchronized (this) {
      listeners.add(listener);
    }
  }
}
