package regulars.server.sale;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.rules.Rules;
import regulars.model.sync.Action.ClaimSale;
import regulars.model.sync.Action.MoveSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldState;
import regulars.model.sync.Claims;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/**
 * Whose sale it is, said after it was counted: a sale of nobody is claimed, a wrong owner is put
 * right. At every moment a sale has one owner at most.
 */
public final class Pairings {
  private final WriteTransaction tx;
  private final Members members;
  private final Program program;
  private final Terms terms;
  private final Families families;

  /** For one commit. */
  public Pairings(WriteTransaction tx, Program program, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.program = program;
    this.terms = terms;
    this.families = new Families(tx, members, terms);
  }

  /** A sale of nobody becomes a member's. */
  public Deed plan(Asked asked, ClaimSale action) throws SQLException {
    Kept kept = SaleBook.byKey(tx, action.sale());
    if (kept == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_SALE, null, null));
    }
    if (kept.account() != null) {
      return taken(asked, kept, account(kept.account()));
    }
    Account to = members.byId(action.memberId());
    if (to == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    if (!Claims.inTime(kept.occurredAt(), asked.occurredAt())) {
      return Deed.nothing(asked.refused(Refusal.TOO_LATE, to.live(), null));
    }
    Rules rulesThen = rulesOf(kept);
    Decision decision =
        Earning.decide(rulesThen, to.state(), kept.sale(terms.currency(), to.memberId()));
    List<Family.Gift> gifts = families.ofNobody(rulesThen, kept, to, decision);
    return () -> families.give(asked, gifts, to, null, null).answer(asked);
  }

  /** A sale goes from one member to another, or from nobody. */
  public Deed plan(Asked asked, MoveSale action) throws SQLException {
    Kept kept = SaleBook.byKey(tx, action.sale());
    if (kept == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_SALE, null, null));
    }
    Account to = members.byId(action.toMember());
    if (to == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    Account from = kept.account() == null ? null : account(kept.account());
    if (from != null && from.id() == to.id()) {
      return taken(asked, kept, to);
    }
    HoldState held = Holds.stateOf(tx, kept.opId());
    if (held == HoldState.WAITING || held == HoldState.REJECTED) {
      return Deed.nothing(
          asked.refused(Refusal.SALE_HELD, from == null ? null : from.live(), held.name(), null));
    }
    Undoing.Obstacle obstacle = from == null ? null : new Undoing(tx).toMove(kept);
    if (obstacle != null) {
      return Deed.nothing(asked.refused(obstacle.code(), to.live(), obstacle.detail()));
    }
    Approval approval = approval(asked, action, kept);
    if (approval == null) {
      return Deed.nothing(
          asked.refused(Refusal.NOT_ALLOWED, to.live(), "only a manager moves this sale"));
    }
    Rules rulesThen = rulesOf(kept);
    if (from == null) {
      Decision decision = moved(rulesThen, kept, to);
      List<Family.Gift> gifts = families.ofNobody(rulesThen, kept, to, decision);
      return () -> families.give(asked, gifts, to, approval.by(), action.reason()).answer(asked);
    }
    Family family = families.of(kept, from);
    long left = Math.subtractExact(from.available(), family.points());
    if (family.points() > 0 && asked.recovering()) {
      return Deed.nothing(asked.refused(Refusal.RECOVERING, from.live(), null));
    }
    if (family.points() > 0 && left < 0 && action.override() == null) {
      return Deed.nothing(asked.isShort(Math.negateExact(left), from.live(), null));
    }
    Math.addExact(to.balance(), family.points());
    Decision again = families.sameAgain(rulesThen, family, to);
    return () ->
        families.move(asked, family, from, to, again, approval.by(), action.reason()).answer(asked);
  }

  /**
   * Whether it may be.
   *
   * @param by the manager who lets it pass; null when nobody had to
   */
  private record Approval(@Nullable String by) {}

  private @Nullable Approval approval(Asked asked, MoveSale action, Kept kept) {
    if (action.override() != null) {
      String manager = action.override().manager();
      return terms.mayManage(manager) ? new Approval(manager) : null;
    }
    if (Claims.inTime(kept.occurredAt(), asked.occurredAt())) {
      return new Approval(null);
    }
    return terms.mayManage(asked.staff()) ? new Approval(asked.staff()) : null;
  }

  /** A person says whose it is: a large one is not held once more. */
  private Decision moved(Rules rulesThen, Kept kept, Account to) {
    Decision decision =
        Earning.decide(rulesThen, to.state(), kept.sale(terms.currency(), to.memberId()));
    return decision instanceof Decision.Hold hold
        ? Earning.release(rulesThen, to.state(), hold)
        : decision;
  }

  private Deed taken(Asked asked, Kept kept, Account owner) throws SQLException {
    Answer refused =
        asked.refused(Refusal.SALE_TAKEN, owner.live(), null, Happenings.at(tx, kept.seq()));
    return Deed.nothing(refused);
  }

  private Rules rulesOf(Kept kept) throws SQLException {
    return program.rulesOf(tx, terms.shop(), kept.rulesVersion());
  }

  private Account account(long id) throws SQLException {
    Account account = members.bySerial(id);
    if (account == null) {
      throw new SQLException("member " + id + " of a sale is missing");
    }
    return account;
  }
}
