package regulars.counter.settings.shop;

import org.kordamp.ikonli.feather.Feather;
import regulars.counter.settings.DrawnPage;
import regulars.counter.settings.SettingsTools;
import regulars.model.staff.Role;

/** The page of the shop. */
public final class ShopPage extends DrawnPage {
  private final ShopPageViewModel model;

  /** Made with these tools. */
  public ShopPage(SettingsTools tools) {
    this(new ShopPageViewModel(tools));
  }

  private ShopPage(ShopPageViewModel model) {
    super("shop", Feather.HOME, Role.OWNER, model::words, () -> new ShopPageView(model));
    this.model = model;
  }

  @Override
  public void shown() {
    model.readAgain();
  }
}
