package regulars.server.network;

import java.util.List;
import regulars.model.staff.Role;
import regulars.server.http.Json;
import regulars.server.http.Route;

/** The owner's switch over HTTP. */
public final class NetworkRoutes {
  private static final int SMALL = 1 << 10;

  private final NetworkDoor door;

  /** Routes to this door. */
  public NetworkRoutes(NetworkDoor door) {
    this.door = door;
  }

  /** What the owner's page sends. */
  public record Switch(boolean on) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/settings/network", Role.OWNER, request -> Json.reply(door.status())),
        Route.post(
            "/v1/settings/network",
            Role.OWNER,
            SMALL,
            request -> Json.reply(door.set(Json.read(request.body(), Switch.class).on()))));
  }
}
