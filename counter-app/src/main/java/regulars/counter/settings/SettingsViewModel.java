package regulars.counter.settings;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Background;
import regulars.counter.office.Office;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.PinViewModel;
import regulars.model.staff.Role;

/** Whether the settings are open, at which page, and for whom. Used on the JavaFX thread only. */
public final class SettingsViewModel {
  private final List<SettingsPage> pages;
  private final ShopViewModel shop;
  private final PinViewModel pins;
  private final Background background;
  private final Office office;
  private @Nullable SettingsPage wanted;
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable SettingsPage> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Role> role = new ReadOnlyObjectWrapper<>(Role.OWNER);

  /** Closed, with these pages; {@code pins} asks who wants in once the shop has staff. */
  public SettingsViewModel(List<SettingsPage> pages, SettingsTools tools, PinViewModel pins) {
    this.pages = List.copyOf(pages);
    this.shop = tools.shop();
    this.office = tools.office();
    this.background = tools.background();
    this.pins = pins;
  }

  /** The pages, in the order of the rail. */
  public List<SettingsPage> pages() {
    return pages;
  }

  /** The shop and its words. */
  public ShopViewModel shop() {
    return shop;
  }

  /** Whether the settings are open. */
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The page in front; null before the settings were opened first. */
  public ReadOnlyObjectProperty<@Nullable SettingsPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** What who opened them may do. */
  public ReadOnlyObjectProperty<Role> roleProperty() {
    return role.getReadOnlyProperty();
  }

  /** Whether whoever opened the settings may see this page. */
  public boolean allowed(SettingsPage asked) {
    return role.get().atLeast(asked.leastRole());
  }

  /** Opens the settings at this page, or goes to it. */
  public void openAt(String pageId) {
    wanted = pages.stream().filter(each -> each.id().equals(pageId)).findFirst().orElse(null);
    if (shown.get() && wanted != null) {
      go(wanted);
    } else {
      enter();
    }
  }

  /** Opens the settings, at the page of last time; asks for a PIN once the shop has staff. */
  public void open() {
    wanted = null;
    enter();
  }

  private void enter() {
    if (shown.get() || pages.isEmpty()) {
      return;
    }
    if (shop.hasStaff()) {
      pins.signInToSettings(this::open);
    } else {
      open(Role.OWNER);
    }
  }

  private void open(Role who) {
    role.set(who);
    if (shown.get()) {
      again();
      return;
    }
    shown.set(true);
    SettingsPage last = page.get();
    SettingsPage first = wanted;
    wanted = null;
    if (first != null && first != last) {
      go(first);
    } else if (last == null) {
      go(pages.getFirst());
    } else {
      tellShown(last);
    }
  }

  /** Brings a page to the front. */
  public void go(SettingsPage to) {
    SettingsPage from = page.get();
    if (from == to) {
      return;
    }
    if (from != null) {
      from.hidden();
    }
    page.set(to);
    tellShown(to);
  }

  /** Goes so many pages down the rail (up when negative), around its ends. */
  public void step(int pagesDown) {
    SettingsPage now = page.get();
    if (now != null) {
      go(pages.get(Math.floorMod(pages.indexOf(now) + pagesDown, pages.size())));
    }
  }

  /** The server wants to know who asks: the session is over, or staff were set up just now. */
  public void sessionOver() {
    if (shown.get() && !pins.shown()) {
      pins.signInToSettings(this::open);
    }
  }

  private void again() {
    SettingsPage now = page.get();
    if (now != null) {
      tellShown(now);
    }
  }

  private void tellShown(SettingsPage now) {
    if (allowed(now)) {
      now.shown();
    }
  }

  /** One step back: from a question of the page, else out of the settings. */
  public void back() {
    SettingsPage now = page.get();
    if (now == null || !now.back()) {
      close();
    }
  }

  /** Closes the settings. */
  public void close() {
    if (shown.get()) {
      shown.set(false);
      shop.officeStaffProperty().set(null);
      SettingsPage now = page.get();
      if (now != null) {
        now.hidden();
      }
      background.run(
          () -> {
            office.signOut();
            return true;
          },
          _ -> {},
          _ -> {});
    }
  }
}
