package regulars.counter.shop;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;
import regulars.counter.words.Words;
import regulars.model.rules.Rules;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;

/** The shop, its rules, who stands at the counter, and how the counter stands with the server. */
public final class ShopViewModel {

  // Written on the screen's thread, read by what works in the background.
  private volatile Words start;

  private record Loaded(
      @Nullable Shop shop, @Nullable Rules rules, Words words, List<Staff> crew) {}

  private final Refresher<Loaded> shopAgain;
  private final Refresher<DeskStatus> statusAgain;
  private final ReadOnlyObjectWrapper<@Nullable Shop> shop = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Rules> rules = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Staff>> crew = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable DeskStatus> status = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Words> words;
  private final ObjectProperty<@Nullable StaffMember> staff = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable StaffMember> officeStaff = new SimpleObjectProperty<>();

  /** Knows nothing until {@link #shopChanged} and {@link #statusChanged} are called. */
  public ShopViewModel(Desk desk, Background background, Words start) {
    this.start = start;
    this.words = new ReadOnlyObjectWrapper<>(start);
    this.shopAgain = new Refresher<>(background, () -> load(desk, this.start), this::show);
    this.statusAgain = new Refresher<>(background, desk::status, status::set);
  }

  private static Loaded load(Desk desk, Words start) {
    Shop shop = desk.shop();
    Words words = shop == null ? start : start.forShop(shop);
    words.warmUp();
    return new Loaded(shop, desk.rules(), words, desk.staff());
  }

  private void show(Loaded loaded) {
    words.set(loaded.words());
    rules.set(loaded.rules());
    crew.set(loaded.crew());
    shop.set(loaded.shop());
    StaffMember chosen = staff.get();
    if (chosen != null && !choices().contains(chosen)) {
      staff.set(null);
    }
  }

  /** Speaks this language from now on; the words are read in the background. */
  public void language(Locale language) {
    start = start.inLanguage(language);
    shopAgain.changed();
  }

  /** Who can be at work: the staff who work here now, or without any the shop's names. */
  public List<StaffMember> choices() {
    if (hasStaff()) {
      return crew.get().stream()
          .filter(Staff::active)
          .map(member -> new StaffMember(member.id(), member.name(), member.role()))
          .sorted(Comparator.comparing(StaffMember::name))
          .toList();
    }
    Shop known = shop.get();
    return known == null ? List.of() : known.staff();
  }

  /** Whether the shop has set up its staff: then it takes a PIN to be somebody. */
  public boolean hasStaff() {
    return !crew.get().isEmpty();
  }

  /** Everybody on the staff, those who left too. */
  public ReadOnlyObjectProperty<List<Staff>> crewProperty() {
    return crew.getReadOnlyProperty();
  }

  /** Whether whoever is at work may do what {@code needed} may. */
  public boolean may(Role needed) {
    StaffMember chosen = staff.get();
    return chosen != null && chosen.role().atLeast(needed);
  }

  /** Shop or rules changed. May be called on any thread. */
  public void shopChanged() {
    shopAgain.changed();
  }

  /** The status changed. May be called on any thread. */
  public void statusChanged() {
    statusAgain.changed();
  }

  /** The shop; null before the first contact with its server. */
  public ReadOnlyObjectProperty<@Nullable Shop> shopProperty() {
    return shop.getReadOnlyProperty();
  }

  /** The rules in force; null before the first contact. */
  public ReadOnlyObjectProperty<@Nullable Rules> rulesProperty() {
    return rules.getReadOnlyProperty();
  }

  /** How the counter stands; null until first heard. */
  public ReadOnlyObjectProperty<@Nullable DeskStatus> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** The words for this shop. */
  public ReadOnlyObjectProperty<Words> wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** The words for this shop. */
  public Words words() {
    return words.get();
  }

  /** Who stands at the counter; null when nobody said. */
  public ObjectProperty<@Nullable StaffMember> staffProperty() {
    return staff;
  }

  /** Who is signed in to the settings; null when nobody is, or nobody had to. */
  public ObjectProperty<@Nullable StaffMember> officeStaffProperty() {
    return officeStaff;
  }

  /** The id of who stands at the counter, for the ledger; null when nobody said. */
  public @Nullable String staffId() {
    StaffMember chosen = staff.get();
    return chosen == null ? null : chosen.id();
  }

  /** What to call the staff with this id. */
  public @Nullable String staffName(@Nullable String id) {
    for (Staff member : crew.get()) {
      if (member.id().equals(id)) {
        return member.name();
      }
    }
    Shop known = shop.get();
    if (known == null || id == null) {
      return id;
    }
    for (StaffMember member : known.staff()) {
      if (member.id().equals(id)) {
        return member.name();
      }
    }
    return id;
  }

  /** The counters that a restored server waits for, by name; empty when it waits for none. */
  public List<String> waitedFor() {
    DeskStatus now = status.get();
    return now == null ? List.of() : now.waitedFor();
  }

  /** Whether the server is known to be out of reach. */
  public boolean offline() {
    DeskStatus now = status.get();
    return now != null && now.link() == Link.OFFLINE;
  }
}
