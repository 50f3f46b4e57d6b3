package regulars.counter.adjust;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.words.Words;
import regulars.model.sync.Refusal;

/** The form that corrects a balance: points up or down, why, and what it will be then. */
public final class AdjustViewModel {
  /** As long as a reason may be in the ledger. */
  static final int LONGEST_REASON = 200;

  /** So many digits a number of points may have. */
  static final int MOST_DIGITS = 7;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final Approval approval;
  private final Runnable changed;

  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper who = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanProperty takes = new SimpleBooleanProperty();
  private final StringProperty points = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");
  private @Nullable MemberView member;

  /**
   * Closed.
   *
   * @param changed is run when the member on the screen may have changed
   */
  public AdjustViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Strip strip,
      Approval approval,
      Runnable changed) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.approval = approval;
    this.changed = changed;
    points.addListener((_, _, _) -> again());
    takes.addListener((_, _, _) -> again());
    reason.addListener((_, _, _) -> problem.set(""));
    shop.wordsProperty().addListener((_, _, _) -> say());
  }

  /** Says who is on the screen; null when nobody is. Another member closes the form. */
  public void member(@Nullable MemberView now) {
    MemberView before = member;
    member = now;
    if (now == null || before == null || !now.card().memberId().equals(before.card().memberId())) {
      cancel();
    }
    say();
  }

  /** Opens the form for the member on the screen. */
  public void start() {
    if (member == null) {
      return;
    }
    takes.set(false);
    points.set("");
    reason.set("");
    problem.set("");
    say();
    asking.set(true);
  }

  /** Puts the form away. */
  public void cancel() {
    problem.set("");
    asking.set(false);
  }

  private void again() {
    problem.set("");
    say();
  }

  private void say() {
    MemberView now = member;
    Words words = shop.words();
    if (now == null) {
      who.set("");
      preview.set("");
      return;
    }
    String name = now.card().name();
    who.set(name == null ? words.text("member.no-name") : name);
    long by = change();
    String balance = words.count(now.card().balance());
    long missing = missing(now, by);
    preview.set(
        by == 0
            ? words.text("adjust.now", balance)
            : missing > 0
                ? words.text("adjust.short", words.count(missing), balance)
                : words.text("adjust.after", balance, words.count(now.card().balance() + by)));
  }

  /** Points up or down; 0 while no number is typed. */
  private long change() {
    String digits = points.get();
    long typed = digits.isEmpty() || digits.length() > MOST_DIGITS ? 0 : Long.parseLong(digits);
    return takes.get() ? -typed : typed;
  }

  private static long missing(MemberView of, long by) {
    return by >= 0 ? 0 : Math.max(0, -(of.card().available() + by));
  }

  /** Has it corrected, once a manager said so. */
  void save() {
    MemberView of = member;
    Words words = shop.words();
    long by = change();
    String said = reason.get().strip();
    if (of == null || sending.get() || !asking.get()) {
      return;
    }
    if (by == 0) {
      problem.set(words.text("adjust.points-missing"));
    } else if (missing(of, by) > 0) {
      problem.set(words.text("adjust.too-many", words.count(missing(of, by))));
    } else if (said.isEmpty()) {
      problem.set(words.text("adjust.reason-missing"));
    } else {
      String what = words.text("adjust.approve", who.get(), words.signed(by));
      approval.ask(what, false, approved -> send(of, by, said, approved.manager()));
    }
  }

  private void send(MemberView of, long by, String said, @Nullable String manager) {
    sending.set(true);
    background.run(
        () -> desk.adjust(of.card().memberId(), by, said, null, manager),
        this::ended,
        _ -> failed(shop.words().text("adjust.failed")));
  }

  private void ended(RedeemResult result) {
    Words words = shop.words();
    switch (result) {
      case RedeemResult.Done done -> {
        sending.set(false);
        cancel();
        strip.done(words.text("adjust.done", words.count(done.live().balance())));
      }
      case RedeemResult.Refused refused when refused.code() == Refusal.SHORT ->
          failed(words.text("adjust.too-many", words.count(refused.missing())));
      case RedeemResult.Refused refused ->
          failed(words.text("refusal." + refused.code().name(), words.count(refused.missing())));
      case RedeemResult.Offline _ -> failed(words.text("adjust.offline"));
      case RedeemResult.NotConfirmed _ -> failed(words.text("adjust.not-confirmed"));
    }
    changed.run();
  }

  /** Beside what was typed while the form is open, else at the bottom. */
  private void failed(String sentence) {
    sending.set(false);
    if (asking.get()) {
      problem.set(sentence);
    } else {
      strip.problem(sentence);
    }
  }

  /** The shop and its words. */
  ShopViewModel shop() {
    return shop;
  }

  /** Whether the form is open. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** Whether the server is being asked. */
  ReadOnlyBooleanProperty sendingProperty() {
    return sending.getReadOnlyProperty();
  }

  /** Whose balance. */
  ReadOnlyStringProperty whoProperty() {
    return who.getReadOnlyProperty();
  }

  /** The balance now, and then. */
  ReadOnlyStringProperty previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What is wrong; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether points are taken, else given. */
  BooleanProperty takesProperty() {
    return takes;
  }

  /** How many, as typed. */
  StringProperty pointsProperty() {
    return points;
  }

  /** Why, as typed. */
  StringProperty reasonProperty() {
    return reason;
  }
}
