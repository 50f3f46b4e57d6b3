package regulars.server.sale;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.HoldReason;
import regulars.model.ledger.EntryKind;
import regulars.model.rules.Rules;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action.ClaimSale;
import regulars.model.sync.Action.MoveSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Change.HoldState;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/**
 * Claimed and moved sales that a counter offers again after a restore, with their receipts. Of two
 * that come in the wrong order, the one that was asked later stands: a sale has one owner.
 */
public final class PairingReplay {
  private final WriteTransaction tx;
  private final Members members;
  private final Program program;
  private final Terms terms;
  private final Families families;
  private final SaleReplay sales;

  /** For one commit. */
  public PairingReplay(WriteTransaction tx, Program program, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.program = program;
    this.terms = terms;
    this.families = new Families(tx, members, terms);
    this.sales = new SaleReplay(tx, terms);
  }

  /** A sale of nobody that somebody got. */
  public Answer claimed(Asked asked, ClaimSale action, Answer.Applied receipt, Account to)
      throws SQLException {
    Kept kept = SaleBook.byKey(tx, action.sale());
    if (kept == null) {
      boolean first = PairedEarly.of(tx, action.sale()) == null;
      return first ? early(asked, action.sale(), receipt, to, null, null) : nothing(receipt, to);
    }
    return kept.account() == null
        ? give(asked, kept, receipt, to, null, null)
        : nothing(receipt, to);
  }

  /** A sale that went from one to another. */
  public Answer moved(Asked asked, MoveSale action, Answer.Applied receipt, Account to)
      throws SQLException {
    String manager = action.override() == null ? null : action.override().manager();
    Kept kept = SaleBook.byKey(tx, action.sale());
    if (kept == null) {
      return early(asked, action.sale(), receipt, to, manager, action.reason());
    }
    long at = asked.occurredAt().toEpochMilli();
    Long owner = kept.account();
    if (SaleBook.pairedAt(tx, kept) > at) {
      return nothing(receipt, to);
    }
    if (owner != null && owner == to.id()) {
      SaleBook.pairedAgain(tx, kept, asked);
      return nothing(receipt, to);
    }
    if (Holds.stateOf(tx, kept.opId()) == HoldState.WAITING) {
      // It was released before it was moved; the release has yet to come.
      Holds.settledBefore(tx, kept.opId(), HoldState.RELEASED, asked.opId());
    }
    if (owner == null) {
      return give(asked, kept, receipt, to, manager, action.reason());
    }
    Account from = account(owner);
    Family family = families.of(kept, from);
    Family.Given given =
        families.move(asked, family, from, to, decision(receipt), manager, action.reason());
    return again(receipt, given.seq(), given.account().live());
  }

  private Answer give(
      Asked asked,
      Kept kept,
      Answer.Applied receipt,
      Account to,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    Rules rulesThen = program.rulesOf(tx, terms.shop(), kept.rulesVersion());
    List<Family.Gift> gifts = families.ofNobody(rulesThen, kept, to, decision(receipt));
    Family.Given given = families.give(asked, gifts, to, approvedBy, reason);
    if (given.move() == Move.HOLD) {
      sales.settleEarly(kept.opId(), given.account());
    }
    return again(receipt, given.seq(), given.account().live());
  }

  /** The sale has yet to be offered: its points count already. */
  private Answer early(
      Asked asked,
      SaleKey sale,
      Answer.Applied receipt,
      Account to,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    PairedEarly before = PairedEarly.of(tx, sale);
    if (before != null && before.at().isAfter(asked.occurredAt())) {
      return nothing(receipt, to);
    }
    if (before != null && before.account() == to.id()) {
      PairedEarly.again(tx, sale, asked);
      return nothing(receipt, to);
    }
    if (before != null && before.seq() > 0) {
      takeBack(asked, before, approvedBy, reason);
    }
    Account now = account(to.id());
    long seq = 0;
    if (receipt.points() != 0 && receipt.move() != Move.HOLD) {
      Booking booking =
          new Booking(
              EntryKind.EARN,
              receipt.points(),
              null,
              null,
              null,
              terms.rules().version(),
              approvedBy,
              reason,
              asked.occurredAt(),
              receipt.why());
      Members.Booked booked = members.book(now, asked, booking);
      seq = booked.seq();
      now = booked.account();
    }
    PairedEarly.keep(tx, sale, asked, now, receipt, seq, approvedBy, reason);
    return again(receipt, seq, now.live());
  }

  private void takeBack(
      Asked asked, PairedEarly before, @Nullable String approvedBy, @Nullable String reason)
      throws SQLException {
    UUID last = Entries.lastInEffect(tx, before.opId());
    if (last == null) {
      return; // reversed by hand meanwhile
    }
    Booking booking =
        new Booking(
            EntryKind.REVERSE,
            Math.negateExact(before.points()),
            last,
            null,
            null,
            0,
            approvedBy,
            reason,
            asked.occurredAt(),
            List.of());
    members.book(account(before.account()), families.part(asked), booking);
  }

  /** A sale came that was given to somebody before it came. */
  public void adopt(SaleKey key, Instant now) throws SQLException {
    PairedEarly early = PairedEarly.of(tx, key);
    Kept kept = early == null ? null : SaleBook.byKey(tx, key);
    if (early == null || kept == null) {
      return;
    }
    PairedEarly.forget(tx, key);
    Asked asked = early.asked(now);
    if (kept.account() != null) {
      if (Holds.stateOf(tx, kept.opId()) == HoldState.WAITING) {
        Holds.settledBefore(tx, kept.opId(), HoldState.RELEASED, early.opId());
      }
      Account from = account(kept.account());
      families.takeFrom(asked, families.of(kept, from), from, early.approvedBy(), early.reason());
    }
    Account to = account(early.account());
    SaleBook.pair(
        tx, asked, kept, to.id(), early.move(), early.detail(), early.points(), early.seq());
    if (early.move() == Move.HOLD) {
      Holds.add(
          tx,
          kept.opId(),
          kept.id(),
          to,
          new Decision.Hold(reason(early.detail()), early.points(), early.why()));
      sales.settleEarly(kept.opId(), to);
    } else {
      members.save(to.withSale(kept.total()));
    }
  }

  private static Decision decision(Answer.Applied receipt) {
    return receipt.move() == Move.HOLD
        ? new Decision.Hold(reason(receipt.detail()), receipt.points(), receipt.why())
        : new Decision.Add(receipt.points(), receipt.why());
  }

  private static HoldReason reason(@Nullable String detail) {
    return detail == null ? HoldReason.UNKNOWN_ORIGINAL : HoldReason.valueOf(detail);
  }

  private Account account(long id) throws SQLException {
    Account account = members.bySerial(id);
    if (account == null) {
      throw new SQLException("member " + id + " of a sale is missing");
    }
    return account;
  }

  private Answer nothing(Answer.Applied receipt, Account to) throws SQLException {
    return again(receipt, 0, account(to.id()).live());
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
