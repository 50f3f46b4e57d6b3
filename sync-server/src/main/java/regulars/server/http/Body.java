package regulars.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * A request's body: read within the route's limit, or left alone and swept away. Belongs to the
 * request's thread.
 */
final class Body {
  /** The connection goes on after an unread body of this size; it closes after a larger one. */
  private static final long WORTH_READING = 64 << 10;

  /**
   * So much of a refused body is read and thrown away, so that the sender, still sending, gets to
   * see the answer instead of a reset connection.
   */
  private static final long MOST_DRAINED = 8 << 20;

  /** A body that says it is no larger gets an array of its size at once. */
  private static final int SMALL = 16 << 10;

  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(3);

  private final ServerRequest request;
  private final Deadlines deadlines;
  private final long declared;
  private boolean read;

  Body(ServerRequest request, Deadlines deadlines) {
    this.request = request;
    this.deadlines = deadlines;
    this.declared = declared(request);
  }

  /** Content-Length; -1 when it comes in chunks of which nobody knows how many; 0 without any. */
  private static long declared(ServerRequest request) {
    if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      return -1;
    }
    return request.headers().contentLength().orElse(0);
  }

  /** All of it. Throws {@link ProblemException} when it is too large or not JSON. */
  byte[] read(Route route) {
    if (route.mostBytes() == 0) {
      if (declared != 0) {
        throw tooLarge(route.method() + " " + route.template() + " takes no body.");
      }
      read = true;
      return new byte[0];
    }
    if (!isJson()) {
      throw new Problem(
              415,
              "unsupported-media-type",
              "Send the body as JSON, with the header Content-Type: application/json.")
          .exception();
    }
    if (declared > route.mostBytes()) {
      throw tooLarge(limit(route));
    }
    byte[] body = readAtMost(route.mostBytes() + 1);
    if (body.length > route.mostBytes()) {
      throw tooLarge(limit(route));
    }
    read = true;
    return body;
  }

  private byte[] readAtMost(int most) {
    if (declared == 0) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      if (declared < 0 || declared > SMALL) {
        return in.readNBytes(most);
      }
      byte[] small = new byte[(int) declared];
      int got = in.readNBytes(small, 0, small.length);
      return got == small.length ? small : Arrays.copyOf(small, got);
    } catch (IOException | RuntimeException e) {
      if (e instanceof io.helidon.http.RequestException refused) {
        throw refused;
      }
      throw new CloseConnectionException("the body was cut off", e);
    }
  }

  private boolean isJson() {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    String bare = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return bare.equals("application/json") || bare.equals("application/json;charset=utf-8");
  }

  private static String limit(Route route) {
    return route.template()
        + " takes at most "
        + route.mostBytes()
        + " bytes: send less at a time.";
  }

  private static ProblemException tooLarge(String detail) {
    return new Problem(413, "too-large", detail).exception();
  }

  /** Whether so much is left unread that the connection had better end with this answer. */
  boolean mustCloseAfter() {
    return !read && (declared < 0 || declared > WORTH_READING);
  }

  /** After the answer was sent: throws away what the sender is still sending. */
  void drain(ServerResponse response) {
    boolean waitsForGo =
        request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent();
    if (!mustCloseAfter() || waitsForGo || !response.isSent()) {
      return;
    }
    deadlines.restart(DRAIN_LIMIT);
    try (InputStream in = request.content().inputStream()) {
      long left = MOST_DRAINED;
      byte[] scrap = new byte[16 << 10];
      for (int got = 0; left > 0 && got >= 0; left -= got) {
        got = in.read(scrap);
      }
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the rest of a refused body was cut off", e);
    } finally {
      deadlines.done();
    }
  }
}
