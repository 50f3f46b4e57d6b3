package regulars.counter.settings.staff;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;
import regulars.model.staff.Role;

/** Who works here, what they may do, their PINs. */
public final class StaffPage implements SettingsPage {
  private final StaffViewModel model;
  private @Nullable Region view;
  private @Nullable Words spoken;

  /** Made with these tools. */
  public StaffPage(SettingsTools tools) {
    this.model = new StaffViewModel(tools);
  }

  @Override
  public String id() {
    return "staff";
  }

  @Override
  public String titleKey() {
    return "people.title";
  }

  @Override
  public Feather icon() {
    return Feather.USERS;
  }

  @Override
  public Role leastRole() {
    return Role.OWNER;
  }

  @Override
  public Region view() {
    Region now = view;
    if (now == null || !model.words().equals(spoken)) {
      spoken = model.words();
      now = new StaffView(model);
      view = now;
    }
    return now;
  }

  @Override
  public void shown() {
    model.readAgain();
  }

  @Override
  public void hidden() {
    model.cancel();
  }

  @Override
  public boolean back() {
    boolean had = model.editingProperty().get();
    model.cancel();
    return had;
  }
}
