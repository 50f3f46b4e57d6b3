package regulars.server.pairing;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.sync.Pairing;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** Pairing over HTTP, for counters that want in and for the owner. */
public final class PairingRoutes {
  private static final int SMALL = 4 << 10;

  private final Counters counters;

  /** Routes to these counters. */
  public PairingRoutes(Counters counters) {
    this.counters = counters;
  }

  /**
   * What the owner's program sends for a code.
   *
   * @param name what the counter will be called; null for the name it gives itself
   */
  public record CodeRequest(@Nullable String name) {}

  /** What the owner's program sends to rename a counter. */
  public record RenameRequest(String name) {}

  /** All counters, oldest first. */
  public record CounterList(List<PairedCounter> counters) {}

  /** What was done to which counter. */
  public record Done(String done) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.post("/v1/pair", Access.ANYONE, SMALL, this::pair),
        Route.post("/v1/owner/pairing-codes", Access.OWNER, SMALL, this::makeCode),
        Route.get(
            "/v1/owner/counters",
            Access.OWNER,
            request -> Json.reply(new CounterList(counters.list()))),
        Route.post("/v1/owner/counters/{counterId}/rename", Access.OWNER, SMALL, this::rename),
        Route.post(
            "/v1/owner/counters/{counterId}/revoke",
            Access.OWNER,
            0,
            request -> done(counters.revoke(request.id("counterId")), "revoked")),
        Route.post(
            "/v1/owner/counters/{counterId}/lost",
            Access.OWNER,
            0,
            request -> done(counters.markLost(request.id("counterId")), "lost")),
        Route.get(
            "/v1/settings/counters",
            Role.OWNER,
            request -> Json.reply(new CounterList(counters.list()))),
        Route.post("/v1/settings/pairing-codes", Role.OWNER, SMALL, this::makeCode),
        Route.post("/v1/settings/counters/{counterId}/rename", Role.OWNER, SMALL, this::rename),
        Route.post(
            "/v1/settings/counters/{counterId}/revoke",
            Role.OWNER,
            0,
            request -> done(counters.revoke(request.id("counterId")), "revoked")),
        Route.post(
            "/v1/settings/counters/{counterId}/lost",
            Role.OWNER,
            0,
            request -> done(counters.markLost(request.id("counterId")), "lost")));
  }

  private Reply pair(Request request) {
    Pairing.Request wish = Json.read(request.body(), Pairing.Request.class);
    return switch (named(() -> counters.pair(wish))) {
      case Counters.Outcome.In in -> Json.reply(in.paired());
      case Counters.Outcome.NoSuchCode() ->
          throw new Problem(
                  403,
                  "code-refused",
                  "This code doesn't let anybody in (any more): ask the owner for a new one.")
              .exception();
      case Counters.Outcome.TooFast(int seconds) ->
          throw new Problem(
                  429, "too-many-tries", "Too many tries: wait " + seconds + " seconds.", seconds)
              .exception();
    };
  }

  private Reply makeCode(Request request) {
    CodeRequest wish = Json.read(request.body(), CodeRequest.class);
    return Json.reply(named(() -> counters.makeCode(wish.name())));
  }

  private Reply rename(Request request) {
    RenameRequest wish = Json.read(request.body(), RenameRequest.class);
    return done(named(() -> counters.rename(request.id("counterId"), wish.name())), "renamed");
  }

  private static Reply done(boolean known, String what) {
    if (!known) {
      throw new Problem(
              404, "no-such-counter", "No counter has this id: GET /v1/owner/counters lists them.")
          .exception();
    }
    return Json.reply(new Done(what));
  }

  private static <T> T named(Supplier<T> withName) {
    try {
      return withName.get();
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "bad-request", String.valueOf(e.getMessage())).exception();
    }
  }
}
