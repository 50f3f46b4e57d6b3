package regulars.counter.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
import regulars.counter.sync.Changes;
import regulars.counter.sync.Courier;
import regulars.counter.sync.ShopNow;
import regulars.model.member.Phone;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Claims;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/**
 * Where tills hand in their sales. Each batch is one database transaction: raw input, operation and
 * provisional move of every sale, or nothing at all. Once a method returns, what it stored survives
 * a power cut, and the till may be told so.
 *
 * <p>Every method throws {@link StoreException} when the disk is full or fails; then nothing was
 * stored and nothing may be acknowledged. They wait for the disk. Safe for use by several threads.
 */
public final class SaleDesk {
  /** Most sales in one batch: bounds memory and the time others wait for the database. */
  public static final int MOST_SALES = 500;

  private final CounterStore store;
  private final Mirror mirror;
  private final ShopNow shopNow;
  private final Authoring authoring;
  private final Changes changes;
  private final Courier courier;
  private final NextSales next = new NextSales();

  /** A desk over these databases; {@code courier} is nudged when something new waits. */
  public SaleDesk(
      CounterStore store,
      Mirror mirror,
      ShopNow shopNow,
      Authoring authoring,
      Changes changes,
      Courier courier) {
    this.store = store;
    this.mirror = mirror;
    this.shopNow = shopNow;
    this.authoring = authoring;
    this.changes = changes;
    this.courier = courier;
  }

  /**
   * A member of an older system's list.
   *
   * @param externalNumber the number it used, at most 64 characters
   * @param name null when it had none
   * @param phone null when it had none
   */
  public record ListedMember(String externalNumber, @Nullable String name, @Nullable Phone phone) {}

  /**
   * Stores sales, at most {@link #MOST_SALES}, in their order.
   *
   * @return what became of each, in the same order
   */
  public List<Recorded> record(List<IncomingSale> sales) {
    atMost(sales.size());
    NextSales.Armed before = next.now(authoring.now());
    AtomicReference<@Nullable Intake> intake = new AtomicReference<>();
    List<Recorded> recorded;
    try {
      recorded =
          store((tables, m) -> {
            Intake taking = new Intake(tables, m, authoring, shopNow.rules(), next);
            intake.set(taking);
            return taking.takeIn(sales);
          });
    } catch (StoreException e) {
      Intake taken = intake.get();
      if (taken != null && taken.paired()) {
        next.again(before);
      }
      throw e;
    }
    if (recorded.stream().anyMatch(one -> one != Recorded.DUPLICATE)) {
      courier.nudge();
      changes.feedChanged();
      changes.memberChanged(null);
      changes.statusChanged();
    }
    return recorded;
  }

  /**
   * Enrols members of an older system's list, at most {@link #MOST_SALES}, without asking the
   * server; who is known here by the older number is left as they are.
   *
   * @return for each whether they are new here, in the same order
   */
  public List<Boolean> enrol(List<ListedMember> members) {
    atMost(members.size());
    List<Boolean> added =
        store((tables, m) -> {
          List<Boolean> each = new ArrayList<>();
          for (ListedMember member : members) {
            each.add(enrol(tables, m, member));
          }
          return each;
        });
    if (added.contains(true)) {
      courier.nudge();
      changes.memberChanged(null);
      changes.statusChanged();
    }
    return added;
  }

  private boolean enrol(Tables tables, MirrorReader m, ListedMember member) {
    String number = member.externalNumber();
    if (m.byExternalNumber(number) != null
        || tables.newMembers().byExternalNumber(number) != null) {
      return false;
    }
    NewMember made = new NewMember(authoring.memberId(), member.phone(), member.name(), number);
    long opSeq =
        tables
            .ops()
            .add(
                new Action.Enrol(made.memberId(), made.phone(), made.name(), number),
                /* staff= */ null,
                made.memberId(),
                /* points= */ 0,
                /* asked= */ false)
            .opSeq();
    tables.newMembers().add(made, opSeq);
    return true;
  }

