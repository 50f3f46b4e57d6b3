package regulars.counter.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.fx.Nodes;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.PinViewModel;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;

/** Draws the top of the window: the shop, the search field, who is at work, how it stands. */
final class HeaderView extends HBox {
  private static final double SPACING = 16;

  private final ShopViewModel shop;
  private final PinViewModel pins;
  private final MenuButton staff = new MenuButton();
  private final Label title = Nodes.whole("", "t12", "strong");
  private final Label queued = Nodes.whole("", "t12", "muted");
  private final FontIcon sign = Nodes.icon(Feather.LOADER, "sign");
  private final HBox badge = new HBox(8);

  /** {@code left} is what stands under the shop's name: the search field begins where it ends. */
  HeaderView(CounterViewModel model, Region search, MenuButton lookMenu, Region left) {
    super(SPACING);
    this.shop = model.shop();
    this.pins = model.pins();
    setId("header");
    getStyleClass().add("header");
    setAlignment(Pos.CENTER_LEFT);
    Label name = Nodes.label("", "t18", "strong");
    name.setId("shop-name");
    name.setMinWidth(0);
    name.textProperty().bind(shop.shopProperty().map(Shop::name).orElse("Regulars"));
    HBox shopName = Nodes.row(8, name);
    shopName.setMinWidth(0);
    shopName.prefWidthProperty().bind(left.widthProperty().subtract(SPACING / 2));
    HBox.setHgrow(search, Priority.ALWAYS);
    staff();
    badge();
    getChildren().addAll(shopName, search, Nodes.gap(), staff, badge, lookMenu);
    model.status().addListener((_, _, now) -> show(now));
    show(model.status().getValue());
  }

  private void staff() {
    staff.setId("staff");
    staff.setMinWidth(Region.USE_PREF_SIZE);
    shop.shopProperty().addListener((_, _, _) -> staffItems());
    shop.wordsProperty().addListener((_, _, _) -> staffItems());
    shop.crewProperty().addListener((_, _, _) -> staffItems());
    shop.staffProperty().addListener((_, _, now) -> staffName(now));
    staffItems();
  }

  private void staffItems() {
    List<MenuItem> items = new ArrayList<>();
    shop.choices().forEach(member -> items.add(item(member.name(), member)));
    items.add(item(shop.words().text(shop.hasStaff() ? "staff.sign-out" : "staff.nobody"), null));
    staff.getItems().setAll(items);
    Nodes.show(staff, items.size() > 1);
    staffName(shop.staffProperty().get());
  }

  private MenuItem item(String name, @Nullable StaffMember member) {
    MenuItem item = new MenuItem(name);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> {
      if (member != null && shop.hasStaff()) {
        pins.signIn(member, () -> {});
      } else {
        shop.staffProperty().set(member);
      }
    });
    return item;
  }

  private void staffName(@Nullable StaffMember now) {
    staff.setText(now == null ? shop.words().text("staff.who") : now.name());
    staff.setAccessibleText(shop.words().text("staff.name", staff.getText()));
  }

  private void badge() {
    badge.setId("badge");
    badge.getStyleClass().add("badge");
    badge.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(title, queued);
    words.setAlignment(Pos.CENTER_LEFT);
    badge.getChildren().addAll(sign, words);
    badge.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void show(StatusText status) {
    title.setText(status.title());
    queued.setText(status.queued());
    Nodes.show(queued, !status.queued().isEmpty());
    sign.setIconCode(sign(status.link()));
    for (Link link : Link.values()) {
      String name = link.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), link == status.link());
    }
  }

  private static Feather sign(@Nullable Link link) {
    if (link == null) {
      return Feather.LOADER;
    }
    return switch (link) {
      case ONLINE -> Feather.CHECK_CIRCLE;
      case CATCHING_UP -> Feather.REFRESH_CW;
      case OFFLINE -> Feather.CLOUD_OFF;
    };
  }
}
