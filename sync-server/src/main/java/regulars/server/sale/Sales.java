package regulars.server.sale;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.MemberState;
import regulars.model.earn.SkipReason;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/** Counts what tills report: each sale once, by the rules in force, ending in one move. */
public final class Sales {
  private final WriteTransaction tx;
  private final Members members;
  private final Terms terms;
  private final Refunds refunds;
  private final SaleWriter writer;

  /** For one commit. */
  public Sales(WriteTransaction tx, Program program, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.terms = terms;
    this.refunds = new Refunds(tx, members, program, terms);
    this.writer = new SaleWriter(tx, members);
  }

  /** Decides a sale, refund or void. */
  public Deed plan(Asked asked, RecordSale action) throws SQLException {
    Sale sale = clamped(asked, action.sale());
    if (!sale.total().currency().equals(terms.currency())) {
      return Deed.nothing(
          asked.refused(
              Refusal.WRONG_CURRENCY,
              null,
              "the shop's currency is " + terms.currency().getCurrencyCode()));
    }
    Kept before = SaleBook.byKey(tx, sale.key());
    if (before != null) {
      return Deed.nothing(
          asked.refused(
              before.total() == sale.total().minor()
                  ? Refusal.ALREADY_COUNTED
                  : Refusal.SALE_CONFLICT,
              live(before),
              before.total() == sale.total().minor()
                  ? null
                  : "counted before with a total of " + before.total()));
    }
    Buying buying = buying(sale.buyer(), action.memberIdIfNew());
    return sale.takesBack() ? planRefund(asked, sale, buying) : planSale(asked, sale, buying);
  }

  /**
   * Whom a sale belongs to.
   *
   * @param account who they are; null when nobody, or somebody new
   * @param newcomer the phone of somebody new; null otherwise
   * @param proposed the id proposed for somebody new
   * @param why why it is nobody; null otherwise
   */
  private record Buying(
      @Nullable Account account,
      @Nullable Phone newcomer,
      UUID proposed,
      @Nullable SkipReason why) {}

  private Buying buying(Buyer buyer, UUID proposed) throws SQLException {
    return switch (buyer) {
      case Buyer.Nobody nobody -> new Buying(null, null, proposed, SkipReason.NO_MEMBER);
      case Buyer.ByPhone by -> {
        Account account = members.byPhone(by.phone());
        yield new Buying(account, account == null ? by.phone() : null, proposed, null);
      }
      case Buyer.ByNumber by -> known(members.byNumber(by.number()), proposed);
      case Buyer.ByExternalNumber by -> known(members.byExternalNumber(by.number()), proposed);
      case Buyer.ById by -> known(members.byId(by.memberId()), proposed);
    };
  }

  private static Buying known(@Nullable Account account, UUID proposed) {
    return new Buying(account, null, proposed, account == null ? SkipReason.UNKNOWN_NUMBER : null);
  }

  private Deed planSale(Asked asked, Sale sale, Buying buying) throws SQLException {
    int version = terms.rules().version();
    if (buying.why() != null) {
      Decision skip = new Decision.Skip(buying.why());
      return () -> writer.write(asked, sale, null, skip, version, null);
    }
    Account known = buying.account();
    if (known == null) {
      return planNewcomer(asked, sale, buying);
    }
    Decision decision = Earning.decide(terms.rules(), known.state(), sale);
    boolean alias =
        sale.buyer() instanceof Buyer.ByPhone
            && !known.memberId().equals(buying.proposed())
            && members.byId(buying.proposed()) == null;
    return () -> {
      if (alias) {
        members.alias(buying.proposed(), known);
      }
      return writer.write(asked, sale, known, decision, version, null);
    };
  }

  private Deed planNewcomer(Asked asked, Sale sale, Buying buying) throws SQLException {
    if (members.byId(buying.proposed()) != null) {
      return Deed.nothing(
          asked.refused(
              Refusal.INVALID, null, "memberIdIfNew is the id of a member with another phone"));
    }
    Decision decision = Earning.decide(terms.rules(), MemberState.NEW, sale);
    return () -> {
      Account added = members.add(buying.proposed(), buying.newcomer(), null, null);
      return writer.write(asked, sale, added, decision, terms.rules().version(), null);
    };
  }

  private Deed planRefund(Asked asked, Sale refund, Buying buying) throws SQLException {
    Refunds.Outcome outcome = refunds.decide(refund, buying.account());
    Decision decision =
        outcome.decision() instanceof Decision.Skip(SkipReason reason)
                && reason == SkipReason.NO_MEMBER
                && buying.why() != null
            ? new Decision.Skip(buying.why())
            : outcome.decision();
    return () ->
        writer.write(
            asked, refund, outcome.account(), decision, outcome.rulesVersion(), outcome.original());
  }

  private @Nullable LiveBalance live(Kept kept) throws SQLException {
    Account account = kept.account() == null ? null : members.bySerial(kept.account());
    return account == null ? null : account.live();
  }

  private static Sale clamped(Asked asked, Sale sale) {
    return new Sale(
        sale.key(),
        asked.clamped(sale.occurredAt()),
        sale.total(),
        sale.lines(),
        sale.buyer(),
        sale.original());
  }
}
