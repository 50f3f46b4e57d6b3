package regulars.server.rules;

import java.util.List;
import regulars.model.staff.Role;
import regulars.server.http.Json;
import regulars.server.http.Route;

/** The rules among the owner's settings, over HTTP. */
public final class RulesSettings {
  /** A document of the greatest length in escapes, and what stands beside it. */
  private static final int LARGEST = 512 << 10;

  private final RulesDesk desk;

  /** Routes to this desk. */
  public RulesSettings(RulesDesk desk) {
    this.desk = desk;
  }

  /** A draft to check. */
  public record Text(String text) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/settings/rules", Role.OWNER, request -> Json.reply(desk.editing())),
        Route.post(
            "/v1/settings/rules",
            Role.OWNER,
            LARGEST,
            request -> Json.reply(desk.save(Json.read(request.body(), RulesDesk.Draft.class)))),
        Route.post(
            "/v1/settings/rules/check",
            Role.OWNER,
            LARGEST,
            request -> Json.reply(desk.check(Json.read(request.body(), Text.class).text()))),
        Route.post(
            "/v1/settings/rules/basket",
            Role.OWNER,
            LARGEST,
            request -> Json.reply(desk.basket(Json.read(request.body(), RulesDesk.Basket.class)))));
  }
}
