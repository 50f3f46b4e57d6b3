package regulars.counter.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.SoldHere;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Connection;
import regulars.counter.sync.Courier;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.ShopNow;
import regulars.counter.till.SaleDesk;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.rules.Rules;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldChanged;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/**
 * The desk over this counter's own databases. Everything but redeeming and reversing works with the
 * server stopped. Safe for use by several threads.
 */
public final class LocalDesk implements Desk {
  private final CounterStore store;
  private final Mirror mirror;
  private final ShopNow shopNow;
  private final Clock clock;
  private final ServerLink link;
  private final Courier courier;
  private final Connection connection;
  private final Listeners listeners;
  private final SaleDesk sales;
  private final Pinpad pinpad;
  private final BothFiles files;
  private final Enrolments enrolments;
  private final Requests requests;
  private volatile Supplier<List<DeskStatus.TillStatus>> tills = List::of;

  /** A desk; {@code courier} takes to the server what a person waits for. */
  public LocalDesk(
      CounterStore store,
      Mirror mirror,
      ShopNow shopNow,
      Authoring authoring,
      Clock clock,
      ServerLink link,
      Courier courier,
      Connection connection,
      Listeners listeners,
      SaleDesk sales) {
    this.store = store;
    this.mirror = mirror;
    this.shopNow = shopNow;
    this.clock = clock;
    this.link = link;
    this.courier = courier;
    this.connection = connection;
    this.listeners = listeners;
    this.sales = sales;
    this.pinpad = new Pinpad(store, shopNow, clock);
    this.files = new BothFiles(store, mirror);
    this.enrolments = new Enrolments(store, mirror, shopNow, authoring, courier, listeners);
    this.requests = new Requests(store, link, courier, listeners);
  }

  /** Asks {@code source} from now on what the status says about tills; it must not wait. */
  public void tills(Supplier<List<DeskStatus.TillStatus>> source) {
    this.tills = source;
  }

  @Override
  public @Nullable Shop shop() {
    return shopNow.shop();
  }

  @Override
  public @Nullable Rules rules() {
    return shopNow.rules();
  }

  @Override
  public List<Staff> staff() {
    return shopNow.staff().stream()
        .map(staff -> new Staff(staff.id(), staff.name(), staff.role(), staff.active(), null))
        .toList();
  }

  @Override
  public PinCheck checkPin(String staffId, String pin) {
    return listeners.troubled(() -> pinpad.check(staffId, pin));
  }

  @Override
  public List<FoundMember> lookUp(String typed, int limit) {
    return files.ask((m, tables) ->
        new LookUp(m, tables.newMembers(), shopNow.phones(), limit)
            .find(typed).stream().map(card -> found(card, tables)).toList());
  }

  @Override
  public @Nullable UUID byCard(String scanned) {
    return files
        .ask((m, tables) ->
            Optional.ofNullable(
                new LookUp(m, tables.newMembers(), shopNow.phones(), 1).card(scanned.strip())))
        .orElse(null);
  }

  private FoundMember found(MemberCard card, Tables tables) {
    MemberCard newest = MemberViews.newest(card, tables.told().of(card.memberId()));
    long waiting = store.queue().waiting() == 0 ? 0 : tables.ops().waitingPoints(card.memberId());
    return new FoundMember(
        newest.memberId(),
        newest.name(),
        newest.phone(),
        newest.number(),
        newest.balance(),
        waiting);
  }

  @Override
  public @Nullable MemberView open(UUID memberId) {
    return files.ask((m, tables) -> views(m, tables).stored(memberId)).orElse(null);
  }

  private MemberViews views(MirrorReader m, Tables tables) {
    return new MemberViews(m, tables, connection.standing().caughtUpAt());
  }

  @Override
  public @Nullable MemberView refresh(UUID memberId) {
    LiveMember live;
    try {
      live = link.member(known(memberId));
    } catch (LinkException e) {
      return open(memberId);
    }
    if (live == null) {
      return open(memberId); // Made here, and not yet sent.
    }
    return files.ask((m, tables) -> views(m, tables).live(live, clock.instant()));
  }

  @Override
  public StatementPage statement(UUID memberId, StatementPage.Place before) {
    UUID known = known(memberId);
    StatementPage here = files.ask((m, tables) -> views(m, tables).page(known, before));
    if (!here.rows().isEmpty() || here.older() == null) {
      return here;
    }
    try {
      LiveMember live =
          before.version() == Long.MAX_VALUE
              ? link.member(known)
              : link.memberBefore(known, before.version());
      return MemberViews.page(live == null ? List.of() : live.latest());
    } catch (LinkException e) {
      return new StatementPage(List.of(), Map.of(), null, true);
    }
  }

  private UUID known(UUID memberId) {
    return files.ask((m, tables) -> MemberViews.known(m, tables, memberId));
  }

  @Override
  public EnrolResult enrol(String typedPhone, String name, @Nullable String staff) {
    return enrolments.enrol(typedPhone, name, staff);
  }

  @Override
  public RedeemResult redeem(
      UUID memberId, String reward, long cost, long baseVersion, @Nullable String staff) {
    return redeem(memberId, reward, cost, baseVersion, staff, null);
  }

