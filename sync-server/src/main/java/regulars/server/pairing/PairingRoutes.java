package regulars.server.pairing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.sync.Pairing;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.ProblemException;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** Pairing over HTTP, for counters that want in and for the owner. */
public final class PairingRoutes {
  private static final int SMALL = 4 << 10;
  private static final int PROOFS = 16 << 10;

  private final Counters counters;
  private final PairingTalks talks;
  private final Supplier<List<String>> addresses;

  /**
   * Routes to these counters.
   *
   * @param serverKey SHA-256 of this server's TLS key, in hex
   * @param addresses what to type at another computer; empty where none can connect
   */
  public PairingRoutes(
      Counters counters,
      Supplier<String> serverKey,
      Supplier<List<String>> addresses,
      Clock clock,
      SecureRandom random) {
    this.counters = counters;
    this.talks = new PairingTalks(counters, serverKey, clock, random);
    this.addresses = addresses;
  }

  /**
   * A code, and where to type it.
   *
   * @param addresses of this server for other computers; empty where none can connect
   */
  public record CodeReply(String code, Instant expiresAt, List<String> addresses) {}

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
        Route.post("/v1/pair/begin", Access.ANYONE, PROOFS, this::begin),
        Route.post("/v1/pair/finish", Access.ANYONE, PROOFS, this::finish),
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
      case Counters.Outcome.TooFast(int seconds) -> throw tooFast(seconds);
    };
  }

  private static ProblemException tooFast(int seconds) {
    return new Problem(
            429, "too-many-tries", "Too many tries: wait " + seconds + " seconds.", seconds)
        .exception();
  }

  private Reply begin(Request request) {
    return reply(talks.begin(Json.read(request.body(), Pairing.Begin.class)));
  }

  private Reply finish(Request request) {
    Pairing.Finish asked = Json.read(request.body(), Pairing.Finish.class);
    return reply(named(() -> talks.finish(asked)));
  }

  private static Reply reply(PairingTalks.Step step) {
    return switch (step) {
      case PairingTalks.Step.Begun(Pairing.Begun begun) -> Json.reply(begun);
      case PairingTalks.Step.Finished(Pairing.Finished finished) -> Json.reply(finished);
      case PairingTalks.Step.NoCode(Counters.Why why) -> throw noCode(why);
      case PairingTalks.Step.NotProven() ->
          throw new Problem(
                  403, "code-refused", "This is not the code: look at its letters and type again.")
              .exception();
      case PairingTalks.Step.NoTalk() ->
          throw new Problem(409, "talk-over", "This took too long: begin again.").exception();
      case PairingTalks.Step.OtherVersion() ->
          throw new Problem(
                  426,
                  "other-version",
                  "Counter and server must have the same version: update both.")
              .exception();
      case PairingTalks.Step.TooFast(int seconds) -> throw tooFast(seconds);
    };
  }

  private static ProblemException noCode(Counters.Why why) {
    Problem problem =
        switch (why) {
          case UNKNOWN ->
              new Problem(403, "code-refused", "This is not the code: look at its letters.");
          case EXPIRED ->
              new Problem(
                  403, "code-expired", "This code is too old: ask the owner for a new one.");
          case USED ->
              new Problem(
                  403, "code-used", "This code let a counter in already: ask for a new one.");
          case SPENT ->
              new Problem(
                  403, "code-spent", "This code was tried too often: ask the owner for a new one.");
        };
    return problem.exception();
  }

  private Reply makeCode(Request request) {
    CodeRequest wish = Json.read(request.body(), CodeRequest.class);
    Counters.Code code = named(() -> counters.makeCode(wish.name()));
    return Json.reply(new CodeReply(code.code(), code.expiresAt(), addresses.get()));
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
