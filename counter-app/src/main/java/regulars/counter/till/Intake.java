package regulars.counter.till;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.counter.sqlite.SoldHere;
import regulars.counter.sqlite.Tables;
import regulars.model.earn.MemberState;
import regulars.model.earn.SkipReason;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Operation;

/**
 * Takes in a batch of sales within one transaction of {@code counter.db}; each sale sees those
 * before it. Used for one batch.
 */
final class Intake {
  private final Tables tables;
  private final MirrorReader mirror;
  private final Authoring authoring;
  private final @Nullable Rules rules;
  private final NextSales next;
  private boolean paired;
  private final Standing standing;

  Intake(
      Tables tables,
      MirrorReader mirror,
      Authoring authoring,
      @Nullable Rules rules,
      NextSales next) {
    this.tables = tables;
    this.mirror = mirror;
    this.authoring = authoring;
    this.rules = rules;
    this.next = next;
    this.standing = new Standing(mirror, tables);
  }

  /**
   * Whose sale it is.
   *
   * @param memberId null when nobody known
   * @param card null when the mirror does not have them yet
   * @param joins made a member by this very sale
   */
  private record Who(@Nullable UUID memberId, @Nullable MemberCard card, boolean joins) {
    static final Who NOBODY = new Who(null, null, false);
  }

  /** Whether one of them was given to whoever waited for the next sale. */
  boolean paired() {
    return paired;
  }

  List<Recorded> takeIn(List<IncomingSale> sales) {
    List<Recorded> recorded = sales.stream().map(this::takeIn).toList();
    tables.raw().prune(authoring.now(), sales.size());
    return recorded;
  }

  private Recorded takeIn(IncomingSale incoming) {
    Recorded recorded =
        switch (tables.sales().seen(incoming.sale())) {
          case NEVER -> Recorded.NEW;
          case BEFORE -> Recorded.DUPLICATE;
          case WITH_ANOTHER_TOTAL -> Recorded.CONFLICT;
        };
    if (recorded != Recorded.DUPLICATE) {
      Sale sale = incoming.sale();
      NextSales.Taken taken =
          recorded == Recorded.NEW
              ? next.paired(sale, authoring.now())
              : new NextSales.Taken(sale, null);
      paired |= taken.sale() != sale;
      add(taken.sale(), taken.staff(), recorded);
      tables.raw().add(incoming.source(), authoring.now(), incoming.raw(), recorded.name());
    }
    return recorded;
  }

  private void add(Sale sale, @Nullable String staff, Recorded recorded) {
    Who who = who(sale);
    SoldHere before = sale.takesBack() ? original(sale) : null;
    UUID memberId = who.memberId() == null && before != null ? before.memberId() : who.memberId();
    Provisional move =
        recorded == Recorded.NEW ? decide(sale, who, memberId, before) : Provisional.NOTHING;
    UUID ifNew = memberId == null ? authoring.memberId() : memberId;
    Operation operation =
        tables
            .ops()
            .add(
                new Action.RecordSale(ifNew, sale),
                staff,
                memberId,
                move.effect(),
                /* asked= */ false);
    if (who.joins() && sale.buyer() instanceof Buyer.ByPhone byPhone) {
      tables.newMembers().add(new NewMember(ifNew, byPhone.phone(), null, null), operation.opSeq());
    }
    tables
        .sales()
        .add(
            sale,
            operation.opId(),
            memberId,
            move.move(),
            move.points(),
            move.detail(),
            move.why());
  }

  private Who who(Sale sale) {
    return switch (sale.buyer()) {
      case Buyer.Nobody nobody -> Who.NOBODY;
      case Buyer.ByPhone byPhone -> byPhone(byPhone.phone(), sale.key().kind() == SaleKind.SALE);
      case Buyer.ByNumber byNumber -> mirrored(mirror.bySerial(byNumber.number().serial()));
      case Buyer.ByExternalNumber external -> byExternalNumber(external.number());
      case Buyer.ById byId -> {
        MemberCard card = mirror.member(byId.memberId());
        if (card != null) {
          yield mirrored(card);
        }
        UUID memberId = tables.newMembers().known(byId.memberId());
        yield new Who(memberId, mirror.member(memberId), false);
      }
    };
  }

  private static Who mirrored(@Nullable MemberCard card) {
    return card == null ? Who.NOBODY : new Who(card.memberId(), card, false);
  }

  private Who byPhone(Phone phone, boolean mayJoin) {
    MemberCard card = mirror.byPhone(phone);
    if (card != null) {
      return mirrored(card);
    }
    NewMember made = tables.newMembers().byPhone(phone);
    if (made != null) {
      return new Who(made.memberId(), null, false);
    }
    return mayJoin ? new Who(authoring.memberId(), null, true) : Who.NOBODY;
  }

  private Who byExternalNumber(String number) {
    MemberCard card = mirror.byExternalNumber(number);
    if (card != null) {
      return mirrored(card);
    }
    NewMember made = tables.newMembers().byExternalNumber(number);
    return made == null ? Who.NOBODY : new Who(made.memberId(), null, false);
  }

  private Provisional decide(
      Sale sale, Who who, @Nullable UUID memberId, @Nullable SoldHere before) {
    if (sale.takesBack()) {
      MemberState state = memberId == null ? MemberState.NEW : standing.of(memberId);
      return Provisional.takeBack(rules, state, before == null ? null : known(before), sale);
    }
    if (memberId == null) {
      return Provisional.skip(
          sale.buyer() instanceof Buyer.Nobody ? SkipReason.NO_MEMBER : SkipReason.UNKNOWN_NUMBER);
    }
    return Provisional.sale(rules, who.joins() ? MemberState.NEW : standing.of(memberId), sale);
  }

  /** A void usually carries its sale's own ticket number and says no more. */
  private @Nullable SoldHere original(Sale sale) {
    Sale.Original named = sale.original();
    if (named != null) {
      return tables.sales().original(sale.key().till(), named.businessDay(), named.ticket());
    }
    return sale.key().kind() == SaleKind.VOID
        ? tables.sales().original(sale.key().till(), sale.key().businessDay(), sale.key().ticket())
        : null;
  }

  private Provisional.@Nullable Original known(SoldHere before) {
    Sale sale = sale(before.opId());
    if (sale == null) {
      return null;
    }
    List<SoldHere> earlier = tables.sales().takenBackFrom(before);
    long taken = -earlier.stream().mapToLong(SoldHere::points).sum();
    List<Sale> refunds =
        earlier.stream().map(refund -> sale(refund.opId())).filter(Objects::nonNull).toList();
    return new Provisional.Original(sale, before.move(), refunds, taken);
  }

  private @Nullable Sale sale(UUID opId) {
    LoggedOp op = tables.ops().find(opId);
    return op != null && op.operation().action() instanceof Action.RecordSale record
        ? record.sale()
        : null;
  }
}
