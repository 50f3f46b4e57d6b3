package regulars.server.sale;

import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.rules.Reward;
import regulars.model.sale.Sale;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Terms;

/** Writes a sale with the move that was decided: row, entry, balance, hold. */
final class SaleWriter {
  private static final String LAST_SALE = "SELECT last_insert_rowid()";

  private final WriteTransaction tx;
  private final Members members;
  private final Currency currency;

  SaleWriter(WriteTransaction tx, Members members, Terms terms) {
    this.tx = tx;
    this.members = members;
    this.currency = terms.currency();
  }

  /** Carries out a decision. {@code account} is null for a skip only. */
  Answer write(
      Asked asked,
      Sale sale,
      @Nullable Account account,
      Decision decision,
      int rulesVersion,
      @Nullable Long original)
      throws SQLException {
    if (account == null) {
      String why = decision instanceof Decision.Skip skip ? skip.reason().name() : null;
      SaleBook.add(tx, asked, sale, null, Move.SKIP, why, 0, 0, rulesVersion, original);
      return asked.moved(Move.SKIP, 0, 0, null, why, List.of());
    }
    return switch (decision) {
      case Decision.Skip skip ->
          throw new IllegalStateException("a skip has no member: " + skip.reason());
      case Decision.Add add ->
          count(
              asked,
              sale,
              account,
              rulesVersion,
              original,
              Move.ADD,
              add.points(),
              add.why(),
              null);
      case Decision.AddAndAnnounce add ->
          count(
              asked,
              sale,
              account,
              rulesVersion,
              original,
              Move.ADD_AND_ANNOUNCE,
              add.points(),
              add.why(),
              names(add.reached()));
      case Decision.Hold hold -> hold(asked, sale, account, rulesVersion, original, hold);
    };
  }

  private Answer count(
      Asked asked,
      Sale sale,
      Account account,
      int rulesVersion,
      @Nullable Long original,
      Move move,
      long points,
      List<WhyLine> why,
      @Nullable String detail)
      throws SQLException {
    Members.Booked booked = book(asked, sale, account, rulesVersion, points, why, null, null);
    SaleBook.add(
        tx, asked, sale, account.id(), move, detail, points, booked.seq(), rulesVersion, original);
    return asked.moved(move, points, booked.seq(), booked.account().live(), detail, why);
  }

  /** Entry and balance of a counted sale; seq 0 when it changes no points. */
  Members.Booked book(
      Asked asked,
      Sale sale,
      Account account,
      int rulesVersion,
      long points,
      List<WhyLine> why,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    Account counted = sale.takesBack() ? account : account.withSale(sale.total().minor());
    if (points == 0) {
      if (!counted.equals(account)) {
        members.save(counted);
      }
      return new Members.Booked(0, counted);
    }
    return members.book(
        counted,
        asked,
        new Booking(
            sale.takesBack() ? EntryKind.TAKE_BACK : EntryKind.EARN,
            points,
            null,
            sale.key(),
            null,
            rulesVersion,
            approvedBy,
            reason,
            sale.occurredAt(),
            why));
  }

  /** Gives a sale or refund that was kept to somebody. */
  Family.Given pair(
      Asked asked,
      Family.Gift gift,
      Account account,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    return switch (gift.decision()) {
      case Decision.Add add ->
          pair(asked, gift, account, Move.ADD, add.points(), add.why(), null, approvedBy, reason);
      case Decision.AddAndAnnounce add ->
          pair(
              asked,
              gift,
              account,
              Move.ADD_AND_ANNOUNCE,
              add.points(),
              add.why(),
              names(add.reached()),
              approvedBy,
              reason);
      case Decision.Hold hold -> {
        Kept kept = gift.kept();
        String why = hold.reason().name();
        SaleBook.pair(tx, asked, kept, account.id(), Move.HOLD, why, hold.points(), 0);
        Holds.add(tx, kept.opId(), kept.id(), account, hold);
        yield new Family.Given(Move.HOLD, hold.points(), 0, account, why, hold.why());
      }
      case Decision.Skip skip ->
          throw new IllegalStateException("a sale given to a member is no skip: " + skip.reason());
    };
  }

  private Family.Given pair(
      Asked asked,
      Family.Gift gift,
      Account account,
      Move move,
      long points,
      List<WhyLine> why,
      @Nullable String detail,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    Kept kept = gift.kept();
    Sale sale = kept.sale(currency, account.memberId());
    Members.Booked booked =
        book(asked, sale, account, kept.rulesVersion(), points, why, approvedBy, reason);
    SaleBook.pair(tx, asked, kept, account.id(), move, detail, points, booked.seq());
    return new Family.Given(move, points, booked.seq(), booked.account(), detail, why);
  }

  private Answer hold(
      Asked asked,
      Sale sale,
      Account account,
      int rulesVersion,
      @Nullable Long original,
      Decision.Hold hold)
      throws SQLException {
    String why = hold.reason().name();
    SaleBook.add(
        tx, asked, sale, account.id(), Move.HOLD, why, hold.points(), 0, rulesVersion, original);
    Holds.add(tx, asked.opId(), tx.number(LAST_SALE), account, hold);
    return asked.moved(Move.HOLD, hold.points(), 0, account.live(), why, hold.why());
  }

  static String names(List<Reward> reached) {
    return reached.stream().map(Reward::name).collect(Collectors.joining("\n"));
  }
}
