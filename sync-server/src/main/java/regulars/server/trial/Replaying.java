package regulars.server.trial;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.MemberState;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Change.HoldState;
import regulars.server.db.Sql;
import regulars.server.sale.PastSales;
import regulars.server.sale.PastSales.Booked;
import regulars.server.sale.PastSales.Sold;

/**
 * Replays the past of some accounts twice at once: as it was, and as the draft would have had it.
 * Before and after the period both are what happened.
 *
 * <p>What people did stays as it was: corrections, reversals, and what they decided about held
 * sales. A redemption is repeated at the draft's cost where the draft offers that reward and the
 * points would have been there. A sale that only the draft would hold stays held. A sale whose
 * owner a person said is that owner's, from then on.
 */
final class Replaying {
  private final Sql sql;
  private final RulesThen rulesThen;
  private final Rules draft;
  private final Period period;
  private final Tally tally;
  private final Drafted drafted;
  private final PastRefunds refunds;
  private final Standing was;
  private final Standing would;
  private long seq;

  Replaying(
      Sql sql,
      RulesThen rulesThen,
      Rules draft,
      Period period,
      Tally tally,
      Drafted drafted,
      Standing was,
      Standing would) {
    this.sql = sql;
    this.rulesThen = rulesThen;
    this.draft = draft;
    this.period = period;
    this.tally = tally;
    this.drafted = drafted;
    this.refunds = new PastRefunds(sql, rulesThen, draft, period, drafted);
    this.was = was;
    this.would = would;
  }

  /** The rules of versions that were in force. */
  @FunctionalInterface
  interface RulesThen {
    Rules of(int version) throws SQLException;
  }

  void take(PastSales.Event event) throws SQLException {
    switch (event) {
      case Sold sold -> {
        seq = Math.max(seq, sold.after());
        sold(sold);
      }
      case Booked booked -> {
        seq = Math.max(seq, booked.seq());
        booked(booked);
      }
    }
  }

  private void sold(Sold sold) throws SQLException {
    LocalDate day = sold.key().businessDay();
    boolean inPeriod = period.contains(day);
    if (inPeriod) {
      tally.sale(day);
      tally.was.held += sold.hold() == null ? 0 : 1;
    }
    if (sold.paired() && sold.counted() && sold.seq() > 0) {
      tally.draft.held += inPeriod && sold.hold() != null ? 1 : 0;
      if (inPeriod
          && sold.key().kind() != SaleKind.SALE
          && !refunds.asItWas(sold)
          && refunds.wasCounted(sold)) {
        drafted.put(sold.opId(), refunds.release(sold, MemberState.NEW, seq), false);
      }
      return; // it moved points of who has it now when somebody said whose it is
    }
    boolean lets = sold.hold() == HoldState.RELEASED && sold.seq() == 0;
    boolean heldAlike = inPeriod && heldAlike(sold);
    if (sold.counted() || lets) {
      add(was, sold, sold.points());
    }
    if (!inPeriod) {
      if (sold.counted() || lets) {
        add(would, sold, sold.points());
      }
      return;
    }
    if (sold.counted()) {
      counted(sold, false, sold.points(), names(sold));
    }
    if (sold.key().kind() != SaleKind.SALE) {
      decided(sold, lets, refunds.asItWas(sold));
    } else if (!sold.skipped()) {
      decided(sold, lets, heldAlike);
    }
  }

  /**
   * Whether the draft holds a sale as the rules of its time did: by the same rule, and of a member
   * who bought the same before. Then nobody has to know how a sale that was moved later counted
   * while it was another member's.
   */
  private boolean heldAlike(Sold sold) throws SQLException {
    if (sold.skipped()) {
      return false;
    }
    MemberState before = was.of(sold.account());
    MemberState other = would.of(sold.account());
    return before.sales() == other.sales()
        && before.largestSale() == other.largestSale()
        && rulesThen.of(sold.rulesVersion()).hold().equals(draft.hold());
  }

