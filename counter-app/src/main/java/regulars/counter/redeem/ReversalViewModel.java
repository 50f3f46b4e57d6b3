package regulars.counter.redeem;

import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.words.Words;

/**
 * Taking an entry back: a redemption at once from the strip, any entry from the statement after a
 * question.
 */
public final class ReversalViewModel {
  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final Approval approval;
  private final Runnable changed;

  private final ReadOnlyObjectWrapper<@Nullable UUID> asked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();

  /**
   * Nothing is asked yet.
   *
   * @param changed is run when the member on the screen may have changed
   */
  public ReversalViewModel(
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
  }

  /** Asks whether this operation is to be taken back. Not yet armed. */
  public void ask(UUID opId) {
    armed.set(false);
    asked.set(opId);
  }

  /** The press that asked was let go: from now on it can be confirmed. */
  public void arm() {
    armed.set(asked.get() != null);
  }

  /** Takes back what was asked about, of this member; nothing while not armed. */
  public void confirm(UUID memberId) {
    UUID opId = asked.get();
    if (opId != null && armed.get()) {
      cancel();
      approval.ask(
          shop.words().text("undo.approve"),
          shop.hasStaff(),
          approved ->
              reverse(
                  memberId,
                  opId,
                  approved.reason() == null ? shop.words().text("undo.reason") : approved.reason(),
                  approved.manager()));
    }
  }

  /** Stops asking. */
  public void cancel() {
    asked.set(null);
    armed.set(false);
  }

  /** Undoes what was done here a moment ago, which takes no manager. */
  void reverse(UUID memberId, UUID opId) {
    reverse(memberId, opId, shop.words().text("undo.reason"), shop.staffId());
  }

  private void reverse(UUID memberId, UUID opId, String reason, @Nullable String staff) {
    background.run(
        () -> desk.reverse(memberId, opId, reason, staff),
        this::ended,
        _ -> strip.problem(shop.words().text("undo.failed")));
  }

  private void ended(RedeemResult result) {
    Words words = shop.words();
    switch (result) {
      case RedeemResult.Done done ->
          strip.done(words.text("undo.done", words.count(done.live().balance())));
      case RedeemResult.Refused refused -> strip.problem(Refusals.sentence(refused, shop));
      case RedeemResult.Offline _ -> strip.problem(words.text("undo.offline"));
      case RedeemResult.NotConfirmed _ -> strip.problem(words.text("undo.not-confirmed"));
    }
    changed.run();
  }

  /** The operation that is asked about; null when none is. */
  public ReadOnlyObjectProperty<@Nullable UUID> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Whether it can be confirmed. */
  public ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }
}
