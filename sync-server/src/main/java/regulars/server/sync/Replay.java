package regulars.server.sync;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Phone;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;
import regulars.server.sale.PairingReplay;
import regulars.server.sale.SaleReplay;

/**
 * Does again, to the letter, what was answered before a restore: member, points and outcome come
 * from the receipt and nothing is decided anew. Only the place in the ledger is new.
 *
 * <p>Counters come back in any order, so an operation may meet a member or a hold that another
 * counter has still to offer; what is missing is made and filled in later.
 */
final class Replay {
  private final WriteTransaction tx;
  private final Members members;
  private final Terms terms;
  private final SaleReplay sales;
  private final PairingReplay pairings;

  Replay(WriteTransaction tx, Program program, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.terms = terms;
    this.sales = new SaleReplay(tx, terms);
    this.pairings = new PairingReplay(tx, program, terms);
  }

  Deed plan(Asked asked, Action action, Answer receipt) {
    if (!receipt.opId().equals(asked.opId()) || receipt.opSeq() != asked.opSeq()) {
      return Deed.nothing(
          asked.refused(Refusal.INVALID, null, "the receipt is another operation's"));
    }
    return switch (receipt) {
      case Answer.Refused refused -> () -> refused(action, refused);
      case Answer.Applied applied -> () -> applied(asked, action, applied);
    };
  }

  private Answer refused(Action action, Answer.Refused refused) throws SQLException {
    LiveBalance live = refused.live();
    if (action instanceof Action.Enrol enrol
        && refused.code() == Refusal.ALREADY_MEMBER
        && live != null
        && members.byId(enrol.memberId()) == null) {
      members.alias(enrol.memberId(), ensure(live.memberId()));
    }
    return refused;
  }

  private Answer applied(Asked asked, Action action, Answer.Applied receipt) throws SQLException {
    return switch (action) {
      case Action.Enrol enrol -> enrolled(enrol, receipt);
      case Action.ChangeMember change -> changed(change, receipt);
      case Action.RecordSale sale -> {
        Answer answer = sales.record(asked, sale, receipt);
        pairings.adopt(sale.sale().key(), asked.recordedAt());
        yield answer;
      }
      case Action.ReleaseHold release ->
          sales.released(asked, release, receipt, ensure(member(receipt)));
      case Action.RejectHold reject -> sales.rejected(asked, reject, receipt);
      case Action.ClaimSale claim ->
          pairings.claimed(asked, claim, receipt, ensure(member(receipt)));
      case Action.MoveSale move -> pairings.moved(asked, move, receipt, ensure(member(receipt)));
      case Action.Redeem redeem -> {
        Action.Override override = redeem.override();
        yield booked(
            asked,
            receipt,
            new Booking(
                EntryKind.REDEEM,
                receipt.points(),
                null,
                null,
                redeem.reward(),
                terms.rules().version(),
                override == null ? null : override.manager(),
                override == null ? null : override.reason(),
                asked.occurredAt(),
                List.of()));
      }
      case Action.Reverse reverse ->
          Entries.reversalOf(tx, reverse.reverses()) != null
              ? again(receipt, 0, ensure(member(receipt)))
              : booked(
                  asked,
                  receipt,
                  plain(
                      asked,
                      EntryKind.REVERSE,
                      receipt,
                      reverse.reverses(),
                      null,
                      reverse.reason()));
      case Action.Adjust adjust ->
          booked(
              asked,
              receipt,
              plain(asked, EntryKind.ADJUST, receipt, null, asked.staff(), adjust.reason()));
    };
  }

  private static Booking plain(
      Asked asked,
      EntryKind kind,
      Answer.Applied receipt,
      @Nullable UUID reverses,
      @Nullable String approvedBy,
      @Nullable String reason) {
    return new Booking(
        kind,
        receipt.points(),
        reverses,
        null,
        null,
        0,
        approvedBy,
        reason,
        asked.occurredAt(),
        receipt.why());
  }

  private Answer booked(Asked asked, Answer.Applied receipt, Booking booking) throws SQLException {
    Account account = ensure(member(receipt));
    if (booking.points() == 0) {
      return again(receipt, 0, account);
    }
    Members.Booked booked = members.book(account, asked, booking);
    return again(receipt, booked.seq(), booked.account());
  }

  private Answer enrolled(Action.Enrol enrol, Answer.Applied receipt) throws SQLException {
    UUID memberId = member(receipt);
    Account account = members.byId(memberId);
    Account holder = enrol.phone() == null ? null : members.byPhone(enrol.phone());
    if (holder == null && enrol.externalNumber() != null) {
      holder = members.byExternalNumber(enrol.externalNumber());
    }
    if (account == null && holder != null) {
      members.alias(memberId, holder); // enrolled anew by another counter meanwhile
      account = holder;
    } else if (account == null) {
      account = members.add(memberId, enrol.phone(), enrol.name(), enrol.externalNumber());
    } else if (account.profileVersion() == 0 && holder == null) {
      account = members.saveProfile(account, enrol.phone(), enrol.name(), enrol.externalNumber());
    }
    // A receipt of an earlier restore may name another than the counter did.
    if (members.byId(enrol.memberId()) == null) {
      members.alias(enrol.memberId(), account);
    }
    return again(receipt, 0, account);
  }

  private Answer changed(Action.ChangeMember change, Answer.Applied receipt) throws SQLException {
    Account account = ensure(member(receipt));
    Account holder = change.phone() == null ? null : members.byPhone(change.phone());
    Phone phone = holder == null || holder.id() == account.id() ? change.phone() : account.phone();
    Account saved = members.saveProfile(account, phone, change.name(), account.externalNumber());
    return again(receipt, 0, saved);
  }

  private Account ensure(UUID memberId) throws SQLException {
    Account account = members.byId(memberId);
    return account != null ? account : members.addBare(memberId);
  }

  private static UUID member(Answer.Applied receipt) throws SQLException {
    LiveBalance live = receipt.live();
    if (live == null) {
      throw new SQLException("the receipt of " + receipt.opId() + " names no member");
    }
    return live.memberId();
  }

  private static Answer again(Answer.Applied receipt, long seq, Account account) {
    return new Answer.Applied(
        receipt.opId(),
        receipt.opSeq(),
        receipt.move(),
        receipt.points(),
        seq,
        account.live(),
        receipt.detail(),
        receipt.why());
  }
}
