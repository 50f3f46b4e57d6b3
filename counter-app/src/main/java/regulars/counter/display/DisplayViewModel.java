package regulars.counter.display;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementRow;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.fx.Ticker;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.redeem.NextReward;
import regulars.model.redeem.Redemption;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

/**
 * What the customer sees: the member on the barista's card, or whose sale has just come in. It goes
 * calm by itself, so that nobody reads what was meant for the one before.
 */
public final class DisplayViewModel {
  /** Time to look up from the purse. */
  private static final int SHOWN_SECONDS = 40;

  /** The barista has closed the card. */
  private static final int LEAVING_SECONDS = 6;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<Face> face;
  private @Nullable MemberView card;
  private @Nullable MemberView shown;
  private long points;
  private int left;

  /** Calm until somebody comes. */
  public DisplayViewModel(Desk desk, Background background, ShopViewModel shop, Ticker ticker) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.face = new ReadOnlyObjectWrapper<>(calm());
    shop.wordsProperty().addListener((_, _, _) -> say());
    shop.rulesProperty().addListener((_, _, _) -> say());
    shop.shopProperty().addListener((_, _, _) -> say());
    ticker.start(this::tick);
  }

  private void tick() {
    if (left > 0 && --left == 0) {
      shown = null;
      points = 0;
      say();
    }
  }

  /** Says whose card the barista has open; null when nobody's. */
  public void member(@Nullable MemberView now) {
    MemberView before = card;
    card = now;
    if (now == null) {
      left = Math.min(left, LEAVING_SECONDS);
      return;
    }
    if (before == null || !same(before, now)) {
      points = shown != null && same(shown, now) ? points : 0;
      left = SHOWN_SECONDS;
    } else if (before.card().balance() != now.card().balance()
        || before.waiting() != now.waiting()) {
      left = SHOWN_SECONDS;
    } else if (shown == null || !same(shown, now)) {
      return; // Calm by now, or somebody else's sale: nothing is new on this card.
    }
    shown = now;
    say();
  }

  private static boolean same(MemberView one, MemberView other) {
    return one.card().memberId().equals(other.card().memberId());
  }

  /** A sale came in: its points are shown to whom it belongs. */
  public void sold(FeedSale sale) {
    UUID memberId = sale.memberId();
    if (memberId != null && sale.points() != 0 && sale.refusal() == null) {
      moved(memberId, _ -> sale.points());
    }
  }

  /** A reward was redeemed. */
  public void redeemed(UUID memberId, UUID opId) {
    moved(
        memberId,
        view ->
            view.statement().stream()
                .filter(row -> row.opId().equals(opId))
                .mapToLong(StatementRow::points)
                .sum());
  }

  private void moved(UUID memberId, ToLongFunction<MemberView> by) {
    newest.ask();
    background.run(
        () -> Optional.ofNullable(desk.open(memberId)),
        newest.only(view -> view.ifPresent(now -> moved(now, by.applyAsLong(now)))),
        newest.only(_ -> {}));
  }

  private void moved(MemberView now, long by) {
    shown = now;
    points = by;
    left = SHOWN_SECONDS;
    say();
  }

  private void say() {
    face.set(shown == null ? calm() : points(shown));
  }

  private Face calm() {
    var known = shop.shopProperty().get();
    return new Face.Calm(
        known == null ? "Regulars" : known.name(), shop.words().text("display.calm"));
  }

  private Face points(MemberView of) {
    Words words = shop.words();
    Rules rules = shop.rulesProperty().get();
    long balance = of.card().balance() + of.waiting();
    NextReward.Next next = rules == null ? null : NextReward.next(rules, balance);
    List<Reward> ready =
        rules == null ? List.of() : Redemption.affordable(rules, of.card().available());
    return new Face.Points(
        initial(of.card().name()),
        points == 0 ? "" : words.signed(points),
        points > 0,
        words.text("display.balance", words.count(balance)),
        next == null
            ? ""
            : words.text("card.to-next", words.count(next.missing()), next.reward().name()),
        next == null ? -1 : (double) next.have() / next.reward().cost(),
        ready.isEmpty() ? "" : words.text("display.ready", ready.getLast().name()));
  }

  /** A letter, and nothing else that a name may begin with. */
  static String initial(@Nullable String name) {
    if (name == null) {
      return "";
    }
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(letter -> Character.toString(letter).toUpperCase(Locale.ROOT) + ".")
        .findFirst()
        .orElse("");
  }

  /** What is shown. */
  ReadOnlyObjectProperty<Face> faceProperty() {
    return face.getReadOnlyProperty();
  }
}
