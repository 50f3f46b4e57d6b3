package regulars.server.trial;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.MemberState;
import regulars.model.earn.SkipReason;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sync.Change.HoldState;
import regulars.server.db.Sql;
import regulars.server.sale.PastSales;
import regulars.server.sale.PastSales.Sold;

/** What the draft makes of a refund or void, as the server decides those that come in. */
final class PastRefunds {
  private static final String OP_OF_ENTRY = "SELECT op_id FROM ledger WHERE seq = ?";
  private static final String ENTRIES = "SELECT count(*) FROM ledger WHERE op_id = ?";
  private static final String REVERSAL = "SELECT op_id FROM ledger WHERE reverses = ? AND seq <= ?";

  private final Sql sql;
  private final Replaying.RulesThen rulesThen;
  private final Rules draft;
  private final Period period;
  private final Drafted drafted;

  PastRefunds(Sql sql, Replaying.RulesThen rulesThen, Rules draft, Period period, Drafted drafted) {
    this.sql = sql;
    this.rulesThen = rulesThen;
    this.draft = draft;
    this.period = period;
    this.drafted = drafted;
  }

  /**
   * Decides a refund at its place in the past.
   *
   * @param seq the newest entry at that moment
   */
  Decision decide(Sold refund, MemberState member, long seq) throws SQLException {
    Sold original = original(refund);
    if (original == null) {
      return refund.skipped() ? new Decision.Skip(SkipReason.NO_MEMBER) : unknown();
    }
    if (original.account() == 0 || original.skipped()) {
      return new Decision.Skip(SkipReason.ORIGINAL_SKIPPED);
    }
    if (outcome(original, seq).waits()) {
      return original.hold() == HoldState.REJECTED && refund.skipped()
          ? new Decision.Skip(SkipReason.ORIGINAL_SKIPPED)
          : unknown();
    }
    return takeBack(refund, original, member, seq);
  }

  /**
   * Whether what happened is what the draft does: it earns by the same rules as those of the sale
   * that the refund is about, and makes of that sale what was made of it.
   */
  boolean asItWas(Sold refund) throws SQLException {
    Long row = refund.original();
    if (row == null) {
      return true;
    }
    Sold original = PastSales.sale(sql, row);
    if (!sameEarning(rulesThen.of(original.rulesVersion()), draft)) {
      return false;
    }
    Drafted.Outcome outcome = drafted.find(original.opId());
    boolean heldToo = outcome != null && outcome.held() == (original.hold() != null);
    return outcome == null || (heldToo && outcome.points() == original.points());
  }

  private static boolean sameEarning(Rules then, Rules now) {
    return then.zone().equals(now.zone())
        && then.earn().points() == now.earn().points()
        && then.earn().perMinor() == now.earn().perMinor()
        && rates(then).equals(rates(now));
  }

  private static List<Rate> rates(Rules rules) {
    return rules.multipliers().stream()
        .map(rule -> new Rate(rule.times(), rule.category(), rule.days()))
        .toList();
  }

  private record Rate(int times, @Nullable String category, Set<DayOfWeek> days) {}

  /** What it takes when a person lets it through. */
  long release(Sold refund, MemberState member, long seq) throws SQLException {
    Long row = refund.original();
    if (row == null || asItWas(refund)) {
      return refund.points();
    }
    Sold original = PastSales.sale(sql, row);
    if (original.account() == 0 || original.skipped() || outcome(original, seq).waits()) {
      return 0;
    }
    return switch (takeBack(refund, original, member, seq)) {
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> hold.points();
      case Decision.Skip skip -> 0;
    };
  }

  /** Whether it took points when it was recorded, from whoever had the sale then. */
  boolean wasCounted(Sold refund) throws SQLException {
    return sql.number(ENTRIES, refund.opId()) > 0;
  }

  /** The sale it is about, as far as it was known when the refund came in. */
  private @Nullable Sold original(Sold refund) throws SQLException {
    Long row = refund.original();
    return row == null || row > refund.id() ? null : PastSales.sale(sql, row);
  }

  private static Decision unknown() {
    return new Decision.Hold(HoldReason.UNKNOWN_ORIGINAL, 0, List.of());
  }

  private Decision takeBack(Sold refund, Sold original, MemberState member, long seq)
      throws SQLException {
    boolean underDraft = period.contains(original.key().businessDay());
    Rules rules = underDraft ? draft : rulesThen.of(original.rulesVersion());
    List<Sale> earlier = new ArrayList<>();
    long taken = 0;
    for (Sold before : PastSales.refunds(sql, original.id(), refund.id())) {
      if (before.id() > refund.id() && (before.seq() == 0 || before.seq() > seq)) {
        continue; // not yet
      }
      Drafted.Outcome outcome = outcome(before, seq);
      if (!before.skipped() && !outcome.waits() && inEffect(before, seq)) {
        earlier.add(before.sale(draft.currency()));
        taken = Math.subtractExact(taken, outcome.points());
      }
    }
    long given = outcome(original, seq).points();
    if (!inEffect(original, seq)) {
      taken = Math.max(taken, given);
    }
    Sale sale = original.sale(draft.currency());
    long neverGiven =
        underDraft
            ? 0
            : Math.subtractExact(
                points(Earning.decide(rules, MemberState.NEW, sale)), original.points());
    taken = Math.max(0, Math.addExact(taken, neverGiven));
    return Earning.takeBack(rules, member, sale, earlier, taken, refund.sale(draft.currency()));
  }

  static long points(Decision decision) {
    return switch (decision) {
      case Decision.Add add -> add.points();
      case Decision.AddAndAnnounce add -> add.points();
      case Decision.Hold hold -> hold.points();
      case Decision.Skip skip -> 0;
    };
  }

  /** What became of it under the draft; what happened, where the draft makes no difference. */
  private Drafted.Outcome outcome(Sold sold, long seq) throws SQLException {
    Drafted.Outcome found = drafted.find(sold.opId());
    if (found != null) {
      return found;
    }
    boolean released = sold.hold() == HoldState.RELEASED && (sold.seq() == 0 || sold.seq() <= seq);
    return new Drafted.Outcome(
        sold.points(), sold.hold() != null && !released, sold.hold() != null);
  }

  private boolean inEffect(Sold sold, long seq) throws SQLException {
    if (sold.seq() == 0 || (sold.seq() > seq && !sold.paired())) {
      return true;
    }
    // Before a person said whose it is now, what it wrote when it was recorded is what counted.
    UUID cause =
        sold.seq() > seq ? sold.opId() : sql.one(OP_OF_ENTRY, row -> row.id(1), sold.seq());
    boolean inEffect = true;
    for (UUID next = cause == null ? null : reversal(cause, seq);
        next != null;
        next = reversal(next, seq)) {
      inEffect = !inEffect;
    }
    return inEffect;
  }

  private @Nullable UUID reversal(UUID opId, long seq) throws SQLException {
    return sql.one(REVERSAL, row -> row.id(1), opId, seq);
  }
}
