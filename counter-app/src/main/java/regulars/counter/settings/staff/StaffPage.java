package regulars.counter.settings.staff;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** Who works here, what they may do, their PINs. */
public final class StaffPage extends DrawnPage {
  private final StaffViewModel model;

  /** Made with these tools. */
  public StaffPage(SettingsTools tools) {
    this(new StaffViewModel(tools));
  }

  private StaffPage(StaffViewModel model) {
    super("staff", Feather.USERS, Role.OWNER, model::words, () -> new StaffView(model));
    this.model = model;
  }

  @Override
  public String titleKey() {
    return "people.title";
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
