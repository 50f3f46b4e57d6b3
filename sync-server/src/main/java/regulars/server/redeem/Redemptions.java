package regulars.server.redeem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.redeem.Redemption;
import regulars.model.redeem.Verdict;
import regulars.model.sync.Action;
import regulars.model.sync.Action.Adjust;
import regulars.model.sync.Action.Redeem;
import regulars.model.sync.Action.Reverse;
import regulars.model.sync.Answer;
import regulars.model.sync.Happened;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Terms;
import regulars.server.sale.Happenings;
import regulars.server.sale.Undoing;

/**
 * Rewards, reversals and corrections. All of them read the balance in the very transaction that
 * changes it, on the one writer thread: two tills can't both take the last points.
 */
public final class Redemptions {
  /** So long a counter may undo what it redeemed, without a manager. */
  private static final Duration TO_UNDO = Duration.ofSeconds(60);

  private final WriteTransaction tx;
  private final Members members;
  private final Terms terms;

  /** For one commit. */
  public Redemptions(WriteTransaction tx, Terms terms) throws SQLException {
    this.tx = tx;
    this.members = Members.of(tx);
    this.terms = terms;
  }

  /** A reward for points. */
  public Deed plan(Asked asked, Redeem action) throws SQLException {
    Account account = members.byId(action.memberId());
    if (account == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    if (asked.recovering()) {
      return recovering(asked, account);
    }
    if (action.leaseId() != null) {
      return Deed.nothing(
          asked.refused(Refusal.NOT_ALLOWED, account.live(), "this server grants no leases"));
    }
    Action.Override override = action.override();
    if (override != null && !terms.mayManage(override.manager())) {
      return Deed.nothing(
          asked.refused(Refusal.NOT_ALLOWED, account.live(), "only a manager may override"));
    }
    boolean changed =
        account.spentVersion() > action.baseVersion() || action.baseVersion() > account.version();
    Verdict verdict =
        Redemption.check(
            terms.rules(),
            account.card(),
            changed,
            action.reward(),
            action.cost(),
            override != null);
    return switch (verdict) {
      case Verdict.Go go -> () -> redeem(asked, account, action);
      case Verdict.Short isShort ->
          Deed.nothing(
              asked.isShort(
                  isShort.missing(), account.live(), changed ? lastSpent(account) : null));
      case Verdict.StaleOffer stale ->
          Deed.nothing(asked.refused(Refusal.STALE_OFFER, account.live(), null));
      case Verdict.ChangedSince since ->
          Deed.nothing(
              asked.refused(Refusal.CHANGED_SINCE, account.live(), null, lastSpent(account)));
    };
  }

  private Answer redeem(Asked asked, Account account, Redeem action) throws SQLException {
    Action.Override override = action.override();
    return book(
        asked,
        account,
        new Booking(
            EntryKind.REDEEM,
            Math.negateExact(action.cost()),
            null,
            null,
            action.reward(),
            terms.rules().version(),
            override == null ? null : override.manager(),
            override == null ? null : override.reason(),
            asked.occurredAt(),
            List.of()));
  }

  /** An entry taken back exactly, once. */
  public Deed plan(Asked asked, Reverse action) throws SQLException {
    Account account = members.byId(action.memberId());
    if (account == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    Entry entry = Entries.causedBy(tx, action.reverses());
    if (entry == null || !entry.memberId().equals(account.memberId())) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_ENTRY, account.live(), null));
    }
    UUID reversal = Entries.reversalOf(tx, action.reverses());
    if (reversal != null) {
      Happened before = Happenings.of(tx, Entries.causedBy(tx, reversal));
      return Deed.nothing(asked.refused(Refusal.ALREADY_REVERSED, account.live(), null, before));
    }
    Undoing.Obstacle obstacle = new Undoing(tx).obstacle(entry);
    if (obstacle != null) {
      return Deed.nothing(asked.refused(obstacle.code(), account.live(), obstacle.detail()));
    }
    if (!mayReverse(asked, action, entry)) {
      return Deed.nothing(
          asked.refused(Refusal.NOT_ALLOWED, account.live(), "only a manager gives points back"));
    }
    long points = Math.negateExact(entry.points());
    Deed refusal = refusal(asked, account, points);
    return refusal != null
        ? refusal
        : () ->
            book(
                asked,
                account,
                booking(
                    EntryKind.REVERSE, points, action.reverses(), null, action.reason(), asked));
  }

  /**
   * A manager may, and a counter may take back its own redemption: within a minute when the barista
   * says "undo", at any time (and without a reason) when it was never confirmed to anybody. Shops
   * without staff ask nobody.
   */
  private boolean mayReverse(Asked asked, Reverse action, Entry entry) {
    if (terms.roll().isEmpty() || terms.mayManage(asked.staff())) {
      return true;
    }
    boolean own = entry.kind() == EntryKind.REDEEM && entry.counterId().equals(asked.counterId());
    Duration since = Duration.between(entry.occurredAt(), asked.occurredAt());
    return own && (action.reason() == null || since.compareTo(TO_UNDO) <= 0);
  }

  /** A correction by a manager. */
  public Deed plan(Asked asked, Adjust action) throws SQLException {
    Account account = members.byId(action.memberId());
    if (account == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    if (!terms.mayManage(asked.staff())) {
      return Deed.nothing(
          asked.refused(Refusal.NOT_ALLOWED, account.live(), "only a manager corrects balances"));
    }
    Deed refusal = refusal(asked, account, action.points());
    return refusal != null
        ? refusal
        : () ->
            book(
                asked,
                account,
                booking(
                    EntryKind.ADJUST,
                    action.points(),
                    null,
                    asked.staff(),
                    action.reason(),
                    asked));
  }

  /** The redemption or reversal that changed the member last. */
  private @Nullable Happened lastSpent(Account account) throws SQLException {
    return account.spentVersion() == 0
        ? null
        : Happenings.of(tx, Entries.ofVersion(tx, account.memberId(), account.spentVersion()));
  }

  /** Points may leave only when they are there, and not while counters have still to be heard. */
  private static @Nullable Deed refusal(Asked asked, Account account, long points) {
    Math.addExact(account.balance(), points);
    if (points >= 0) {
      return null;
    }
    if (asked.recovering()) {
      return recovering(asked, account);
    }
    long left = Math.addExact(account.available(), points);
    return left >= 0
        ? null
        : Deed.nothing(asked.isShort(Math.negateExact(left), account.live(), null));
  }

  private static Deed recovering(Asked asked, Account account) {
    return Deed.nothing(asked.refused(Refusal.RECOVERING, account.live(), null));
  }

  private static Booking booking(
      EntryKind kind,
      long points,
      @Nullable UUID reverses,
      @Nullable String approvedBy,
      @Nullable String reason,
      Asked asked) {
    return new Booking(
        kind, points, reverses, null, null, 0, approvedBy, reason, asked.occurredAt(), List.of());
  }

  private Answer book(Asked asked, Account account, Booking booking) throws SQLException {
    Members.Booked booked = members.book(account, asked, booking);
    return asked.applied(booking.points(), booked.seq(), booked.account().live(), List.of());
  }
}
