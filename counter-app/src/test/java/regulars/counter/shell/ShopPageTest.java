package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.shop.ShopPage;

class ShopPageTest {
  private static final String SHOP =
      "{\"name\":\"Beans & Co\",\"country\":\"US\",\"currency\":\"USD\","
          + "\"zone\":\"America/New_York\",\"fixed\":true}";

  private static Stand open(String shop) {
    Stand stand =
        Stand.open(
            BeansAndCo.morning(),
            new FakeOffice().json("shop", shop),
            960,
            720,
            Look.USUAL.with(Look.Theme.LIGHT),
            Locale.US,
            tools -> List.of(new ShopPage(tools)));
    stand.push(KeyCode.F10);
    stand.awaitShown("#shop-save");
    return stand;
  }

  @Test
  void name_and_time_zone_are_changed_and_what_stays_says_why() {
    try (Stand stand = open(SHOP)) {
      assertThat(stand.allText("#settings-shop")).contains("United States", "US Dollar", "sales");
      assertThat(stand.shown("#shop-edit-country")).isTrue();
      stand.click("#shop-edit-name");
      stand.push(KeyCode.CONTROL, KeyCode.A);
      stand.type("Corner");
      stand.click("#shop-edit-zone");
      stand.type("denver");
      stand.push(KeyCode.ENTER);
      assertThat(stand.text("#shop-edit-zone")).contains("Denver");
      assertThat(stand.text("#shop-edit-name")).isEqualTo("Corner");
      stand.office.json("shop", SHOP.replace("Beans & Co", "Corner").replace("New_York", "Denver"));
      stand.fire("#shop-save");
      stand.awaitText(
          "#settings-strip #strip-text",
          "The shop is saved. Every counter hears of it in a moment.");
      assertThat(stand.office.bodies().getLast().toString())
          .contains("name=Corner", "zone=America/Denver", "currency=USD");
    }
  }

  @Test
  void what_is_missing_and_what_the_server_refuses_is_said() {
    try (Stand stand = open(SHOP.replace("true", "false"))) {
      stand.click("#shop-edit-name");
      stand.push(KeyCode.CONTROL, KeyCode.A);
      stand.push(KeyCode.BACK_SPACE);
      assertThat(stand.text("#shop-edit-name")).isEmpty();
      stand.fire("#shop-save");
      stand.await("missing", () -> stand.allTextNow("#shop-problem").contains("Type the shop"));
      stand.type("Corner");
      stand.office.refuse(
          "shop",
          new OfficeException(OfficeException.Kind.REFUSED, "rules-of-other-currency", "no"));
      stand.fire("#shop-save");
      stand.await("refused", () -> stand.allTextNow("#shop-problem").contains("The rules name"));
    }
  }
}
