package regulars.counter.staff;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.PinCheck;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.office.Office;
import regulars.counter.office.OfficeException;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.model.sync.Change.StaffMember;

/**
 * The PIN pad: signs staff in at this counter, asks for a manager's word, signs in to the settings.
 * A PIN is in memory only while it is typed and checked. Used on the JavaFX thread only.
 */
public final class PinViewModel implements Approval {
  /** As long as a reason may be in the ledger. */
  static final int LONGEST_REASON = 200;

  private final Desk desk;
  private final Office office;
  private final Background background;
  private final ShopViewModel shop;
  private final Newest tries = new Newest();

  private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable StaffMember> person = new SimpleObjectProperty<>();
  private final ReadOnlyIntegerWrapper digits = new ReadOnlyIntegerWrapper();
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
  private final StringBuilder pin = new StringBuilder();

  /** Asks nothing yet. */
  public PinViewModel(Desk desk, Office office, Background background, ShopViewModel shop) {
    this.desk = desk;
    this.office = office;
    this.background = background;
    this.shop = shop;
    person.addListener((_, _, _) -> startOver());
  }

  /**
   * Signs somebody in at this counter.
   *
   * @param who is chosen already; null for nobody
   * @param then is run once they are in
   */
  public void signIn(@Nullable StaffMember who, Runnable then) {
    open(
        new Asked(
            shop.words().text("pin.sign-in"),
            Role.BARISTA,
            false,
            null,
            this::here,
            allowed -> {
              shop.staffProperty().set(allowed.person());
              then.run();
            }),
        who);
  }

  /** Runs this once it is known who is at work: at once where the shop asks nobody for a PIN. */
  public void whenSignedIn(Runnable then) {
    if (!shop.hasStaff() || shop.staffProperty().get() != null) {
      then.run();
    } else {
      signIn(null, then);
    }
  }

  @Override
  public void ask(String what, boolean withReason, Consumer<Approved> then) {
    if (!shop.hasStaff()) {
      then.accept(new Approved(shop.staffId(), null));
      return;
    }
    StaffMember now = shop.staffProperty().get();
    StaffMember known = shop.may(Role.MANAGER) ? now : null;
    if (known != null && !withReason) {
      then.accept(new Approved(known.id(), null));
      return;
    }
    open(
        new Asked(
            what,
            Role.MANAGER,
            withReason,
            known,
            this::here,
            allowed -> then.accept(new Approved(allowed.person().id(), allowed.reason()))),
        known);
  }

  /** Signs somebody in to the settings, at the server; {@code then} hears what they may do. */
  public void signInToSettings(Consumer<Role> then) {
    StaffMember now = shop.staffProperty().get();
    open(
        new Asked(
            shop.words().text("pin.settings"),
            Role.MANAGER,
            false,
            null,
            (id, typed) -> () -> atServer(id, typed),
            allowed -> {
              shop.officeStaffProperty().set(allowed.person());
              then.accept(allowed.person().role());
            }),
        shop.may(Role.MANAGER) ? now : null);
  }

  private java.util.concurrent.Callable<PinCheck> here(String staffId, String typed) {
    return () -> desk.checkPin(staffId, typed);
  }

  private PinCheck atServer(String staffId, String typed) throws OfficeException {
    SignIn.Reply reply = office.signIn(new SignIn.Request(staffId, typed));
    return new PinCheck(reply.session() != null, reply.triesLeft(), reply.waitSeconds());
  }

  private void open(Asked question, @Nullable StaffMember who) {
    reason.set("");
    person.set(null);
    startOver();
    List<StaffMember> choices = choices(question);
    person.set(who == null && choices.size() == 1 ? choices.getFirst() : who);
    asked.set(question);
  }

  private List<StaffMember> choices(Asked question) {
    return shop.choices().stream().filter(one -> one.role().atLeast(question.least())).toList();
  }

  /** Who can answer. */
  List<StaffMember> choices() {
    Asked now = asked.get();
    return now == null ? List.of() : choices(now);
  }

  /** Types a digit of the PIN. */
  void digit(char digit) {
    if (!checking.get() && pin.length() < Pins.LONGEST) {
      pin.append(digit);
      digits.set(pin.length());
      problem.set("");
    }
  }

  /** Takes the last digit back. */
  void backspace() {
    if (!checking.get() && !pin.isEmpty()) {
      pin.setLength(pin.length() - 1);
      digits.set(pin.length());
    }
  }

  /** Forgets what was typed. */
  public void startOver() {
    tries.ask();
    pin.setLength(0);
    digits.set(0);
    problem.set("");
    checking.set(false);
  }

  /** Has the PIN checked. */
  void submit() {
    Asked question = asked.get();
    StaffMember who = person.get();
    Words words = shop.words();
    if (question == null || checking.get()) {
      return;
    }
    if (who == null) {
      problem.set(words.text("pin.who-first"));
    } else if (question.withReason() && reason.get().isBlank()) {
      problem.set(words.text("pin.reason-missing"));
    } else if (who.equals(question.known())) {
      done(question, who);
    } else if (pin.isEmpty()) {
      problem.set(words.text("pin.missing"));
    } else {
      check(question, who);
    }
  }

  private void check(Asked question, StaffMember who) {
    String typed = pin.toString();
    startOver();
    checking.set(true);
    tries.ask();
    background.run(
        question.check().of(who.id(), typed),
        tries.only(result -> checked(question, who, result)),
        tries.only(failure -> failed(failure)));
  }

  private void checked(Asked question, StaffMember who, PinCheck result) {
    checking.set(false);
    Words words = shop.words();
    if (result.right()) {
      done(question, who);
    } else if (result.waitSeconds() > 0) {
      problem.set(words.text("pin.locked", minutes(result.waitSeconds())));
    } else if (result.triesLeft() > 0) {
      problem.set(words.text("pin.wrong", result.triesLeft()));
    } else {
      problem.set(words.text("pin.no-pin"));
    }
  }

  private static int minutes(int seconds) {
    return (seconds + 59) / 60;
  }

  private void failed(Exception failure) {
    checking.set(false);
    boolean offline =
        failure instanceof OfficeException why && why.kind() == OfficeException.Kind.OFFLINE;
    problem.set(shop.words().text(offline ? "pin.offline" : "pin.failed"));
  }

  private void done(Asked question, StaffMember who) {
    String said = question.withReason() ? reason.get().strip() : null;
    cancel();
    question.then().accept(new Asked.Allowed(who, said));
  }

  /** Puts the question away. */
  public void cancel() {
    startOver();
    asked.set(null);
  }

  /** What is asked; null when nothing is. */
  ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Whether the pad is on the screen. */
  public boolean shown() {
    return asked.get() != null;
  }

  /** Runs this whenever the pad comes or goes. */
  public void onShown(Runnable changed) {
    asked.addListener((_, _, _) -> changed.run());
  }

  /** Who is chosen; null when nobody is. */
  ObjectProperty<@Nullable StaffMember> personProperty() {
    return person;
  }

  /** How many digits are typed. */
  ReadOnlyIntegerProperty digitsProperty() {
    return digits.getReadOnlyProperty();
  }

  /** The reason as typed. */
  StringProperty reasonProperty() {
    return reason;
  }

  /** What is wrong; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a PIN is being checked. */
  ReadOnlyBooleanProperty checkingProperty() {
    return checking.getReadOnlyProperty();
  }
}
