package regulars.counter.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.ClaimResult;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.NextSale;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.shop.HappenedText;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.words.Words;
import regulars.model.sync.Action;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/**
 * Sale and member, in either order: the next sale is the member's on the screen, a sale of nobody
 * is claimed for them, a wrong one is moved to them.
 */
public final class PairingViewModel {
  private static final int LONGEST_FIRST_NAME = 12;

  /** Who lets it pass in a shop where nobody said who works there. */
  private static final String NOBODY = "nobody";

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final Approval approval;
  private final Ticker ticker;
  private final Refresher<AtomicReference<@Nullable NextSale>> nextAgain;

  private final ReadOnlyObjectWrapper<@Nullable MemberView> member = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable NextSale> next = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper waits = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
  private @Nullable Runnable stopTicking;
  private long secondsLeft;
  private boolean canceled;

  /**
   * Whether to move a sale.
   *
   * @param line the sale
   * @param toMember whose it would be
   * @param sentence what is asked
   * @param owed whether its points are spent: then only a manager may
   */
  record Question(FeedLine line, UUID toMember, String sentence, boolean owed) {}

  /** Nobody is on the screen, and nobody waits for a sale. */
  public PairingViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Strip strip,
      Approval approval,
      Ticker ticker) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.approval = approval;
    this.ticker = ticker;
    this.nextAgain =
        new Refresher<>(background, () -> new AtomicReference<>(desk.nextSale()), this::showNext);
    shop.wordsProperty().addListener((_, _, _) -> sayNext());
  }

  /** Who is on the screen; null when nobody is. */
  public void member(@Nullable MemberView now) {
    MemberView before = member.get();
    member.set(now);
    if (now == null || before == null || !now.card().memberId().equals(before.card().memberId())) {
      cancelMove();
    }
  }

  private String name(MemberView view) {
    String name = view.card().name();
    return name == null ? shop.words().text("member.no-name") : name;
  }

  /** What to call who is on the screen; empty when nobody is. */
  String memberName() {
    MemberView now = member.get();
    return now == null ? "" : name(now);
  }

  /** Their first name where a button has room for it; empty where not. */
  String firstName() {
    MemberView now = member.get();
    String name = now == null ? null : now.card().name();
    if (name == null) {
      return "";
    }
    int end = name.indexOf(' ');
    String first = end < 0 ? name : name.substring(0, end);
    return first.length() <= LONGEST_FIRST_NAME ? first : "";
  }

  // ---- member first ----

  /** The next sale without a member is theirs who is on the screen; again: nobody's. */
  public void toggleNext() {
    MemberView now = member.get();
    if (next.get() != null) {
      cancelNext();
    } else if (now == null) {
      strip.note(shop.words().text("pairing.nobody-open"));
    } else {
      UUID memberId = now.card().memberId();
      String staff = shop.staffId();
      canceled = false;
      background.run(
          () -> desk.nextSaleFor(memberId, staff),
          this::waiting,
          _ -> strip.problem(shop.words().text("pairing.failed")));
    }
  }

  /** The next sale is nobody's any more. */
  void cancelNext() {
    canceled = true;
    background.run(
        () -> {
          desk.cancelNextSale();
          return true;
        },
        _ -> nextAgain.changed(),
        _ -> strip.problem(shop.words().text("pairing.failed")));
  }

  /** A sale came in or got its answer. May be called on any thread. */
  public void feedChanged() {
    nextAgain.changed();
  }

  private void showNext(AtomicReference<@Nullable NextSale> read) {
    NextSale now = read.get();
    NextSale before = next.get();
    if (now != null) {
      waiting(now);
    } else if (before != null) {
      if (!canceled && secondsLeft > 0) {
        strip.done(shop.words().text("pairing.came", nameOf(before)));
      }
      over();
    }
  }

  private String nameOf(NextSale sale) {
    return sale.memberName() == null ? shop.words().text("member.no-name") : sale.memberName();
  }

  private void waiting(NextSale now) {
    if (now.equals(next.get())) {
      return;
    }
    over();
    next.set(now);
    Instant at = shop.words().now();
    secondsLeft = Math.max(0, Duration.between(at, now.until()).toSeconds());
    stopTicking = ticker.start(this::tick);
    sayNext();
  }

  private void tick() {
    secondsLeft--;
    NextSale before = next.get();
    if (secondsLeft <= 0 && before != null) {
      over();
      strip.note(shop.words().text("pairing.over", nameOf(before)));
    } else {
      sayNext();
    }
  }

  private void over() {
    if (stopTicking != null) {
      stopTicking.run();
      stopTicking = null;
    }
    next.set(null);
    sayNext();
  }

  private void sayNext() {
    NextSale now = next.get();
    waits.set(
        now == null
            ? ""
            : shop.words()
                .text(
                    "pairing.waits",
                    nameOf(now),
                    "%d:%02d".formatted(secondsLeft / 60, secondsLeft % 60)));
  }

  // ---- sale first ----

  /** Claims the newest sale of nobody for who is on the screen. */
  public void claimNewest(List<FeedLine> lines) {
    if (member.get() == null) {
      strip.note(shop.words().text("pairing.nobody-open"));
      return;
    }
    lines.stream()
        .filter(FeedLine::claimable)
        .findFirst()
        .ifPresentOrElse(
            this::claim, () -> strip.note(shop.words().text("pairing.nothing-to-claim")));
  }

  /** Claims this sale for who is on the screen. */
  void claim(FeedLine line) {
    MemberView now = member.get();
    if (now == null) {
      return;
    }
    String staff = shop.staffId();
    String name = name(now);
    background.run(
        () -> desk.claim(line.opId(), now.card().memberId(), staff),
        result -> claimed(line, name, result),
        _ -> strip.problem(shop.words().text("pairing.failed")));
  }

  private void claimed(FeedLine line, String name, ClaimResult result) {
    Words words = shop.words();
    switch (result) {
      case ClaimResult.Claimed claimed when claimed.move() == Move.HOLD ->
          strip.note(words.text("pairing.held", line.total(), name));
      case ClaimResult.Claimed claimed ->
          strip.done(
              words.text(
                  claimed.confirmed() ? "pairing.claimed" : "pairing.claimed-waits",
                  words.signed(claimed.points()),
                  name,
                  line.total()));
      case ClaimResult.Refused refused -> {
        String why =
            refused.code() == Refusal.SALE_TAKEN && refused.owner() != null
                ? words.text("pairing.taken", line.total(), refused.owner())
                : words.text("refusal." + refused.code().name(), words.count(0));
        strip.problem(HappenedText.after(why, refused.happened(), shop));
      }
    }
  }

  // ---- the wrong member ----

  /** Whether this sale can be moved to who is on the screen. */
  boolean movable(FeedLine line) {
    MemberView now = member.get();
    return now != null
        && line.movable()
        && line.memberId() != null
        && !now.card().memberId().equals(line.memberId());
  }

  /** Asks whether to move this sale to who is on the screen. Not yet armed. */
  void askMove(FeedLine line) {
    MemberView now = member.get();
    if (now == null || !movable(line)) {
      return;
    }
    armed.set(false);
    String sentence = shop.words().text("pairing.ask-move", line.total(), line.member(), name(now));
    question.set(new Question(line, now.card().memberId(), sentence, false));
  }

  /** The press that asked was let go: from now on it can be confirmed. */
  void arm() {
    armed.set(question.get() != null);
  }

  /** Moves what is asked about; nothing while not armed. */
  void confirmMove() {
    Question asked = question.get();
    if (asked == null || !armed.get()) {
      return;
    }
    armed.set(false);
    if (asked.owed()) {
      askManager(asked, shop.words().text("pairing.approve-owed", asked.line().member()));
    } else {
      move(asked, null);
    }
  }

  /** A manager's word, and why, without signing the barista out. */
  private void askManager(Question asked, String what) {
    approval.ask(
        what,
        shop.hasStaff(),
        approved -> {
          String manager = approved.manager();
          String said = approved.reason();
          move(
              asked,
              new Action.Override(
                  manager == null ? NOBODY : manager,
                  said == null ? shop.words().text("pairing.move-reason") : said));
        });
  }

  private void move(Question asked, Action.@Nullable Override override) {
    if (!asked.equals(question.get())) {
      return; // Another member may have come to the screen while somebody typed a PIN.
    }
    String staff = shop.staffId();
    String reason = shop.words().text("pairing.move-reason");
    background.run(
        () -> desk.move(asked.line().opId(), asked.toMember(), reason, override, staff),
        result -> moved(asked, override != null, result),
        _ -> moveFailed(asked, shop.words().text("pairing.failed")));
  }

  private void moved(Question asked, boolean approved, RedeemResult result) {
    Words words = shop.words();
    switch (result) {
      case RedeemResult.Done done -> {
        cancelMove();
        strip.done(words.text("pairing.moved", asked.line().total(), memberName()));
      }
      case RedeemResult.Refused refused
          when refused.code() == Refusal.SHORT && !approved && asked.equals(question.get()) ->
          askOwed(asked, refused);
      case RedeemResult.Refused refused
          when refused.code() == Refusal.NOT_ALLOWED && !approved && asked.equals(question.get()) ->
          askManager(asked, words.text("pairing.approve-late"));
      case RedeemResult.Refused refused ->
          moveFailed(
              asked,
              HappenedText.after(
                  words.text("refusal." + refused.code().name(), words.count(refused.missing())),
                  refused.happened(),
                  shop));
      case RedeemResult.Offline _ -> moveFailed(asked, words.text("pairing.move-offline"));
      case RedeemResult.NotConfirmed _ ->
          moveFailed(asked, words.text("pairing.move-not-confirmed"));
    }
  }

  /** The wrong member has spent the points: it is said, and a manager may let them owe it. */
  private void askOwed(Question asked, RedeemResult.Refused refused) {
    String sentence =
        shop.words()
            .text("pairing.ask-owed", asked.line().member(), shop.words().count(refused.missing()));
    armed.set(false);
    question.set(new Question(asked.line(), asked.toMember(), sentence, true));
  }

  private void moveFailed(Question asked, String sentence) {
    if (asked.equals(question.get())) {
      cancelMove();
    }
    strip.problem(sentence);
  }

  /** Puts the question away. */
  public void cancelMove() {
    armed.set(false);
    question.set(null);
  }

  /** Whether a question is open. */
  public boolean asking() {
    return question.get() != null;
  }

  /** What is asked; null when nothing is. */
  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Whether the question can be confirmed. */
  ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** Who waits for the next sale, and how long still; empty when nobody does. */
  ReadOnlyStringProperty waitsProperty() {
    return waits.getReadOnlyProperty();
  }

  /** Who is on the screen; null when nobody is. */
  ReadOnlyObjectProperty<@Nullable MemberView> memberProperty() {
    return member.getReadOnlyProperty();
  }
}
