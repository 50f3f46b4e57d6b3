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
import regulars.model.earn.WhyLine;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;
import regulars.server.program.Terms;

/** Gives a sale with its refunds to a member, and takes it from another. */
final class Families {
  private static final String ADD_PART = "INSERT INTO entry_part (entry_id, op_id) VALUES (?, ?)";
  private static final String PARTS = "SELECT count(*) FROM entry_part WHERE op_id = ?";

  private final WriteTransaction tx;
  private final Members members;
  private final Terms terms;
  private final SaleWriter writer;

  Families(WriteTransaction tx, Members members, Terms terms) {
    this.tx = tx;
    this.members = members;
    this.terms = terms;
    this.writer = new SaleWriter(tx, members, terms);
  }

  /** A sale that somebody has, with what counts of it. */
  Family of(Kept sale, Account owner) throws SQLException {
    List<Family.Counted> entries = new ArrayList<>();
    List<Kept> waiting = new ArrayList<>();
    for (Kept refund : SaleBook.about(tx, sale)) {
      Family.Counted counted = counted(refund);
      if (counted != null) {
        entries.add(counted);
      } else if (refund.seq() == 0 && refund.account() != null && refund.account() == owner.id()) {
        waiting.add(refund);
      }
    }
    Family.Counted counted = counted(sale);
    if (counted != null) {
      entries.add(counted);
    }
    return new Family(sale, entries, waiting);
  }

  private Family.@Nullable Counted counted(Kept kept) throws SQLException {
    Entry entry = kept.seq() == 0 ? null : Entries.at(tx, kept.seq());
    UUID last = entry == null ? null : Entries.lastInEffect(tx, entry.opId());
    return entry == null || last == null ? null : new Family.Counted(kept, last, entry.why());
  }

  /**
   * What a sale of nobody gives to its member: the points of the sale, less what the refunds that
   * came meanwhile take back.
   *
   * @param decision the sale's own move
   */
  List<Family.Gift> ofNobody(Rules rulesThen, Kept sale, Account to, Decision decision)
      throws SQLException {
    List<Family.Gift> gifts = new ArrayList<>();
    gifts.add(new Family.Gift(sale, decision));
    Sale original = sale.sale(terms.currency(), to.memberId());
    List<Sale> earlier = new ArrayList<>();
    long given = points(decision);
    long taken = 0;
    for (Kept refund : SaleBook.about(tx, sale)) {
      if (refund.account() != null) {
        continue;
      }
      Sale back = refund.sale(terms.currency(), to.memberId());
      MemberState state =
          new MemberState(
              Math.addExact(to.available(), given - taken), to.sales(), to.largestSale());
      Decision takes =
          decision instanceof Decision.Hold
              ? new Decision.Hold(HoldReason.UNKNOWN_ORIGINAL, 0, List.of())
              : Earning.takeBack(rulesThen, state, original, earlier, taken, back);
      gifts.add(new Family.Gift(refund, takes));
      if (takes instanceof Decision.Add add) {
        taken -= add.points();
        earlier.add(back);
      }
    }
    return gifts;
  }

  private static long points(Decision decision) {
    return switch (decision) {
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> 0;
      case Decision.Skip skip -> 0;
    };
  }

  /** Writes what somebody gets. The first entry carries the operation's own id. */
  Family.Given give(
      Asked asked,
      List<Family.Gift> gifts,
      Account to,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    return new Giving(asked, to, approvedBy, reason).all(gifts);
  }

  /**
   * Takes all of it from one member, exactly, and gives it to another.
   *
   * @param sale what the sale gives there
   */
  Family.Given move(
      Asked asked,
      Family family,
      Account from,
      Account to,
      Decision sale,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    takeFrom(asked, family, from, approvedBy, reason);
    List<Family.Gift> gifts = new ArrayList<>();
    gifts.add(new Family.Gift(family.sale(), sale));
    for (Family.Counted counted : family.entries()) {
      if (counted.kept().id() != family.sale().id()) {
        gifts.add(
            new Family.Gift(
                counted.kept(), new Decision.Add(counted.kept().points(), counted.why())));
      }
    }
    for (Kept waiting : family.waiting()) {
      SaleBook.belongsTo(tx, waiting, to.id());
      Holds.belongsTo(tx, waiting.opId(), to);
    }
    return new Giving(asked, to, approvedBy, reason).all(gifts);
  }

  /** The same points as before, now announced where they reach a reward. */
  Decision sameAgain(Rules rulesThen, Family family, Account to) throws SQLException {
    Kept sale = family.sale();
    Entry before = sale.seq() == 0 ? null : Entries.at(tx, sale.seq());
    List<WhyLine> why = before == null ? List.of() : before.why();
    long points = before == null ? 0 : sale.points();
    return Earning.release(
        rulesThen, to.state(), new Decision.Hold(HoldReason.ABOVE_LIMIT, points, why));
  }

  /** Takes all of it back, each entry by one of its own. */
  void takeFrom(
      Asked asked,
      Family family,
      Account from,
      @Nullable String approvedBy,
      @Nullable String reason)
      throws SQLException {
    Account now = from.withoutSale(SaleBook.largestWithout(tx, from.id(), family.sale().id()));
    if (family.entries().isEmpty()) {
      members.save(now);
    }
    for (Family.Counted counted : family.entries()) {
      Asked part = part(asked);
      Booking back =
          new Booking(
              EntryKind.REVERSE,
              Math.negateExact(counted.kept().points()),
              counted.cause(),
              null,
              null,
              0,
              approvedBy,
              reason,
              asked.occurredAt(),
              List.of());
      now = members.book(now, part, back).account();
    }
  }

  /** The same wish for one more entry. */
  Asked part(Asked asked) throws SQLException {
    Asked further = asked.part(Math.toIntExact(tx.number(PARTS, asked.opId()) + 1));
    tx.update(ADD_PART, further.opId(), asked.opId());
    return further;
  }

  /** Gives one after the other. */
  private final class Giving {
    private final Asked asked;
    private final @Nullable String approvedBy;
    private final @Nullable String reason;
    private Account now;

    Giving(Asked asked, Account to, @Nullable String approvedBy, @Nullable String reason) {
      this.asked = asked;
      this.now = to;
      this.approvedBy = approvedBy;
      this.reason = reason;
    }

    Family.Given all(List<Family.Gift> gifts) throws SQLException {
      Family.Given sale = give(asked, gifts.getFirst());
      for (Family.Gift gift : gifts.subList(1, gifts.size())) {
        boolean writes = gift.decision() instanceof Decision.Add add && add.points() != 0;
        give(writes ? part(asked) : asked, gift);
      }
      return sale.with(now);
    }

    private Family.Given give(Asked as, Family.Gift gift) throws SQLException {
      Family.Given given = writer.pair(as, gift, now, approvedBy, reason);
      now = given.account();
      return given;
    }
  }
}
