package regulars.counter.settings.counters;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The page of counters: who may connect. */
public final class CountersPage extends DrawnPage {
  private final CountersViewModel model;

  /** Made with these tools. */
  public CountersPage(SettingsTools tools) {
    this(new CountersViewModel(tools));
  }

  private CountersPage(CountersViewModel model) {
    super("counters", Feather.MONITOR, Role.OWNER, model::words, () -> new CountersView(model));
    this.model = model;
  }

  @Override
  public void shown() {
    model.readAgain();
  }

  @Override
  public boolean back() {
    return model.back();
  }
}