  /** What the draft makes of it. */
  private void decided(Sold sold, boolean lets, boolean alike) throws SQLException {
    if (sold.key().kind() == SaleKind.SALE) {
      MemberState before = would.of(sold.account());
      Decision decision = Earning.decide(draft, before, sold.sale(draft.currency()));
      long points = PastRefunds.points(decision);
      if (alike ? sold.hold() != null : decision instanceof Decision.Hold) {
        hold(sold, points, lets);
      } else {
        give(sold, points, reached(draft, before, points));
      }
    } else if (alike) {
      repeat(sold, lets);
    } else {
      switch (refunds.decide(sold, would.of(sold.account()), seq)) {
        case Decision.Skip skip -> {
          if (!sold.skipped()) {
            drafted.put(sold.opId(), 0, false);
          }
        }
        case Decision.Add add -> give(sold, add.points(), List.of());
        case Decision.AddAndAnnounce add -> give(sold, add.points(), List.of());
        case Decision.Hold hold -> hold(sold, hold.points(), lets);
      }
    }
  }

  private void repeat(Sold refund, boolean lets) throws SQLException {
    if (refund.counted()) {
      give(refund, refund.points(), List.of());
    } else if (refund.hold() != null) {
      hold(refund, refund.points(), lets);
    }
  }

  private void hold(Sold sold, long points, boolean lets) throws SQLException {
    tally.draft.held++;
    drafted.put(sold.opId(), points, true);
    if (lets) {
      release(sold, points);
    }
  }

  private void give(Sold sold, long points, List<String> reached) throws SQLException {
    if (!sold.counted() || points != sold.points()) {
      drafted.put(sold.opId(), points, false);
    }
    add(would, sold, points);
    counted(sold, true, points, reached);
  }

  private void counted(Sold sold, boolean ofDraft, long points, List<String> reached) {
    tally.points(sold.key().businessDay(), ofDraft, points);
    (ofDraft ? would : was).earn(sold.account(), points);
    reached.forEach(reward -> tally.reached(reward, ofDraft));
  }

  private static void add(Standing standing, Sold sold, long points) {
    standing.add(sold.account(), points);
    if (sold.key().kind() == SaleKind.SALE) {
      standing.countSale(sold.account(), sold.total());
    }
  }

  private static List<String> names(Sold sold) {
    String detail = sold.detail();
    return sold.move() == regulars.model.sync.Move.ADD_AND_ANNOUNCE && detail != null
        ? List.of(detail.split("\n"))
        : List.of();
  }

  private void booked(Booked booked) throws SQLException {
    switch (booked.kind()) {
      case EARN, TAKE_BACK -> ofSale(booked);
      case REDEEM -> redeemed(booked);
      case REVERSE -> reversed(booked);
      case ADJUST -> asItWas(booked);
    }
  }

  private void asItWas(Booked booked) {
    was.add(booked.account(), booked.points());
    would.add(booked.account(), booked.points());
  }

  private void ofSale(Booked booked) throws SQLException {
    Long row = booked.sale();
    Sold sold = row == null ? null : PastSales.sale(sql, row);
    if (sold == null || sold.seq() != booked.seq()) {
      // Done again after a restore, where the sale behind it is not known; or of a sale that is
      // another member's by now, and reversed.
      asItWas(booked);
    } else if (sold.counted()) {
      paired(sold);
    } else {
      released(sold);
    }
  }

  /** Somebody said whose sale it is. Nobody holds what a person decided. */
  private void paired(Sold sold) throws SQLException {
    add(was, sold, sold.points());
    if (!period.contains(sold.key().businessDay())) {
      add(would, sold, sold.points());
      return;
    }
    counted(sold, false, sold.points(), names(sold));
    MemberState before = would.of(sold.account());
    if (sold.key().kind() == SaleKind.SALE) {
      Decision decision = Earning.decide(draft, before, sold.sale(draft.currency()));
      long points = PastRefunds.points(decision);
      give(sold, points, reached(draft, before, points));
    } else {
      Drafted.Outcome then = drafted.find(sold.opId());
      give(sold, then == null ? refunds.release(sold, before, seq) : then.points(), List.of());
    }
  }

