package regulars.server.sale;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.MemberState;
import regulars.model.earn.SkipReason;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Change.HoldState;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/** What a refund or void takes back, from what the ledger knows of the sale it is about. */
final class Refunds {
  private static final String OP_OF_ENTRY = "SELECT op_id FROM ledger WHERE seq = ?";

  private final Sql sql;
  private final Members members;
  private final Program program;
  private final Terms terms;

  Refunds(Sql sql, Members members, Program program, Terms terms) {
    this.sql = sql;
    this.members = members;
    this.program = program;
    this.terms = terms;
  }

  /**
   * What it comes to.
   *
   * @param account whose points; null when nobody's
   * @param decision the move
   * @param rulesVersion the rules of the original, or those in force when it is unknown
   * @param original the original's row; null when unknown
   */
  record Outcome(
      @Nullable Account account, Decision decision, int rulesVersion, @Nullable Long original) {}

  /**
   * Decides a refund.
   *
   * @param buyer whom the till named; used only where the original is unknown
   */
  Outcome decide(Sale refund, @Nullable Account buyer) throws SQLException {
    Kept original = original(sql, refund);
    if (original == null) {
      return buyer == null
          ? outcome(null, new Decision.Skip(SkipReason.NO_MEMBER), null)
          : outcome(buyer, unknown(), null);
    }
    if (original.account() == null) {
      return outcome(null, new Decision.Skip(SkipReason.ORIGINAL_SKIPPED), original.id());
    }
    Account account = members.bySerial(original.account());
    if (account == null) {
      throw new SQLException("the member of sale " + original.id() + " is missing");
    }
    HoldState state = Holds.stateOf(sql, original.opId());
    if (state == HoldState.REJECTED) {
      return outcome(null, new Decision.Skip(SkipReason.ORIGINAL_SKIPPED), original.id());
    }
    if (state == HoldState.WAITING) {
      return outcome(account, unknown(), original.id());
    }
    return new Outcome(
        account, takeBack(account, original, refund), original.rulesVersion(), original.id());
  }

  private Decision takeBack(Account account, Kept original, Sale refund) throws SQLException {
    Rules rulesThen = program.rulesOf(sql, terms.shop(), original.rulesVersion());
    UUID member = account.memberId();
    List<Sale> earlier = new ArrayList<>();
    long taken = 0;
    for (Kept counted : SaleBook.refundsOf(sql, original)) {
      if (inEffect(counted)) {
        earlier.add(counted.sale(terms.currency(), member));
        taken = Math.subtractExact(taken, counted.points());
      }
    }
    if (!inEffect(original)) {
      taken = Math.max(taken, original.points()); // reversed by hand: nothing is left to take
    }
    Sale originalSale = original.sale(terms.currency(), member);
    taken = Math.max(0, Math.addExact(taken, neverGiven(rulesThen, originalSale, original)));
    return Earning.takeBack(rulesThen, account.state(), originalSale, earlier, taken, refund);
  }

  /**
   * What these rules give for a sale beyond what it was given in fact: a sale that was done again
   * to the letter after a restore may have been counted under rules that the restored ledger never
   * had. Counts as taken, so that no refund takes more than was given.
   */
  private static long neverGiven(Rules rulesThen, Sale sale, Kept original) {
    return Math.subtractExact(
        points(Earning.decide(rulesThen, MemberState.NEW, sale)), original.points());
  }

  private static long points(Decision decision) {
    return switch (decision) {
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> hold.points();
      case Decision.Skip skip -> 0;
    };
  }

  private boolean inEffect(Kept kept) throws SQLException {
    if (kept.seq() == 0) {
      return true;
    }
    UUID cause = sql.one(OP_OF_ENTRY, row -> row.id(1), kept.seq());
    return cause != null && Entries.inEffect(sql, cause);
  }

  /** The sale it is about: the one that the till named; for a void, its own ticket's sale. */
  static @Nullable Kept original(Sql sql, Sale refund) throws SQLException {
    SaleKey key = refund.key();
    Sale.Original named = refund.original();
    if (named == null) {
      return key.kind() == SaleKind.VOID
          ? SaleBook.byKey(
              sql, new SaleKey(key.till(), key.businessDay(), key.ticket(), SaleKind.SALE))
          : null;
    }
    return named.businessDay() == null
        ? SaleBook.latest(sql, key.till(), named.ticket(), key.businessDay())
        : SaleBook.byKey(
            sql, new SaleKey(key.till(), named.businessDay(), named.ticket(), SaleKind.SALE));
  }

  private static Decision unknown() {
    return new Decision.Hold(HoldReason.UNKNOWN_ORIGINAL, 0, List.of());
  }

  private Outcome outcome(@Nullable Account account, Decision decision, @Nullable Long originalId) {
    return new Outcome(account, decision, terms.rules().version(), originalId);
  }
}
