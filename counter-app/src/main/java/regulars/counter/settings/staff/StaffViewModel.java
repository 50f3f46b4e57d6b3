package regulars.counter.settings.staff;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.settings.staff.StaffAnswers.Changed;
import regulars.counter.settings.staff.StaffAnswers.People;
import regulars.counter.settings.staff.StaffAnswers.Person;
import regulars.counter.settings.staff.StaffAnswers.SignOutAfter;
import regulars.counter.settings.staff.StaffAnswers.Wish;
import regulars.counter.words.Words;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;

/** The staff as the owner changes them. Used on the JavaFX thread only. */
final class StaffViewModel {
  private final SettingsTools tools;
  private final Newest reads = new Newest();
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable OfficeException> trouble =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Person> edited = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty phone = new SimpleStringProperty("");
  private final StringProperty pin = new SimpleStringProperty("");
  private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.BARISTA);

  StaffViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  /** Reads them again. */
  void readAgain() {
    reads.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("staff", People.class),
            reads.only(this::show),
            reads.only(this::unread));
  }

  private void show(People now) {
    trouble.set(null);
    people.setAll(
        now.staff().stream()
            .sorted(
                java.util.Comparator.comparing(Person::active)
                    .reversed()
                    .thenComparing(Person::name))
            .toList());
    read.set(true);
  }

  private void unread(Exception why) {
    read.set(false);
    trouble.set(why instanceof OfficeException known ? known : OfficeException.offline(why));
  }

  /** Opens the form for somebody new; the first is an owner. */
  void add() {
    open(null, people.isEmpty() ? Role.OWNER : Role.BARISTA);
  }

  /** Opens the form for somebody on the list. */
  void edit(Person person) {
    open(person, person.role());
    name.set(person.name());
    phone.set(person.phone() == null ? "" : words().phone(person.phone()));
  }

  private void open(@Nullable Person person, Role start) {
    edited.set(person);
    name.set("");
    phone.set("");
    pin.set("");
    role.set(start);
    problem.set("");
    editing.set(true);
  }

  /** Puts the form away. */
  void cancel() {
    pin.set("");
    problem.set("");
    editing.set(false);
  }

  /** Saves what the form says. */
  void save() {
    if (busy.get()) {
      return;
    }
    Person before = edited.get();
    String typedPin = pin.get();
    if (name.get().isBlank()) {
      problem.set(words().text("people.name-missing"));
    } else if (before == null && typedPin.isEmpty()) {
      problem.set(words().text("people.pin-needed"));
    } else {
      String number = phone.get().isBlank() ? null : phone.get();
      Wish wish = new Wish(name.get(), role.get(), number, typedPin.isEmpty() ? null : typedPin);
      boolean back = before != null && !before.active();
      if (back && typedPin.isEmpty()) {
        problem.set(words().text("people.pin-needed"));
        return;
      }
      String path = before == null ? "staff" : "staff/" + before.id();
      boolean first = before == null && people.isEmpty();
      send(path, wish, words().text("people.saved", name.get().strip()), first ? typedPin : null);
    }
  }

  /** Somebody left. */
  void leave(Person person) {
    send(
        "staff/" + person.id() + "/leave",
        null,
        words().text("people.left-now", person.name()),
        null);
  }

  /** Says after how many minutes counters sign out by themselves; 0 for never. */
  void signOutAfter(int minutes) {
    tools
        .background()
        .run(
            () ->
                tools
                    .office()
                    .tell("sign-out-after", new SignOutAfter(minutes), SignOutAfter.class),
            _ -> tools.strip().done(words().text("people.sign-out-saved")),
            why -> tools.strip().problem(sentence(why)));
  }

  /** The minutes that hold now. */
  int minutesToSignOut() {
    Shop shop = tools.shop().shopProperty().get();
    return shop == null ? Shop.USUAL_MINUTES : shop.minutesToSignOut();
  }

  /**
   * Has the server do it.
   *
   * @param firstPin the PIN of the shop's very first owner, who is signed in with it: from that
   *     moment on the settings ask; null for everybody else
   */
  private void send(String path, @Nullable Object body, String done, @Nullable String firstPin) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    tools
        .background()
        .run(
            () -> {
              Changed changed = tools.office().tell(path, body, Changed.class);
              if (firstPin != null) {
                signIn(changed.id(), firstPin);
              }
              return changed;
            },
            changed -> {
              if (firstPin != null) {
                tools
                    .shop()
                    .officeStaffProperty()
                    .set(new StaffMember(changed.id(), name.get().strip(), Role.OWNER));
              }
              busy.set(false);
              cancel();
              tools.strip().done(done);
              readAgain();
            },
            why -> {
              busy.set(false);
              problem.set(sentence(why));
            });
  }

  private void signIn(String id, String firstPin) {
    try {
      tools.office().signIn(new SignIn.Request(id, firstPin));
    } catch (OfficeException e) {
      // They are saved: the next page asks for the PIN, as it would have.
    }
  }

  private String sentence(Exception why) {
    if (!(why instanceof OfficeException known)) {
      return words().text("settings.failed");
    }
    return switch (known.kind()) {
      case OFFLINE -> words().text("settings.offline-sentence");
      case SIGN_IN, NOT_ALLOWED -> words().text("settings.not-allowed-sentence");
      case REFUSED ->
          words().knows("people." + known.word())
              ? words().text("people." + known.word())
              : String.valueOf(known.getMessage());
    };
  }

  Words words() {
    return tools.shop().words();
  }

  ObservableList<Person> people() {
    return people;
  }

  /** Why they can't be read; null when they can. */
  ReadOnlyObjectProperty<@Nullable OfficeException> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether the list is what the server said. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether the form is open. */
  ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /** Whom the form is about; null for somebody new. */
  @Nullable Person edited() {
    return edited.get();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty phoneProperty() {
    return phone;
  }

  StringProperty pinProperty() {
    return pin;
  }

  ObjectProperty<Role> roleProperty() {
    return role;
  }
}
