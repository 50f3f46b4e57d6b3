package regulars.server.shop;

import java.util.List;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;
import regulars.server.program.Program;

/** The owner's page of the shop: name and time zone, and what stays. */
public final class ShopSettings {
  private static final int SMALL = 4 << 10;

  private final Program program;

  /** About this shop. */
  public ShopSettings(Program program) {
    this.program = program;
  }

  /** What the owner wants. */
  public record Wish(String name, String country, String currency, String zone) {}

  /**
   * How it stands.
   *
   * @param fixed whether country and currency stay, because there are sales
   */
  public record Now(String name, String country, String currency, String zone, boolean fixed) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/settings/shop", Role.OWNER, request -> now()),
        Route.post("/v1/settings/shop", Role.OWNER, SMALL, this::change));
  }

  private Reply now() {
    Shop shop = program.shop();
    if (shop == null) {
      throw noShop();
    }
    return Json.reply(
        new Now(shop.name(), shop.country(), shop.currency(), shop.zone(), program.hasSales()));
  }

  private static RuntimeException noShop() {
    return new Problem(409, "no-shop", "There is no shop yet: set it up first.").exception();
  }

  private Reply change(Request request) {
    Wish wish = Json.read(request.body(), Wish.class);
    String name = ShopTerms.name(wish.name());
    ShopTerms.check(wish.country(), wish.currency(), wish.zone());
    return switch (program.change(name, wish.country(), wish.currency(), wish.zone())) {
      case DONE -> now();
      case NO_SHOP -> throw noShop();
      case HAS_SALES ->
          throw new Problem(
                  409,
                  "has-sales",
                  "The shop has sales: country and currency stay, or its points would mean"
                      + " something else.")
              .exception();
      case RULES_OF_OTHER_CURRENCY ->
          throw new Problem(
                  409,
                  "rules-of-other-currency",
                  "The rules name amounts of the currency so far: write them for the new one.")
              .exception();
    };
  }
}
