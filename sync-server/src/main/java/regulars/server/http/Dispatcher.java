package regulars.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request: finds the route, asks who is calling, reads the body within its limit, calls
 * the handler, and answers and logs exactly once. Runs on each connection's virtual thread.
 */
final class Dispatcher implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** A receiver that doesn't take an answer within this time is cut off. */
  private static final Duration TO_SEND = Duration.ofSeconds(60);

  private final RouteTable table;
  private final Doorman doorman;
  private final Deadlines deadlines;
  private final LongRequests longRequests;
  private final Function<Exception, @Nullable Problem> expected;
  private final LongSupplier nanos;
  private final AccessLog accessLog;
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param expected the problem that a handler's exception stands for; null for a bug
   */
  Dispatcher(
      RouteTable table,
      Doorman doorman,
      Deadlines deadlines,
      LongRequests longRequests,
      Function<Exception, @Nullable Problem> expected,
      LongSupplier nanos) {
    this.table = table;
    this.doorman = doorman;
    this.deadlines = deadlines;
    this.longRequests = longRequests;
    this.expected = expected;
    this.nanos = nanos;
    this.accessLog = new AccessLog(nanos);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    long started = nanos.getAsLong();
    String id = Long.toString(requests.incrementAndGet(), 36);
    String method = request.prologue().method().text();
    Body body = new Body(request, deadlines);
    String template = "-";
    Reply reply;
    try {
      RouteTable.Found found = table.find(method, request.prologue().uriPath().rawPath());
      template = found.route().template();
      reply = call(id, found, request, body);
    } catch (ProblemException e) {
      reply = e.problem().reply();
    }
    deadlines.done();
    int status = send(reply, request, response, id, body);
    accessLog.answered(id, method, template, status, (nanos.getAsLong() - started) / 1_000);
    body.drain(response);
    if (body.mustCloseAfter() || request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon (4.3.1) would wait for another request, and take what is left of a body for one.
      throw new CloseConnectionException("answered and asked to close");
    }
  }

  private Reply call(String id, RouteTable.Found found, ServerRequest request, Body body) {
    Route route = found.route();
    Doorman.Caller caller = doorman.admit(request, route);
    Request read = new Request(found.path(), body.read(route), caller.counter(), caller.staff());
    deadlines.done();
    try {
      return route.takesLong() ? longRequests.handle(route, read) : route.handler().handle(read);
    } catch (ProblemException e) {
      throw e;
    } catch (Exception e) {
      Problem problem = expected.apply(e);
      if (problem != null) {
        return problem.reply();
      }
      LOG.atError()
          .addKeyValue("request", id)
          .addKeyValue("route", route.template())
          .setCause(e)
          .log("a request failed");
      return new Problem(
              500,
              "internal-error",
              "The server made a mistake; its log says more under request " + id + ".")
          .reply();
    }
  }

  private int send(
      Reply reply, ServerRequest request, ServerResponse response, String id, Body body)
      throws IOException {
    response.header("X-Request-Id", id);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header("X-Content-Type-Options", "nosniff");
    if (body.mustCloseAfter()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    return switch (reply) {
      case Reply.Bytes bytes -> sendBytes(bytes, response);
      case Reply.FileBody file -> FileSender.send(file, request, response, deadlines);
    };
  }

  private int sendBytes(Reply.Bytes bytes, ServerResponse response) {
    response.status(Status.create(bytes.status()));
    response.header(HeaderNames.CONTENT_TYPE, bytes.type());
    bytes.headers().forEach(response::header);
    deadlines.restart(TO_SEND);
    response.send(bytes.body());
    deadlines.done();
    return bytes.status();
  }
}
