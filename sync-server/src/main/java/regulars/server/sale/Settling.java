package regulars.server.sale;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action.RejectHold;
import regulars.model.sync.Action.ReleaseHold;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldState;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/** A manager decides about a sale that waits. */
public final class Settling {
  private final WriteTransaction tx;
  private final Members members;
  private final Program program;
  private final Terms terms;
  private final Refunds refunds;
  private final SaleWriter writer;

  /** For one commit. */
  public Settling(WriteTransaction tx, Program program, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.program = program;
    this.terms = terms;
    this.refunds = new Refunds(tx, members, program, terms);
    this.writer = new SaleWriter(tx, members, terms);
  }

  /** Drops a held sale. */
  public Deed plan(Asked asked, RejectHold action) throws SQLException {
    Held held = Holds.byId(tx, action.holdId());
    if (held == null || held.state() != HoldState.WAITING || !terms.mayManage(asked.staff())) {
      return refuse(asked, held);
    }
    LiveBalance live = account(held.account()).live();
    return () -> {
      Holds.settle(tx, held.holdId(), HoldState.REJECTED, asked);
      return asked.applied(0, 0, live, List.of());
    };
  }

  /** Lets a held sale through. */
  public Deed plan(Asked asked, ReleaseHold action) throws SQLException {
    Held held = Holds.byId(tx, action.holdId());
    if (held == null || held.state() != HoldState.WAITING || !terms.mayManage(asked.staff())) {
      return refuse(asked, held);
    }
    Kept kept = SaleBook.byId(tx, held.sale());
    Release release =
        kept.key().kind() == SaleKind.SALE ? releaseSale(held, kept) : releaseRefund(held, kept);
    if (release == null) {
      return Deed.nothing(
          asked.refused(
              Refusal.NOT_ALLOWED,
              account(held.account()).live(),
              "the sale that this refund is about waits itself: settle that one first"));
    }
    if (asked.recovering() && release.points() < 0) {
      return Deed.nothing(asked.refused(Refusal.RECOVERING, release.account().live(), null));
    }
    Math.addExact(release.account().balance(), release.points());
    return () -> act(asked, action, held, kept, release);
  }

  /**
   * What releasing does.
   *
   * @param account whose points
   * @param original the sale that a refund is about, as far as it is known now
   */
  private record Release(
      Account account,
      Move move,
      long points,
      List<WhyLine> why,
      @Nullable String detail,
      int rulesVersion,
      @Nullable Long original) {}

  private Release releaseSale(Held held, Kept kept) throws SQLException {
    Account account = account(held.account());
    Rules rulesThen = program.rulesOf(tx, terms.shop(), kept.rulesVersion());
    Decision decision = Earning.release(rulesThen, account.state(), held.decision());
    return switch (decision) {
      case Decision.AddAndAnnounce add ->
          release(
              account,
              Move.ADD_AND_ANNOUNCE,
              add.points(),
              add.why(),
              SaleWriter.names(add.reached()),
              kept);
      case Decision.Add add -> release(account, Move.ADD, add.points(), add.why(), null, kept);
      case Decision.Hold hold -> release(account, Move.ADD, hold.points(), hold.why(), null, kept);
      case Decision.Skip skip -> release(account, Move.ADD, 0, List.of(), null, kept);
    };
  }

  private static Release release(
      Account account,
      Move move,
      long points,
      List<WhyLine> why,
      @Nullable String detail,
      Kept kept) {
    return new Release(account, move, points, why, detail, kept.rulesVersion(), kept.original());
  }

  /** Worked out again: meanwhile the original may have come in, been settled or been reversed. */
  private @Nullable Release releaseRefund(Held held, Kept kept) throws SQLException {
    Account buyer = account(held.account());
    Sale refund = kept.sale(terms.currency(), buyer.memberId());
    Refunds.Outcome now = refunds.decide(refund, buyer);
    Account account = now.account() == null ? buyer : now.account();
    return switch (now.decision()) {
      case Decision.Hold hold when hold.reason() == HoldReason.UNKNOWN_ORIGINAL ->
          now.original() != null
              ? null
              : new Release(
                  account, Move.ADD, 0, List.of(), null, now.rulesVersion(), now.original());
      case Decision.Hold hold ->
          new Release(
              account,
              Move.ADD,
              hold.points(),
              hold.why(),
              null,
              now.rulesVersion(),
              now.original());
      case Decision.Add add ->
          new Release(
              account, Move.ADD, add.points(), add.why(), null, now.rulesVersion(), now.original());
      case Decision.AddAndAnnounce add ->
          throw new IllegalStateException("a refund announces nothing: " + add.reached());
      case Decision.Skip skip ->
          new Release(account, Move.ADD, 0, List.of(), null, now.rulesVersion(), now.original());
    };
  }

  private Answer act(Asked asked, ReleaseHold action, Held held, Kept kept, Release release)
      throws SQLException {
    Sale sale = kept.sale(terms.currency(), release.account().memberId());
    Members.Booked booked =
        writer.book(
            asked,
            sale,
            release.account(),
            release.rulesVersion(),
            release.points(),
            release.why(),
            asked.staff(),
            action.reason());
    SaleBook.settle(
        tx, kept, release.account().id(), release.points(), booked.seq(), release.original());
    Holds.settle(tx, held.holdId(), HoldState.RELEASED, asked);
    return asked.moved(
        release.move(),
        release.points(),
        booked.seq(),
        booked.account().live(),
        release.detail(),
        release.why());
  }

  private Deed refuse(Asked asked, @Nullable Held held) throws SQLException {
    if (held == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_HOLD, null, null));
    }
    LiveBalance live = account(held.account()).live();
    return Deed.nothing(
        held.state() == HoldState.WAITING
            ? asked.refused(Refusal.NOT_ALLOWED, live, "only a manager settles a held sale")
            : asked.refused(
                Refusal.HOLD_SETTLED, live, held.state().name(), Happenings.settled(tx, held)));
  }

  private Account account(long id) throws SQLException {
    Account account = members.bySerial(id);
    if (account == null) {
      throw new SQLException("member " + id + " of a hold is missing");
    }
    return account;
  }
}
