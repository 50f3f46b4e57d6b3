package regulars.counter.settings.notes;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The printer for notes: where it is, what paper and letters it has, when it prints unasked. */
public final class NotesPage implements SettingsPage {
  private final NotesViewModel model;
  private final SettingsTools tools;
  private @Nullable NotesView view;

  /** The page, not yet drawn. */
  public NotesPage(SettingsTools tools) {
    this.tools = tools;
    this.model =
        new NotesViewModel(tools.printing(), tools.background(), tools.shop(), tools.strip());
  }

  @Override
  public String id() {
    return "notes";
  }

  @Override
  public String titleKey() {
    return "notes.title";
  }

  @Override
  public Feather icon() {
    return Feather.PRINTER;
  }

  @Override
  public Role leastRole() {
    return Role.MANAGER;
  }

  @Override
  public Region view() {
    if (view == null) {
      view = new NotesView(model, tools.shop());
    }
    return view;
  }

  @Override
  public void shown() {
    model.read();
  }
}
