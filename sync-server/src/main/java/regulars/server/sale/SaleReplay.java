package regulars.server.sale;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.HoldReason;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Action.RejectHold;
import regulars.model.sync.Action.ReleaseHold;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldState;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Terms;

/** Sales and settled holds that a counter offers again after a restore, with their receipts. */
public final class SaleReplay {
  private static final String EARLY =
      "SELECT state, settled_by, points, seq FROM settled_early WHERE hold_id = ?";
  private static final String ADD_EARLY =
      "INSERT INTO settled_early (hold_id, state, settled_by, points, seq) VALUES (?, ?, ?, ?, ?)";

  private final WriteTransaction tx;
  private final Members members;
  private final Terms terms;
  private final SaleWriter writer;

  /** For one commit. */
  public SaleReplay(WriteTransaction tx, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.terms = terms;
    this.writer = new SaleWriter(tx, members, terms);
  }

  /** A sale with the move it got then. */
  public Answer record(Asked asked, RecordSale action, Answer.Applied receipt) throws SQLException {
    Sale sale = action.sale();
    Kept before = SaleBook.byKey(tx, sale.key());
    if (before != null) {
      // Another till reported it since the restore: it is counted, once.
      return countedSince(receipt, before);
    }
    LiveBalance then = receipt.live();
    Move move = receipt.move();
    int version = terms.rules().version();
    Kept originalSale = Refunds.original(tx, sale);
    Long original = originalSale == null || !sale.takesBack() ? null : originalSale.id();
    if (then == null || move == null || move == Move.SKIP) {
      SaleBook.add(tx, asked, sale, null, Move.SKIP, receipt.detail(), 0, 0, version, original);
      return again(receipt, 0, null);
    }
    Account named = buyer(then.memberId(), sale.buyer());
    Account account = original == null ? named : ownerNow(originalSale, named);
    if (sale.buyer() instanceof Buyer.ByPhone && members.byId(action.memberIdIfNew()) == null) {
      members.alias(action.memberIdIfNew(), account);
    }
    if (move == Move.HOLD) {
      HoldReason reason =
          receipt.detail() == null
              ? HoldReason.UNKNOWN_ORIGINAL
              : HoldReason.valueOf(receipt.detail());
      writer.write(
          asked,
          sale,
          account,
          new Decision.Hold(reason, receipt.points(), receipt.why()),
          version,
          original);
      settleEarly(asked.opId(), account);
      return again(receipt, 0, account.live());
    }
    Members.Booked booked =
        writer.book(asked, sale, account, version, receipt.points(), receipt.why(), null, null);
    SaleBook.add(
        tx,
        asked,
        sale,
        account.id(),
        move,
        receipt.detail(),
        receipt.points(),
        booked.seq(),
        version,
        original);
    return again(receipt, booked.seq(), booked.account().live());
  }

  /** Whose the sale is that a refund is about: somebody may have moved it since. */
  private Account ownerNow(@Nullable Kept sale, Account named) throws SQLException {
    Account owner =
        sale == null || sale.account() == null ? null : members.bySerial(sale.account());
    return owner == null ? named : owner;
  }

  private Answer countedSince(Answer.Applied receipt, Kept before) throws SQLException {
    boolean counts = receipt.move() == Move.ADD || receipt.move() == Move.ADD_AND_ANNOUNCE;
    Account account = before.account() == null ? null : members.bySerial(before.account());
    return again(
        receipt,
        counts ? before.seq() : 0,
        receipt.live() == null || account == null ? null : account.live());
  }

