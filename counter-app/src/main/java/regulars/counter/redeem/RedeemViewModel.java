package regulars.counter.redeem;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.staff.PinViewModel;
import regulars.counter.words.Words;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sync.Action;

/**
 * The rewards column: choose, confirm, done. What chose a reward can't also confirm it: {@link
 * #confirm} does nothing until {@link #arm} was called, which the view does once every key and
 * button was let go.
 */
public final class RedeemViewModel {
  private static final int UNDO_SECONDS = 10;

  /** "A few points short": at most a fifth of the cost. */
  private static final int FEW_OF = 5;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final ReversalViewModel reversal;
  private final PinViewModel pins;
  private final Runnable changed;

  private final ObservableList<RewardLine> rewards = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Panel> panel =
      new ReadOnlyObjectWrapper<>(new Panel.Rewards());
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private @Nullable MemberView member;
  private BiConsumer<UUID, UUID> redeemed = (_, _) -> {};

  /**
   * No member yet.
   *
   * @param changed is run when the member on the screen may have changed
   */
  public RedeemViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Strip strip,
      ReversalViewModel reversal,
      PinViewModel pins,
      Runnable changed) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.reversal = reversal;
    this.pins = pins;
    this.changed = changed;
    open.bind(panel.map(now -> !(now instanceof Panel.Rewards)));
    shop.rulesProperty().addListener((_, _, _) -> list());
    shop.wordsProperty().addListener((_, _, _) -> list());
  }

  /** Tells {@code listener} the member and the operation of every redemption that was confirmed. */
  public void whenRedeemed(BiConsumer<UUID, UUID> listener) {
    redeemed = listener;
  }

  /** Shows the rewards for this member; null when nobody is on the screen. */
  public void member(@Nullable MemberView now) {
    UUID before = member == null ? null : member.card().memberId();
    member = now;
    if (now == null || !now.card().memberId().equals(before)) {
      cancel();
    }
    list();
  }

  private void list() {
    Rules rules = shop.rulesProperty().get();
    List<RewardLine> lines = new ArrayList<>();
    if (rules != null) {
      for (Reward reward : rules.rewards()) {
        lines.add(RewardLine.of(reward, member, shop.words()));
      }
    }
    if (!rewards.equals(lines)) {
      rewards.setAll(lines);
    }
  }

  /** Asks whether to redeem this one. Not yet armed. */
  void choose(RewardLine line) {
    MemberView now = member;
    if (now == null || !line.affordable() || panel.get() instanceof Panel.Asking) {
      return;
    }
    UUID memberId = now.card().memberId();
    pins.whenSignedIn(() -> confirm(memberId, line, null));
  }

  /** Whether a manager may let this one pass although points are missing. */
  boolean mayOverride(RewardLine line) {
    MemberView now = member;
    if (now == null || line.affordable() || !shop.hasStaff()) {
      return false;
    }
    long missing = line.reward().cost() - now.card().available();
    return missing * FEW_OF <= line.reward().cost();
  }

  /** Asks a manager to let a member pass who is a few points short, then whether to redeem. */
  void override(RewardLine line) {
    MemberView now = member;
    if (now == null || !mayOverride(line) || panel.get() instanceof Panel.Asking) {
      return;
    }
    UUID memberId = now.card().memberId();
    String what = shop.words().text("override.approve", line.reward().name(), line.note());
    pins.whenSignedIn(() -> pins.ask(what, true, approved -> confirm(memberId, line, approved)));
  }

  private void confirm(UUID memberId, RewardLine line, Approval.@Nullable Approved approved) {
    MemberView now = member;
    // Another member may have come to the screen while somebody typed a PIN.
    if (now == null || !now.card().memberId().equals(memberId)) {
      return;
    }
    String manager = approved == null ? null : approved.manager();
    String reason = approved == null ? null : approved.reason();
    Action.Override override =
        manager == null || reason == null ? null : new Action.Override(manager, reason);
    Words words = shop.words();
    String name = now.card().name();
    armed.set(false);
    panel.set(
        new Panel.Confirm(
            now.card().memberId(),
            name == null ? words.text("member.no-name") : name,
            now.card().version(),
            line.reward(),
            line.cost(),
            words.count(now.card().balance() - line.reward().cost()),
            override));
  }

  /** The press that chose was let go: from now on it can be confirmed. */
  public void arm() {
    armed.set(panel.get() instanceof Panel.Confirm);
  }

  /** Redeems what is asked about; nothing while not armed. */
  public void confirm() {
    if (!armed.get() || !(panel.get() instanceof Panel.Confirm confirm)) {
      return;
    }
    armed.set(false);
    Panel.Asking asking = new Panel.Asking(confirm);
    String staff = shop.staffId();
    panel.set(asking);
    background.run(
        () ->
            desk.redeem(
                confirm.memberId(),
                confirm.reward().name(),
                confirm.reward().cost(),
                confirm.baseVersion(),
                staff,
                confirm.override()),
        result -> answered(asking, result),
        _ -> refuse(asking, shop.words().text("refused.failed")));
  }

  private void answered(Panel.Asking asking, RedeemResult result) {
    Words words = shop.words();
    switch (result) {
      case RedeemResult.Done done -> done(asking, done, words);
      case RedeemResult.Refused refused -> refuse(asking, Refusals.sentence(refused, shop));
      case RedeemResult.Offline _ -> refuse(asking, words.text("refused.offline"));
      case RedeemResult.NotConfirmed _ -> refuse(asking, words.text("refused.not-confirmed"));
    }
    changed.run();
  }

  private void done(Panel.Asking asking, RedeemResult.Done done, Words words) {
    if (panel.get() == asking) {
      panel.set(new Panel.Rewards());
    }
    UUID memberId = asking.confirm().memberId();
    redeemed.accept(memberId, done.opId());
    strip.show(
        new Strip.Message(
            Strip.Kind.DONE,
            words.text(
                "redeem.done",
                asking.confirm().reward().name(),
                words.count(done.live().balance()),
                asking.confirm().memberName()),
            new Strip.Offer(words.text("undo"), () -> reversal.reverse(memberId, done.opId()))),
        UNDO_SECONDS);
  }

  // Another member may be on the screen by now: then the strip says it.
  private void refuse(Panel.Asking asking, String sentence) {
    Words words = shop.words();
    Panel.Confirm confirm = asking.confirm();
    String title = words.text("refused.title", confirm.reward().name());
    if (panel.get() == asking) {
      panel.set(new Panel.Refused(title, sentence));
    } else {
      strip.problem(
          words.text("refused.elsewhere", confirm.memberName(), confirm.reward().name(), sentence));
    }
  }

  /** Puts the question or the refusal away. A redemption under way goes on. */
  public void cancel() {
    armed.set(false);
    panel.set(new Panel.Rewards());
  }

  /** Puts the question or the refusal away, unless the server is being asked. */
  public void escape() {
    if (!(panel.get() instanceof Panel.Asking)) {
      cancel();
    }
  }

  /** The rewards, cheapest first. */
  ObservableList<RewardLine> rewards() {
    return rewards;
  }

  /** What stands in the column. */
  ReadOnlyObjectProperty<Panel> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  /** Whether anything but the rewards stands in the column. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether the question can be confirmed. */
  public ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** Whether a member is on the screen. */
  boolean hasMember() {
    return member != null;
  }
}
