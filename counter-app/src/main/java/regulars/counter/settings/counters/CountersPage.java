package regulars.counter.settings.counters;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;
import regulars.model.staff.Role;

/** The page of counters: who may connect. */
public final class CountersPage implements SettingsPage {
  private final CountersViewModel model;
  private @Nullable Region view;
  private @Nullable Words spoken;

  /** Made with these tools. */
  public CountersPage(SettingsTools tools) {
    this.model = new CountersViewModel(tools);
  }

  @Override
  public String id() {
    return "counters";
  }

  @Override
  public String titleKey() {
    return "counters.title";
  }

  @Override
  public Feather icon() {
    return Feather.MONITOR;
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
      now = new CountersView(model);
      view = now;
    }
    return now;
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