  @Override
  public RedeemResult redeem(
      UUID memberId,
      String reward,
      long cost,
      long baseVersion,
      @Nullable String staff,
      Action.@Nullable Override override) {
    UUID known = known(memberId);
    return requests.ask(
        known, new Action.Redeem(known, baseVersion, reward, cost, null, override), staff);
  }

  @Override
  public RedeemResult reverse(
      UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff) {
    UUID known = known(memberId);
    return requests.ask(known, new Action.Reverse(known, opId, reason), staff);
  }

  @Override
  public RedeemResult adjust(
      UUID memberId, long points, String reason, @Nullable UUID settles, @Nullable String staff) {
    UUID known = known(memberId);
    return requests.ask(known, new Action.Adjust(known, points, reason, settles), staff);
  }

  @Override
  public RedeemResult edit(
      UUID memberId,
      long baseProfileVersion,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String staff) {
    UUID known = known(memberId);
    return requests.ask(
        known, new Action.ChangeMember(known, baseProfileVersion, phone, name), staff);
  }

  @Override
  public List<HeldSale> held(int limit) {
    return files.ask((m, tables) ->
        m.waitingHolds(limit).stream().map(hold -> TillRows.held(hold, m, tables)).toList());
  }

  @Override
  public RedeemResult settle(
      UUID holdId, boolean release, @Nullable String reason, @Nullable String staff) {
    HoldChanged hold = mirror.read(m -> m.hold(holdId));
    if (hold == null) {
      return new RedeemResult.Refused(Refusal.UNKNOWN_HOLD, 0, null);
    }
    Action action =
        release ? new Action.ReleaseHold(holdId, reason) : new Action.RejectHold(holdId, reason);
    return requests.ask(hold.memberId(), action, staff);
  }

  @Override
  public ClaimResult claim(UUID saleOpId, UUID memberId, @Nullable String staff) {
    SaleDesk.Claim claim = listeners.troubled(() -> sales.claim(saleOpId, known(memberId), staff));
    if (claim.refusal() != null) {
      return new ClaimResult.Refused(claim.refusal(), nameOf(claim.owner()), null);
    }
    Answer answer =
        claim.claim() == null || connection.standing().state() == Connection.State.OFFLINE
            ? null
            : courier.carry(claim.claim());
    return switch (answer) {
      case null -> new ClaimResult.Claimed(claim.move(), claim.points(), false);
      case Answer.Applied applied ->
          new ClaimResult.Claimed(
              applied.move() == null ? Move.ADD : applied.move(), applied.points(), true);
      case Answer.Refused refused -> {
        LiveBalance owner = refused.code() == Refusal.SALE_TAKEN ? refused.live() : null;
        yield new ClaimResult.Refused(
            refused.code(), nameOf(owner == null ? null : owner.memberId()), refused.happened());
      }
    };
  }

  private @Nullable String nameOf(@Nullable UUID memberId) {
    if (memberId == null) {
      return null;
    }
    return files
        .ask(
            (m, tables) -> Optional.ofNullable(TillRows.name(memberId, m, tables, new HashMap<>())))
        .orElse(null);
  }

  @Override
  public RedeemResult move(
      UUID saleOpId,
      UUID toMember,
      String reason,
      Action.@Nullable Override override,
      @Nullable String staff) {
    SoldHere sold = store.read(tables -> tables.sales().find(saleOpId));
    if (sold == null) {
      return new RedeemResult.Refused(Refusal.UNKNOWN_SALE, 0, null);
    }
    UUID known = known(toMember);
    RedeemResult result =
        requests.ask(known, new Action.MoveSale(sold.key(), known, reason, override), staff);
    listeners.feedChanged();
    listeners.memberChanged(null);
    return result;
  }

  @Override
  public NextSale nextSaleFor(UUID memberId, @Nullable String staff) {
    UUID known = known(memberId);
    return new NextSale(known, nameOf(known), sales.nextFor(known, staff));
  }

  @Override
  public void cancelNextSale() {
    sales.cancelNext();
  }

  @Override
  public @Nullable NextSale nextSale() {
    SaleDesk.Next next = sales.next();
    return next == null
        ? null
        : new NextSale(next.memberId(), nameOf(next.memberId()), next.until());
  }

  @Override
  public List<FeedSale> feed(int limit) {
    return files.ask((m, tables) -> {
      Map<UUID, MemberCard> cards = new HashMap<>();
      return tables.sales().latest(limit).stream()
          .map(sold -> TillRows.sale(sold, m, tables, cards))
          .toList();
    });
  }

  @Override
  public DeskStatus status() {
    Connection.Standing standing = connection.standing();
    CounterStore.Queue queue = store.queue();
    return new DeskStatus(
        switch (standing.state()) {
          case ONLINE -> DeskStatus.Link.ONLINE;
          case CATCHING_UP -> DeskStatus.Link.CATCHING_UP;
          case OFFLINE -> DeskStatus.Link.OFFLINE;
        },
        standing.since(),
        queue.waiting(),
        queue.oldest(),
        connection.skewMillis(),
        shopNow.holds(),
        problem(),
        tills.get(),
        shopNow.inbox(),
        connection.waitedFor());
  }

  private @Nullable String problem() {
    return switch (store.trouble()) {
      case FULL -> "problem.disk-full";
      case BROKEN -> "problem.disk-broken";
      case null, default -> {
        Connection.Problem problem = connection.problem();
        yield problem == null ? null : problem.messageKey();
      }
    };
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }
}
