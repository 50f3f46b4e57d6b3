package regulars.counter.settings.inbox;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** What a manager has to look at or put right. */
public final class InboxPage extends DrawnPage {
  /** The page's id. */
  public static final String ID = "inbox";

  private final InboxViewModel model;

  /** Made with these tools. */
  public InboxPage(SettingsTools tools) {
    this(new InboxViewModel(tools));
  }

  private InboxPage(InboxViewModel model) {
    super(ID, Feather.INBOX, Role.MANAGER, model::words, () -> new InboxView(model));
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
