package regulars.counter.settings.backup;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The page of backups. */
public final class BackupPage extends DrawnPage {
  private final BackupViewModel model;

  /** Made with these tools. */
  public BackupPage(SettingsTools tools) {
    this(new BackupViewModel(tools));
  }

  private BackupPage(BackupViewModel model) {
    super("backup", Feather.SAVE, Role.OWNER, model::words, () -> new BackupView(model));
    this.model = model;
  }

  @Override
  public void shown() {
    model.readAgain();
  }

  @Override
  public boolean back() {
    return model.restore().back();
  }

  @Override
  public void hidden() {
    model.halt();
  }
}
