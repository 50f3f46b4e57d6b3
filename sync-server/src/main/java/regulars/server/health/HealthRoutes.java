package regulars.server.health;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Reply;
import regulars.server.http.Route;

/** What everybody may ask: is it well, and what are its routes. */
public final class HealthRoutes {
  private final Supplier<Health> health;
  private final byte[] openApi;

  /** Loads the description of the routes. */
  public HealthRoutes(Supplier<Health> health) {
    this.health = health;
    this.openApi = openApi();
  }

  /** The OpenAPI document, as it is served. */
  public static byte[] openApi() {
    try (InputStream in = HealthRoutes.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not among the program's resources");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("openapi.json can't be read", e);
    }
  }

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/health", Access.ANYONE, request -> Json.reply(health.get())),
        Route.get("/openapi.json", Access.ANYONE, request -> Reply.json(openApi)));
  }
}
