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
import regulars.model.sync.Answer;
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
    this.writer = new SaleWriter(tx, members, terms);
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
    Long before = SaleBook.countedTotal(tx, sale.key());
    Buying buying = buying(asked, sale.buyer(), action.memberIdIfNew());
    if (before != null) {
      return refusedAgain(asked, sale, before, buying);
    }
    return sale.takesBack() ? planRefund(asked, sale, buying) : planSale(asked, sale, buying);
  }

  /**
   * Whom a sale belongs to.
   *
   * @param account who they are; null when nobody, or somebody new
   * @param newcomer the phone of somebody new; null otherwise, also for somebody who is yet to come
   *     back after a restore
   * @param proposed the id proposed for somebody new
   * @param why why it is nobody; null otherwise
   */
  private record Buying(
      @Nullable Account account,
      @Nullable Phone newcomer,
      UUID proposed,
      @Nullable SkipReason why) {}

  private Buying buying(Asked asked, Buyer buyer, UUID proposed) throws SQLException {
    return switch (buyer) {
      case Buyer.Nobody nobody -> new Buying(null, null, proposed, SkipReason.NO_MEMBER);
      case Buyer.ByPhone by -> {
        Account account = members.byPhone(by.phone());
        if (account == null) {
          // The counter may have known them by this phone, and it was changed since.
          account = members.byId(proposed);
        }
        yield new Buying(account, account == null ? by.phone() : null, proposed, null);
      }
      case Buyer.ByNumber by -> known(members.byNumber(by.number()), proposed);
      case Buyer.ByExternalNumber by -> known(members.byExternalNumber(by.number()), proposed);
      case Buyer.ById by -> {
        Account account = members.byId(by.memberId());
        // Whoever enrolled them may have to offer that again: their points need not wait for it.
        yield account == null && asked.recovering()
            ? new Buying(null, null, by.memberId(), null)
            : known(account, proposed);
      }
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
    return () -> {
      nameAlike(sale.buyer(), buying);
      return writer.write(asked, sale, known, decision, version, null);
    };
  }

  /**
   * A sale that was counted before. The answer names the buyer of this one, so that what its
   * counter has queued for them finds them; whose points the other one gave is another matter.
   */
  private Deed refusedAgain(Asked asked, Sale sale, long before, Buying buying)
      throws SQLException {
    boolean sameTotal = before == sale.total().minor();
    Answer refused =
        asked.refused(
            sameTotal ? Refusal.ALREADY_COUNTED : Refusal.SALE_CONFLICT,
            buying.account() == null ? null : buying.account().live(),
            sameTotal ? null : "counted before with a total of " + before);
    return () -> {
      nameAlike(sale.buyer(), buying);
      return refused;
    };
  }

  /** The id that the counter made for somebody who was a member already stands for them. */
  private void nameAlike(Buyer buyer, Buying buying) throws SQLException {
    Account known = buying.account();
    if (buyer instanceof Buyer.ByPhone
        && known != null
        && !known.memberId().equals(buying.proposed())
        && members.byId(buying.proposed()) == null) {
      members.alias(buying.proposed(), known);
    }
  }

  private Deed planNewcomer(Asked asked, Sale sale, Buying buying) throws SQLException {
    Decision decision = Earning.decide(terms.rules(), MemberState.NEW, sale);
    return () -> {
      Account added =
          buying.newcomer() == null
              ? members.addBare(buying.proposed())
              : members.add(buying.proposed(), buying.newcomer(), null, null);
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