  /**
   * Keeps input that gave no sale, so that its sender can be told and the owner can look.
   *
   * @param source which set-up of the counter it came through
   * @param raw the bytes as they came
   * @param outcome what is wrong with them, or what they were, in a few words
   */
  public void keep(String source, byte[] raw, String outcome) {
    store((tables, m) -> {
      tables.raw().add(source, authoring.now(), raw, outcome);
      tables.raw().prune(authoring.now(), 1);
      return true;
    });
  }

  /**
   * A sale that somebody may give to a member.
   *
   * @param claim the operation that asks for it; null when it can't be claimed
   * @param refusal why it can't be; null when it was
   * @param owner whose it is instead; null when nobody's
   */
  public record Claim(
      @Nullable UUID claim,
      @Nullable Refusal refusal,
      @Nullable UUID owner,
      Move move,
      long points) {
    static Claim refused(Refusal refusal, @Nullable UUID owner) {
      return new Claim(null, refusal, owner, Move.SKIP, 0);
    }
  }

  /**
   * Gives a sale of nobody to a member, as far as this counter is concerned; the server decides
   * once it hears of it.
   *
   * @param saleOpId the operation that recorded the sale
   */
  public Claim claim(UUID saleOpId, UUID memberId, @Nullable String staff) {
    Claim claim = store((tables, m) -> claim(tables, m, saleOpId, memberId, staff));
    if (claim.claim() != null) {
      courier.nudge();
      changes.feedChanged();
      changes.memberChanged(memberId);
      changes.statusChanged();
    }
    return claim;
  }

  private Claim claim(
      Tables tables, MirrorReader m, UUID saleOpId, UUID memberId, @Nullable String staff) {
    SoldHere sold = tables.sales().find(saleOpId);
    LoggedOp logged = tables.ops().find(saleOpId);
    if (sold == null || sold.key().kind() != SaleKind.SALE || sold.refusal() != null) {
      return Claim.refused(Refusal.UNKNOWN_SALE, null);
    }
    if (sold.memberId() != null || sold.move() != Move.SKIP) {
      return Claim.refused(Refusal.SALE_TAKEN, sold.memberId());
    }
    if (!Claims.inTime(sold.at(), authoring.now())) {
      return Claim.refused(Refusal.TOO_LATE, null);
    }
    Provisional move =
        logged != null && logged.operation().action() instanceof Action.RecordSale record
            ? Provisional.sale(shopNow.rules(), new Standing(m, tables).of(memberId), record.sale())
            : Provisional.NOTHING;
    Action action = new Action.ClaimSale(sold.key(), memberId);
    UUID claim =
        tables.ops().add(action, staff, memberId, move.effect(), /* asked= */ false).opId();
    tables
        .sales()
        .claimed(saleOpId, claim, memberId, move.move(), move.points(), move.detail(), move.why());
    return new Claim(claim, null, null, move.move(), move.points());
  }

  /**
   * From now on the next sale without a member is this member's, for three minutes, once.
   *
   * @param staff who says so; null when nobody is signed in
   * @return until when
   */
  public Instant nextFor(UUID memberId, @Nullable String staff) {
    Instant until = next.arm(memberId, staff, authoring.now()).until();
    changes.feedChanged();
    return until;
  }

  /** The next sale is nobody's any more. */
  public void cancelNext() {
    next.cancel();
    changes.feedChanged();
  }

  /**
   * Somebody whose the next sale is.
   *
   * @param memberId who
   * @param until it is theirs if it comes by then
   */
  public record Next(UUID memberId, Instant until) {}

  /** Whose the next sale is; null when nobody's. */
  public @Nullable Next next() {
    NextSales.Armed armed = next.now(authoring.now());
    return armed == null ? null : new Next(armed.memberId(), armed.until());
  }

  private interface Work<T> {
    T with(Tables tables, MirrorReader mirror);
  }

  private <T> T store(Work<T> work) {
    boolean inTrouble = store.trouble() != null;
    try {
      Function<MirrorReader, T> inOne = m -> store.write(tables -> work.with(tables, m));
      T result = mirror.read(inOne);
      if (inTrouble) {
        changes.statusChanged();
      }
      return result;
    } catch (StoreException e) {
      changes.statusChanged();
      throw e;
    }
  }

  private static void atMost(int size) {
    if (size > MOST_SALES) {
      throw new IllegalArgumentException("at most " + MOST_SALES + " at once, not " + size);
    }
  }
}
