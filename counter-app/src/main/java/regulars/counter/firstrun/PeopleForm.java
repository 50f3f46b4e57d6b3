package regulars.counter.firstrun;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.firstrun.NewShop.Person;
import regulars.counter.words.Words;
import regulars.model.member.NameFolding;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;

/** The owner, and who else works there. Used on the JavaFX thread only. */
public final class PeopleForm {
  /** The longest name. */
  public static final int LONGEST_NAME = 40;

  private static final int MOST = 20;

  private final Supplier<Words> words;
  private final StringProperty ownerName = new SimpleStringProperty("");
  private final StringProperty ownerPin = new SimpleStringProperty("");
  private final StringProperty again = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty pin = new SimpleStringProperty("");
  private final ObservableList<Person> others = FXCollections.observableArrayList();
  private final Form owner;
  private final Form other;

  PeopleForm(Supplier<Words> words) {
    this.words = words;
    this.owner =
        new Form(
            new Field(
                "first-owner",
                () -> ownerName.get().isBlank() ? text("people.name-missing") : null),
            new Field("first-pin", () -> weakness(ownerPin.get(), Role.OWNER)),
            new Field(
                "first-again",
                () -> again.get().equals(ownerPin.get()) ? null : text("first.pin-differs")));
    this.other =
        new Form(
            new Field("first-other", this::otherName),
            new Field("first-other-pin", () -> weakness(pin.get(), Role.BARISTA)));
    changes(ownerName, owner, "first-owner");
    changes(ownerPin, owner, "first-pin");
    changes(ownerPin, owner, "first-again");
    changes(again, owner, "first-again");
    changes(name, other, "first-other");
    changes(pin, other, "first-other-pin");
  }

  private static void changes(StringProperty typed, Form form, String id) {
    typed.addListener((_, _, _) -> form.field(id).changed());
  }

  private String text(String key) {
    return words.get().text(key);
  }

  private @Nullable String otherName() {
    String typed = NameFolding.fold(name.get().strip());
    if (typed.isEmpty()) {
      return text("people.name-missing");
    }
    if (others.size() >= MOST) {
      return text("first.people-enough");
    }
    boolean taken =
        all().stream().anyMatch(person -> NameFolding.fold(person.name()).equals(typed));
    return taken ? text("people.name-taken") : null;
  }

  private @Nullable String weakness(String typed, Role role) {
    if (typed.isEmpty()) {
      return text("people.pin-needed");
    }
    Pins.Weak weak = Pins.weakness(typed, role);
    if (weak == null) {
      return null;
    }
    return switch (weak) {
      case NOT_DIGITS -> text("people.pin-not-digits");
      case TOO_SHORT -> text(role.mayManage() ? "first.pin-short" : "first.pin-short-barista");
      case TOO_LONG -> text("people.pin-too-long");
      case TOO_SIMPLE -> text("people.pin-too-simple");
    };
  }

  /**
   * Nothing typed means that nobody else is to be added: null. Else adds, and asks for the next.
   */
  @Nullable Field enter(String id) {
    return isEmpty() ? null : added(other.enter(id));
  }

  @Nullable Field press() {
    Field first = isEmpty() ? null : other.press();
    if (first == null && !isEmpty()) {
      var unused = added(null);
    }
    return first;
  }

  private boolean isEmpty() {
    return name.get().isBlank() && pin.get().isEmpty();
  }

  private Field added(@Nullable Field first) {
    if (first != null) {
      return first;
    }
    others.add(new Person(name.get().strip(), Role.BARISTA, pin.get()));
    name.set("");
    pin.set("");
    return other.field("first-other");
  }

  /** Takes somebody off the list. */
  public void remove(Person person) {
    others.remove(person);
  }

  /** Everybody, the owner first. */
  List<Person> all() {
    List<Person> all = new ArrayList<>();
    all.add(new Person(ownerName.get().strip(), Role.OWNER, ownerPin.get()));
    all.addAll(others);
    return all;
  }

  Form owner() {
    return owner;
  }

  /** The field with this id. */
  public Field field(String id) {
    return id.startsWith("first-other") ? other.field(id) : owner.field(id);
  }

  /** The owner's name. */
  public StringProperty ownerNameProperty() {
    return ownerName;
  }

  /** The owner's PIN. */
  public StringProperty ownerPinProperty() {
    return ownerPin;
  }

  /** The owner's PIN, typed a second time. */
  public StringProperty againProperty() {
    return again;
  }

  /** The next barista's name. */
  public StringProperty nameProperty() {
    return name;
  }

  /** The next barista's PIN. */
  public StringProperty pinProperty() {
    return pin;
  }

  /** Who else works there. */
  public ObservableList<Person> others() {
    return others;
  }
}
