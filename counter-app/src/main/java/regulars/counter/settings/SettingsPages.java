package regulars.counter.settings;

import java.util.List;
import regulars.counter.settings.backup.BackupPage;
import regulars.counter.settings.counters.CountersPage;
import regulars.counter.settings.export.ExportPage;
import regulars.counter.settings.imports.ImportPage;
import regulars.counter.settings.inbox.InboxPage;
import regulars.counter.settings.notes.NotesPage;
import regulars.counter.settings.rules.RulesPage;
import regulars.counter.settings.shop.ShopPage;
import regulars.counter.settings.staff.StaffPage;

/** Every page of the settings, in the order of the rail. */
public final class SettingsPages {
  private SettingsPages() {}

  /** The pages, made with these tools. */
  public static List<SettingsPage> all(SettingsTools tools) {
    return List.of(
        new RulesPage(tools),
        new InboxPage(tools),
        new ShopPage(tools),
        new StaffPage(tools),
        new NotesPage(tools),
        new CountersPage(tools),
        new ImportPage(tools),
        new ExportPage(tools),
        new BackupPage(tools));
  }
}
