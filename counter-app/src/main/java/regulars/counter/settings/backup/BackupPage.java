package regulars.counter.settings.backup;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;
import regulars.model.staff.Role;

/** The page of backups. */
public final class BackupPage implements SettingsPage {
  private final BackupViewModel model;
  private @Nullable Region view;
  private @Nullable Words spoken;

  /** Made with these tools. */
  public BackupPage(SettingsTools tools) {
    this.model = new BackupViewModel(tools);
  }

  @Override
  public String id() {
    return "backup";
  }

  @Override
  public String titleKey() {
    return "backup.title";
  }

  @Override
  public Feather icon() {
    return Feather.SAVE;
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
      now = new BackupView(model);
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
    model.halt();
  }
}