  /** A hold that was let through. */
  public Answer released(Asked asked, ReleaseHold action, Answer.Applied receipt, Account account)
      throws SQLException {
    Held held = Holds.byId(tx, action.holdId());
    if (held == null && early(action.holdId()) == null) {
      long seq = bare(asked, action, receipt, account);
      addEarly(action.holdId(), HoldState.RELEASED, asked, receipt.points(), seq);
      Account after = members.bySerial(account.id());
      return again(receipt, seq, after == null ? null : after.live());
    }
    if (held == null || held.state() != HoldState.WAITING) {
      return again(receipt, 0, account.live());
    }
    Kept kept = SaleBook.byId(tx, held.sale());
    Members.Booked booked =
        writer.book(
            asked,
            kept.sale(terms.currency(), account.memberId()),
            account,
            kept.rulesVersion(),
            receipt.points(),
            receipt.why(),
            asked.staff(),
            action.reason());
    SaleBook.settle(tx, kept, account.id(), receipt.points(), booked.seq(), kept.original());
    Holds.settle(tx, held.holdId(), HoldState.RELEASED, asked);
    return again(receipt, booked.seq(), booked.account().live());
  }

  /** A hold that was dropped. */
  public Answer rejected(Asked asked, RejectHold action, Answer.Applied receipt)
      throws SQLException {
    Held held = Holds.byId(tx, action.holdId());
    if (held != null && held.state() == HoldState.WAITING) {
      Holds.settle(tx, held.holdId(), HoldState.REJECTED, asked);
    } else if (held == null && early(action.holdId()) == null) {
      addEarly(action.holdId(), HoldState.REJECTED, asked, 0, 0);
    }
    return receipt;
  }

  private long bare(Asked asked, ReleaseHold action, Answer.Applied receipt, Account account)
      throws SQLException {
    if (receipt.points() == 0) {
      return 0;
    }
    return members
        .book(
            account,
            asked,
            new Booking(
                receipt.points() > 0 ? EntryKind.EARN : EntryKind.TAKE_BACK,
                receipt.points(),
                null,
                null,
                null,
                terms.rules().version(),
                asked.staff(),
                action.reason(),
                asked.occurredAt(),
                receipt.why()))
        .seq();
  }

  private record Early(HoldState state, UUID settledBy, long points, long seq) {}

  private @Nullable Early early(UUID holdId) throws SQLException {
    return tx.one(
        EARLY,
        row -> new Early(HoldState.valueOf(row.text(1)), row.id(2), row.number(3), row.number(4)),
        holdId);
  }

  private void addEarly(UUID holdId, HoldState state, Asked asked, long points, long seq)
      throws SQLException {
    tx.update(ADD_EARLY, holdId, state.name(), asked.opId(), points, seq);
  }

  /** A hold that comes after its own settling. */
  void settleEarly(UUID holdId, Account account) throws SQLException {
    Early early = early(holdId);
    Held held = Holds.byId(tx, holdId);
    if (early == null || held == null) {
      return;
    }
    Kept kept = SaleBook.byId(tx, held.sale());
    if (early.state() == HoldState.RELEASED) {
      SaleBook.settle(tx, kept, account.id(), early.points(), early.seq(), kept.original());
    }
    Holds.settledBefore(tx, held.holdId(), early.state(), early.settledBy());
  }

  private Account buyer(UUID memberId, Buyer buyer) throws SQLException {
    Account account = members.byId(memberId);
    Phone phone = buyer instanceof Buyer.ByPhone by ? by.phone() : null;
    Account holder = phone == null ? null : members.byPhone(phone);
    if (account == null && holder != null) {
      members.alias(memberId, holder);
      return holder;
    }
    if (account == null) {
      return phone == null ? members.addBare(memberId) : members.add(memberId, phone, null, null);
    }
    return account.profileVersion() == 0 && phone != null && holder == null
        ? members.saveProfile(account, phone, null, null)
        : account;
  }

  private static Answer again(Answer.Applied receipt, long seq, @Nullable LiveBalance live) {
    return new Answer.Applied(
        receipt.opId(),
        receipt.opSeq(),
        receipt.move(),
        receipt.points(),
        seq,
        live,
        receipt.detail(),
        receipt.why());
  }
}
