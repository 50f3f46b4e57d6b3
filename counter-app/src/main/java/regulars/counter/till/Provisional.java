package regulars.counter.till;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.Decision;
import regulars.model.earn.Earning;
import regulars.model.earn.HoldReason;
import regulars.model.earn.MemberState;
import regulars.model.earn.SkipReason;
import regulars.model.earn.WhyLine;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sync.Move;

/**
 * The move that a sale will probably come to, decided by the same pure function as on the server
 * but from what the counter knows. The server's answer takes its place.
 *
 * @param move one of the four
 * @param points up or down; for a hold what it would be
 * @param detail for a skip or hold its reason's name; for an announcement the rewards' names
 * @param why the rule lines behind the points
 */
record Provisional(Move move, long points, @Nullable String detail, List<WhyLine> why) {

  /** Nothing better is known: no rules yet, or a sale that the server is going to refuse. */
  static final Provisional NOTHING = new Provisional(Move.ADD, 0, null, List.of());

  /**
   * What a refund or void is about, as far as this counter knows.
   *
   * @param sale the sale
   * @param move what it came to
   * @param earlier refunds of it that took points back
   * @param taken points those took
   */
  record Original(Sale sale, @Nullable Move move, List<Sale> earlier, long taken) {}

  /** A sale of somebody who is known, or joins with it. */
  static Provisional sale(@Nullable Rules rules, MemberState member, Sale sale) {
    if (rules == null || !sale.total().currency().equals(rules.currency())) {
      return NOTHING;
    }
    return of(Earning.decide(rules, member, sale));
  }

  /** A refund or void. */
  static Provisional takeBack(
      @Nullable Rules rules, MemberState member, @Nullable Original original, Sale refund) {
    if (rules == null || !refund.total().currency().equals(rules.currency())) {
      return NOTHING;
    }
    if (original == null || original.move() == Move.HOLD || original.move() == null) {
      return of(new Decision.Hold(HoldReason.UNKNOWN_ORIGINAL, 0, List.of()));
    }
    if (original.move() == Move.SKIP) {
      return skip(SkipReason.ORIGINAL_SKIPPED);
    }
    return of(
        Earning.takeBack(
            rules, member, original.sale(), original.earlier(), original.taken(), refund));
  }

  /** Nobody to give points to. */
  static Provisional skip(SkipReason reason) {
    return of(new Decision.Skip(reason));
  }

  private static Provisional of(Decision decision) {
    return switch (decision) {
      case Decision.Skip skip -> new Provisional(Move.SKIP, 0, skip.reason().name(), List.of());
      case Decision.Add add -> new Provisional(Move.ADD, add.points(), null, add.why());
      case Decision.AddAndAnnounce add ->
          new Provisional(
              Move.ADD_AND_ANNOUNCE,
              add.points(),
              add.reached().stream().map(Reward::name).collect(Collectors.joining("\n")),
              add.why());
      case Decision.Hold hold ->
          new Provisional(Move.HOLD, hold.points(), hold.reason().name(), hold.why());
    };
  }

  /** What it does to the balance. */
  long effect() {
    return move == Move.HOLD ? 0 : points;
  }
}
