package regulars.counter.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.counter.sqlite.SoldHere;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Connection;
import regulars.counter.sync.Courier;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.ShopNow;
import regulars.counter.till.SaleDesk;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.rules.Rules;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldChanged;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Move;
import regulars.model.sync.Operation;
import regulars.model.sync.Refusal;

/**
 * The desk over this counter's own databases. Everything but redeeming and reversing works with the
 * server stopped. Safe for use by several threads.
 */
public final class LocalDesk implements Desk {
  private static final int LONGEST_NAME = 80;

  /** So often a view is put together again because the mirror changed under it. */
  private static final int TRIES = 3;

  private final CounterStore store;
  private final Mirror mirror;
  private final ShopNow shopNow;
  private final Authoring authoring;
  private final Clock clock;
  private final ServerLink link;
  private final Courier courier;
  private final Connection connection;
  private final Listeners listeners;
  private final SaleDesk sales;
  private final Pinpad pinpad;
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
    this.authoring = authoring;
    this.clock = clock;
    this.link = link;
    this.courier = courier;
    this.connection = connection;
    this.listeners = listeners;
    this.sales = sales;
    this.pinpad = new Pinpad(store, shopNow, clock);
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
    return troubled(() -> pinpad.check(staffId, pin));
  }

  /** Something that is put together from both databases. */
  private interface Question<T extends @Nullable Object> {
    T ask(MirrorReader mirror, Tables tables);
  }

  /**
   * Asks both databases as of one moment: points that went from "waits" to "confirmed" in between
   * would be shown twice or not at all.
   */
  private <T extends @Nullable Object> T ask(Question<T> question) {
    for (int i = 1; ; i++) {
      long before = mirror.changes();
      T answer = mirror.read(m -> store.read(tables -> question.ask(m, tables)));
      if (mirror.changes() == before || i == TRIES) {
        return answer;
      }
    }
  }

  @Override
  public List<FoundMember> lookUp(String typed, int limit) {
    return ask((m, tables) ->
        new LookUp(m, tables.newMembers(), shopNow.phones(), limit)
            .find(typed).stream().map(card -> found(card, tables)).toList());
  }

  @Override
  public @Nullable UUID byCard(String scanned) {
    return ask((m, tables) ->
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
    return ask((m, tables) -> views(m, tables).stored(memberId)).orElse(null);
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
    return ask((m, tables) -> views(m, tables).live(live, clock.instant()));
  }

  @Override
  public StatementPage statement(UUID memberId, StatementPage.Place before) {
    UUID known = known(memberId);
    StatementPage here = ask((m, tables) -> views(m, tables).page(known, before));
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
      return new StatementPage(List.of(), Set.of(), null, true);
    }
  }

  private UUID known(UUID memberId) {
    return ask((m, tables) -> MemberViews.known(m, tables, memberId));
  }

  @Override
  public EnrolResult enrol(String typedPhone, String name, @Nullable String staff) {
    PhoneNumbers phones = shopNow.phones();
    if (phones == null) {
      return new EnrolResult.BadPhone("phone.no-shop-yet");
    }
    return switch (phones.read(typedPhone)) {
      case PhoneNumbers.Reading.Bad bad ->
          new EnrolResult.BadPhone(
              "phone." + bad.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case PhoneNumbers.Reading.Good good -> enrol(good.phone(), written(name), staff);
    };
  }

  private static @Nullable String written(String name) {
    String written = name.strip().replaceAll("\\s+", " ");
    if (written.isEmpty()) {
      return null;
    }
    return written.length() <= LONGEST_NAME
        ? written
        : written.substring(0, written.offsetByCodePoints(0, codePoints(written))).strip();
  }

  /** How many whole characters of an overlong name fit. */
  private static int codePoints(String overlong) {
    int end = Character.isHighSurrogate(overlong.charAt(LONGEST_NAME - 1)) ? 1 : 0;
    return overlong.codePointCount(0, LONGEST_NAME - end);
  }

  private EnrolResult enrol(Phone phone, @Nullable String name, @Nullable String staff) {
    EnrolResult result =
        troubled(() ->
            mirror.read(m -> {
              MemberCard card = m.byPhone(phone);
              return card != null
                  ? new EnrolResult.Existing(card.memberId())
                  : store.write(tables -> enrol(tables, phone, name, staff));
            }));
    courier.nudge();
    if (result instanceof EnrolResult.Enrolled enrolled) {
      listeners.memberChanged(enrolled.memberId());
    }
    listeners.statusChanged();
    return result;
  }

  private EnrolResult enrol(
      Tables tables, Phone phone, @Nullable String name, @Nullable String staff) {
    NewMember before = tables.newMembers().byPhone(phone);
    if (before != null && before.name() != null) {
      return new EnrolResult.Existing(before.memberId());
    }
    // Somebody whom only a waiting sale makes so far: the server may refuse it, and knows no name.
    UUID memberId = before == null ? authoring.memberId() : before.memberId();
    Action enrol = new Action.Enrol(memberId, phone, name, null);
    Operation operation = tables.ops().add(enrol, staff, memberId, 0, /* asked= */ false);
    tables.newMembers().add(new NewMember(memberId, phone, name, null), operation.opSeq());
    return before == null ? new EnrolResult.Enrolled(memberId) : new EnrolResult.Existing(memberId);
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
    return request(
        known, new Action.Redeem(known, baseVersion, reward, cost, null, override), staff);
  }

  @Override
  public RedeemResult reverse(
      UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff) {
    UUID known = known(memberId);
    return request(known, new Action.Reverse(known, opId, reason), staff);
  }

  @Override
  public List<HeldSale> held(int limit) {
    return ask(
        (m, tables) -> m.waitingHolds(limit).stream().map(hold -> held(hold, m, tables)).toList());
  }

  private static HeldSale held(HoldChanged hold, MirrorReader m, Tables tables) {
    MemberCard mirrored = m.member(hold.memberId());
    MemberCard card =
        mirrored == null ? null : MemberViews.newest(mirrored, tables.told().of(hold.memberId()));
    return new HeldSale(
        hold.holdId(),
        hold.memberId(),
        card == null ? null : card.name(),
        card == null ? null : card.phone(),
        hold.sale(),
        hold.reason(),
        hold.points(),
        hold.usualLargest(),
        card == null ? 0 : card.sales(),
        card == null ? 0 : card.available());
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
    return request(hold.memberId(), action, staff);
  }

  @Override
  public ClaimResult claim(UUID saleOpId, UUID memberId, @Nullable String staff) {
    SaleDesk.Claim claim = troubled(() -> sales.claim(saleOpId, known(memberId), staff));
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
    return ask((m, tables) -> Optional.ofNullable(name(memberId, m, tables, new HashMap<>())))
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
        request(known, new Action.MoveSale(sold.key(), known, reason, override), staff);
    listeners.feedChanged();
    listeners.memberChanged(null);
    return result;
  }

  @Override
  public NextSale nextSaleFor(UUID memberId) {
    UUID known = known(memberId);
    return new NextSale(known, nameOf(known), sales.nextFor(known));
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

  /**
   * Asks the server for something that it may refuse. Nothing is stored unless the server was heard
   * a moment ago; what is stored is answered, or withdrawn.
   */
  private RedeemResult request(UUID memberId, Action action, @Nullable String staff) {
    try {
      link.member(memberId);
    } catch (LinkException e) {
      return new RedeemResult.Offline();
    }
    Operation operation =
        troubled(() ->
            store.write(tables -> tables.ops().add(action, staff, memberId, 0, /* asked= */ true)));
    Answer answer = courier.carry(operation.opId());
    if (answer == null) {
      answer = troubled(() -> store.write(tables -> answerOrWithdraw(tables, operation.opId())));
    }
    listeners.memberChanged(memberId);
    return switch (answer) {
      case null -> new RedeemResult.NotConfirmed();
      case Answer.Applied applied -> new RedeemResult.Done(applied.opId(), live(applied));
      case Answer.Refused refused ->
          new RedeemResult.Refused(
              refused.code(), refused.missing(), refused.live(), refused.happened());
    };
  }

  private static @Nullable Answer answerOrWithdraw(Tables tables, UUID opId) {
    LoggedOp op = tables.ops().find(opId);
    if (op != null && op.answer() != null) {
      return op.answer();
    }
    tables.ops().withdraw(opId);
    return null;
  }

  private static LiveBalance live(Answer.Applied applied) {
    LiveBalance live = applied.live();
    if (live == null) {
      throw new IllegalStateException("operation " + applied.opId() + " was applied to nobody");
    }
    return live;
  }

  /** Says so on the screen when the disk is in trouble. */
  private <T extends @Nullable Object> T troubled(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      listeners.statusChanged();
      throw e;
    }
  }

  @Override
  public List<FeedSale> feed(int limit) {
    return ask((m, tables) -> {
      Map<UUID, MemberCard> cards = new HashMap<>();
      return tables.sales().latest(limit).stream()
          .map(sold -> feedSale(sold, m, tables, cards))
          .toList();
    });
  }

  private static FeedSale feedSale(
      SoldHere sold, MirrorReader m, Tables tables, Map<UUID, MemberCard> cards) {
    UUID memberId = sold.memberId() == null ? null : tables.newMembers().known(sold.memberId());
    return new FeedSale(
        sold.opId(),
        sold.key(),
        sold.at(),
        sold.total(),
        memberId,
        memberId == null ? null : name(memberId, m, tables, cards),
        sold.move(),
        sold.points(),
        sold.detail(),
        sold.provisional(),
        sold.refusal(),
        sold.why());
  }

  private static @Nullable String name(
      UUID memberId, MirrorReader m, Tables tables, Map<UUID, MemberCard> cards) {
    MemberCard card = cards.get(memberId);
    if (card == null) {
      card = m.member(memberId);
      if (card != null) {
        cards.put(memberId, card);
      }
    }
    if (card != null) {
      return card.name();
    }
    NewMember made = tables.newMembers().find(memberId);
    return made == null ? null : made.name();
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
        tills.get());
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
