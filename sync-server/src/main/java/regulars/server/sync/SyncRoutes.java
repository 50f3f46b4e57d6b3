package regulars.server.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pull;
import regulars.model.sync.Push;
import regulars.model.wire.PushReading;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** What counters ask for, over HTTP. */
public final class SyncRoutes {
  /** The WebSocket that only says "there is news". */
  public static final String POKES = "/v1/pokes";

  private static final int SMALL = 16 << 10;

  private final SyncService sync;

  /** Routes to this service. */
  public SyncRoutes(SyncService sync) {
    this.sync = sync;
  }

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            "/v1/hello",
            Access.COUNTER,
            SMALL,
            request ->
                Json.reply(
                    sync.hello(request.counterId(), Json.read(request.body(), Hello.class)))),
        Route.post("/v1/push", Access.COUNTER, Push.MOST_BYTES, this::push),
        Route.post(
            "/v1/pull",
            Access.COUNTER,
            SMALL,
            request ->
                Json.reply(sync.pull(request.counterId(), Json.read(request.body(), Pull.class)))),
        Route.get("/v1/members/{memberId}", Access.COUNTER, this::member),
        Route.get("/v1/members/{memberId}/before/{version}", Access.COUNTER, this::before),
        Route.get("/v1/snapshot", Access.COUNTER, request -> snapshot()).takingLong(),
        Route.get(POKES, Access.COUNTER, request -> notAWebSocket()));
  }

  private Reply push(Request request) throws SyncRefused {
    PushReading push;
    try {
      push = Wire.decodePush(request.body());
    } catch (WireException e) {
      throw Json.unreadable(e);
    }
    return Json.reply(sync.push(request.counterId(), push));
  }

  private Reply member(Request request) {
    return reply(sync.member(request.id("memberId")));
  }

  private Reply before(Request request) {
    return reply(sync.memberBefore(request.id("memberId"), request.number("version")));
  }

  private static Reply reply(@Nullable LiveMember member) {
    if (member == null) {
      throw new Problem(404, "no-such-member", "No member has this id: pull the feed to catch up.")
          .exception();
    }
    return Json.reply(member);
  }

  private Reply snapshot() throws IOException {
    Path file = sync.snapshot();
    String sha256 =
        Files.readString(
                file.resolveSibling(file.getFileName() + ".sha256"), StandardCharsets.US_ASCII)
            .strip();
    return new Reply.FileBody(file, "application/vnd.sqlite3", sha256);
  }

  /** Only requests that aren't a proper WebSocket handshake come here. */
  private static Reply notAWebSocket() {
    throw new Problem(
            426, "websocket-only", "This path is a WebSocket: connect with a WebSocket handshake.")
        .exception();
  }

  /** The problem that a refusal stands for. */
  public static Problem problem(SyncRefused refused) {
    String detail = String.valueOf(refused.getMessage());
    return switch (refused.why()) {
      case WRONG_LEDGER -> new Problem(409, "wrong-ledger", detail);
      case PROTOCOL -> new Problem(409, "protocol", detail);
      case NOT_ACTIVE -> new Problem(403, "not-active", detail);
      case LATE_HELLO -> new Problem(409, "late-hello", detail);
      case BAD_REQUEST -> Problem.badRequest(detail);
      case NOT_READY -> Problem.unavailable(detail, 5);
    };
  }
}
