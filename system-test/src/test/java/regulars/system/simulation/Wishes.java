package regulars.system.simulation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.member.MemberCard;
import regulars.model.sale.SaleKey;
import regulars.model.sync.Action;
import regulars.model.sync.Change;

/** What the manager may wish for: sense, nonsense, and things that are just too late. */
final class Wishes {
  private static final List<Long> COSTS = List.of(10L, 10L, 25L, 25L, 30L, 7L);

  private final World world;
  private final FeedReader feed;

  Wishes(World world, FeedReader feed) {
    this.world = world;
    this.feed = feed;
  }

  String staff() {
    return world.dice.percent(85) ? "m1" : "b1";
  }

  UUID anyMember() {
    List<UUID> known = List.copyOf(feed.members().keySet());
    return known.isEmpty() || world.dice.percent(3) ? world.dice.id() : world.dice.pick(known);
  }

  private @Nullable MemberCard anyCard() {
    return feed.members().get(anyMember());
  }

  Action next() {
    Dice dice = world.dice;
    boolean nobodyKnown = feed.members().isEmpty() && dice.percent(90);
    int what = nobodyKnown ? dice.between(1, 2) * 100 : dice.between(1, 100);
    if (what > 100) {
      return enrol();
    }
    if (what <= 20 || nobodyKnown) {
      return new Action.RecordSale(dice.id(), world.till.next(List.of()));
    }
    if (what <= 42) {
      return redeem();
    }
    if (what <= 60) {
      return reverse();
    }
    if (what <= 72) {
      long points = dice.between(1, 30);
      return new Action.Adjust(anyMember(), dice.percent(60) ? points : -points, "counted again");
    }
    if (what <= 82) {
      return settleHold();
    }
    if (what <= 92) {
      return pair();
    }
    return what <= 97 ? change() : enrol();
  }

  private Action redeem() {
    Dice dice = world.dice;
    MemberCard card = anyCard();
    UUID member = card == null ? dice.id() : card.memberId();
    long version = card == null ? 0 : card.version();
    long cost = dice.pick(COSTS);
    Action.Override override =
        dice.percent(20) ? new Action.Override("m1", "a few points short") : null;
    return new Action.Redeem(
        member, version, cost == 10 ? "Cookie" : "Free coffee", cost, null, override);
  }

  private Action reverse() {
    Dice dice = world.dice;
    if (feed.entries().isEmpty() || dice.percent(4)) {
      return new Action.Reverse(anyMember(), dice.id(), "wrong");
    }
    Entry entry = dice.pick(feed.entries()).entry();
    return new Action.Reverse(entry.memberId(), entry.opId(), "wrong");
  }

  /** A sale that the till rang up lately, whoever has it: claimed, or given to another. */
  private Action pair() {
    Dice dice = world.dice;
    SaleKey sale = world.till.anySale();
    if (dice.percent(45)) {
      return new Action.ClaimSale(sale, anyMember());
    }
    Action.Override override =
        dice.percent(30) ? new Action.Override("m1", "they will owe it") : null;
    return new Action.MoveSale(sale, anyMember(), "wrong one", override);
  }

  private Action settleHold() {
    Dice dice = world.dice;
    List<Change.HoldChanged> holds = List.copyOf(feed.holds().values());
    UUID hold = holds.isEmpty() || dice.percent(5) ? dice.id() : dice.pick(holds).holdId();
    return dice.percent(60)
        ? new Action.ReleaseHold(hold, null)
        : new Action.RejectHold(hold, "not theirs");
  }

  private Action change() {
    MemberCard card = anyCard();
    if (card == null) {
      return enrol();
    }
    return new Action.ChangeMember(
        card.memberId(),
        card.profileVersion(),
        world.dice.percent(70) ? card.phone() : world.till.anyPhone(),
        "Name " + world.dice.between(1, 99));
  }

  private Action enrol() {
    Dice dice = world.dice;
    return new Action.Enrol(
        dice.id(),
        dice.percent(70) ? world.till.anyPhone() : null,
        "New " + dice.between(1, 99),
        dice.percent(60) ? "old-" + dice.between(1, 3) : null);
  }

  /** The same, made unreadable in one of many ways; id and number stay readable. */
  String poisoned(String operation) {
    String spoilt =
        switch (world.dice.between(1, 4)) {
          case 1 -> operation.replaceFirst("\"kind\":\"[a-zA-Z]+\"", "\"kind\":\"stampCard\"");
          case 2 -> operation.replaceFirst("\"action\":\\{", "\"action\":{\"x\":1,\"x\":2,");
          case 3 -> operation.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"then\"");
          default -> operation.replaceFirst("\"kind\":\"[a-zA-Z]+\",", "");
        };
    return spoilt;
  }
}
