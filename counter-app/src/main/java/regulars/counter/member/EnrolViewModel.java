package regulars.counter.member;

import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.EnrolResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** A new member: phone, name, done. A phone that is a member's already opens that member. */
public final class EnrolViewModel {
  /** As long as a name may be in the ledger. */
  static final int LONGEST_NAME = 80;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final Consumer<UUID> open;

  private final StringProperty phone = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  /**
   * Closed until {@link #start}.
   *
   * @param open is told whom to show afterwards
   */
  public EnrolViewModel(
      Desk desk, Background background, ShopViewModel shop, Strip strip, Consumer<UUID> open) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.open = open;
    phone.addListener((_, _, _) -> problem.set(""));
  }

  /** Asks for a new member, beginning with this number; empty for none. */
  public void start(String typedPhone) {
    phone.set(typedPhone);
    name.set("");
    problem.set("");
    asking.set(true);
  }

  /**
   * A form that was begun.
   *
   * @param phone as typed
   * @param name as typed
   */
  public record Draft(String phone, String name) {}

  /** What was typed so far; null when no form is open, or an empty one. */
  public @Nullable Draft begun() {
    boolean typed = !phone.get().isBlank() || !name.get().isBlank();
    return asking.get() && !saving.get() && typed ? new Draft(phone.get(), name.get()) : null;
  }

  /** Opens a form again that was put away. */
  public void goOn(Draft draft) {
    start(draft.phone());
    name.set(draft.name());
  }

  /** Saves, once; the form stays as it is until that is done. */
  public void save() {
    if (saving.get() || !asking.get()) {
      return;
    }
    if (phone.get().isBlank()) {
      problem.set(shop.words().text("enrol.phone-missing"));
      return;
    }
    String typedPhone = phone.get();
    String typedName = name.get().strip();
    String staff = shop.staffId();
    saving.set(true);
    background.run(() -> desk.enrol(typedPhone, typedName, staff), this::saved, _ -> failed());
  }

  private void saved(EnrolResult result) {
    saving.set(false);
    Words words = shop.words();
    switch (result) {
      case EnrolResult.Enrolled enrolled -> {
        asking.set(false);
        strip.done(words.text("enrol.done"));
        open.accept(enrolled.memberId());
      }
      case EnrolResult.Existing existing -> {
        asking.set(false);
        strip.note(words.text("enrol.existing"));
        open.accept(existing.memberId());
      }
      case EnrolResult.BadPhone bad -> problem.set(sentence(bad.messageKey(), words));
    }
  }

  private static String sentence(String key, Words words) {
    return words.text(words.knows(key) ? key : "enrol.phone-bad");
  }

  private void failed() {
    saving.set(false);
    problem.set(shop.words().text("enrol.failed"));
  }

  /** Puts the form away and saves nothing. */
  public void cancel() {
    if (!saving.get()) {
      asking.set(false);
    }
  }

  /** The phone as typed. */
  StringProperty phoneProperty() {
    return phone;
  }

  /** The name as typed. */
  StringProperty nameProperty() {
    return name;
  }

  /** What is wrong with what was typed; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the form is on the screen. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** Whether it is being saved. */
  ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }
}
