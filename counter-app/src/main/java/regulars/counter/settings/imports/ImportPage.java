package regulars.counter.settings.imports;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The page of imports. */
public final class ImportPage extends DrawnPage {
  private final ImportViewModel model;

  /** Made with these tools. */
  public ImportPage(SettingsTools tools) {
    this(new ImportViewModel(tools));
  }

  private ImportPage(ImportViewModel model) {
    super("import", Feather.USER_PLUS, Role.OWNER, model::words, () -> new ImportView(model));
    this.model = model;
  }

  @Override
  public void shown() {
    model.shown();
  }

  @Override
  public boolean back() {
    return model.back();
  }
}
