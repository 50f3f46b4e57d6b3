package regulars.counter.settings.export;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The page of exports. */
public final class ExportPage extends DrawnPage {
  private final ExportViewModel model;

  /** Made with these tools. */
  public ExportPage(SettingsTools tools) {
    this(new ExportViewModel(tools));
  }

  private ExportPage(ExportViewModel model) {
    super("export", Feather.DOWNLOAD, Role.OWNER, model::words, () -> new ExportView(model));
    this.model = model;
  }

  @Override
  public boolean back() {
    return model.back();
  }
}