  private void released(Sold sold) throws SQLException {
    MemberState before = was.of(sold.account());
    add(was, sold, sold.points());
    if (!period.contains(sold.key().businessDay())) {
      add(would, sold, sold.points());
      return;
    }
    List<String> reached =
        sold.key().kind() == SaleKind.SALE
            ? reached(rulesThen.of(sold.rulesVersion()), before, sold.points())
            : List.of();
    counted(sold, false, sold.points(), reached);
    Drafted.Outcome outcome = drafted.find(sold.opId());
    if (outcome != null && outcome.waits()) {
      release(sold, outcome.points());
    }
  }

  /** What a person let through is let through under the draft too. */
  private void release(Sold sold, long points) throws SQLException {
    MemberState before = would.of(sold.account());
    boolean sale = sold.key().kind() == SaleKind.SALE;
    long now = sale ? points : refunds.release(sold, before, seq);
    drafted.put(sold.opId(), now, false);
    add(would, sold, now);
    counted(sold, true, now, sale ? reached(draft, before, now) : List.of());
  }

  private static List<String> reached(Rules rules, MemberState before, long points) {
    Decision.Hold held =
        new Decision.Hold(HoldReason.FAR_ABOVE_USUAL, points, List.of(new WhyLine("", 0, points)));
    return Earning.release(rules, before, held) instanceof Decision.AddAndAnnounce add
        ? add.reached().stream().map(Reward::name).toList()
        : List.of();
  }

  private void redeemed(Booked booked) throws SQLException {
    was.add(booked.account(), booked.points());
    String name = booked.reward();
    if (name == null || !period.contains(day(booked))) {
      would.add(booked.account(), booked.points());
      return;
    }
    tally.redeemed(name, false, 1);
    Reward reward = Tally.named(draft, name);
    boolean possible =
        reward != null
            && (booked.approved() || would.of(booked.account()).balance() >= reward.cost());
    long points = reward != null && possible ? -reward.cost() : 0;
    if (possible) {
      tally.redeemed(name, true, 1);
    } else {
      tally.draft.impossible++;
    }
    if (points != booked.points()) {
      drafted.put(booked.opId(), points, false);
    }
    would.add(booked.account(), points);
  }

  private LocalDate day(Booked booked) {
    return booked.occurredAt().atZone(draft.zone()).toLocalDate();
  }

  private void reversed(Booked booked) throws SQLException {
    UUID reverses = booked.reverses();
    if (reverses == null) {
      throw new SQLException("entry " + booked.seq() + " reverses nothing");
    }
    was.add(booked.account(), booked.points());
    Reversed target = Reversed.of(sql, reverses);
    Drafted.Outcome outcome = target.movedOn() ? null : drafted.find(target.saleOp());
    long points = outcome == null ? booked.points() : -outcome.moved();
    if (points != booked.points()) {
      drafted.put(booked.opId(), points, false);
    }
    would.add(booked.account(), points);
    LocalDate saleDay = target.day();
    if (saleDay != null && period.contains(saleDay)) {
      tally.takeBack(saleDay, false, booked.points());
      tally.takeBack(saleDay, true, points);
      was.earn(booked.account(), booked.points());
      would.earn(booked.account(), points);
    }
    String reward = target.reward();
    if (reward != null && period.contains(target.occurredOn(draft.zone()))) {
      int back = target.kind() == EntryKind.REDEEM ? -1 : 1;
      tally.redeemed(reward, false, back);
      tally.redeemed(reward, true, points == 0 ? 0 : back);
    }
  }
}
