package regulars.counter.settings.rules;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The rules among the settings. */
public final class RulesPage implements SettingsPage {
  private final RulesViewModel model;
  private final BasketViewModel basket;
  private final PastViewModel past;
  private @Nullable RulesView view;

  /** Made with these tools. */
  public RulesPage(SettingsTools tools) {
    RulesOffice office = new RulesOffice(tools.office());
    model =
        new RulesViewModel(office, tools.background(), tools.ticker(), tools.shop(), tools.strip());
    basket = new BasketViewModel(office, tools.background(), model);
    past = new PastViewModel(office, tools.background(), tools.ticker(), model);
  }

  @Override
  public String id() {
    return "rules";
  }

  @Override
  public String titleKey() {
    return "rules.title";
  }

  @Override
  public Feather icon() {
    return Feather.BOOK_OPEN;
  }

  @Override
  public Role leastRole() {
    return Role.OWNER;
  }

  @Override
  public Region view() {
    RulesView made = view;
    if (made == null) {
      made = new RulesView(model, basket, past);
      view = made;
    }
    return made;
  }

  @Override
  public void shown() {
    past.propose(model.shop().words().today());
    model.shown();
  }

  @Override
  public void hidden() {
    model.hidden();
  }

  @Override
  public boolean back() {
    return model.cancel();
  }
}
