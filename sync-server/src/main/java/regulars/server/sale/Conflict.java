package regulars.server.sale;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.MemberState;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Change.HoldState;
import regulars.model.value.Money;
import regulars.server.db.Sql;
import regulars.server.member.Account;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/**
 * A sale that came twice with two totals, as the ledger has it.
 *
 * @param counted the total it was counted with
 * @param memberId whose it is; null when nobody's
 * @param given the points it gave
 * @param difference points that the other total gives beyond those, less when negative; null where
 *     they can't be told: nobody's sale, a refund, one that waits, was rejected or undone
 */
public record Conflict(
    Money counted, @Nullable UUID memberId, long given, @Nullable Long difference) {

  /** Of the sale that was refused; null when none of its key was counted. */
  public static @Nullable Conflict of(Sql sql, Program program, Terms terms, Sale refused)
      throws SQLException {
    Kept kept = SaleBook.byKey(sql, refused.key());
    if (kept == null) {
      return null;
    }
    Long serial = kept.account();
    Account account = serial == null ? null : Members.bySerial(sql, serial);
    Money counted = new Money(kept.total(), terms.currency());
    if (account == null) {
      return new Conflict(counted, null, 0, null);
    }
    boolean sure =
        kept.key().kind() == SaleKind.SALE
            && settled(Holds.stateOf(sql, kept.opId()))
            && (kept.seq() == 0 || new Undoing(sql).inEffect(kept));
    if (!sure) {
      return new Conflict(counted, account.memberId(), 0, null);
    }
    Decision other =
        Earning.decide(
            program.rulesOf(sql, terms.shop(), kept.rulesVersion()), MemberState.NEW, refused);
    long points =
        switch (other) {
          case Decision.Add add -> add.points();
          case Decision.AddAndAnnounce add -> add.points();
          case Decision.Hold hold -> hold.points();
          case Decision.Skip skip -> 0;
        };
    return new Conflict(
        counted, account.memberId(), kept.points(), Math.subtractExact(points, kept.points()));
  }

  private static boolean settled(@Nullable HoldState held) {
    return held == null || held == HoldState.RELEASED;
  }
}
