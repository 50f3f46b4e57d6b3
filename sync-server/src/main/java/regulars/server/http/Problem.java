package regulars.server.http;

import java.util.Map;
import regulars.model.wire.Wire;

/**
 * What went wrong and what to do about it, as RFC 9457 has it.
 *
 * @param status HTTP status
 * @param kind stable, for programs; becomes the {@code type}
 * @param detail a sentence or two for people: what is wrong and what to do; nothing personal
 * @param retryAfterSeconds when to try again; 0 when trying again won't help
 */
public record Problem(int status, String kind, String detail, int retryAfterSeconds) {
  /** The media type that problems travel as. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad request"),
          Map.entry(401, "Not signed in"),
          Map.entry(403, "Not allowed"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(408, "Too slow"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length required"),
          Map.entry(413, "Too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(416, "Range not satisfiable"),
          Map.entry(422, "Can't be done"),
          Map.entry(426, "Upgrade required"),
          Map.entry(429, "Too many requests"),
          Map.entry(500, "Internal error"),
          Map.entry(503, "Not now"));

  /** A problem that goes away only when the request changes. */
  public Problem(int status, String kind, String detail) {
    this(status, kind, detail, 0);
  }

  /** 400. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "bad-request", detail);
  }

  /** 503 with a time to try again. */
  public static Problem unavailable(String detail, int retryAfterSeconds) {
    return new Problem(503, "unavailable", detail, retryAfterSeconds);
  }

  /** To be thrown; the dispatcher answers with this problem. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** What is sent. */
  public byte[] json() {
    return Wire.encode(new Body("urn:regulars:problem:" + kind, title(), status, detail));
  }

  /** The reply to send. */
  Reply.Bytes reply() {
    Reply.Bytes reply = new Reply.Bytes(status, MEDIA_TYPE, json(), Map.of());
    return retryAfterSeconds == 0
        ? reply
        : reply.with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  private String title() {
    return TITLES.getOrDefault(status, "Problem");
  }

  private record Body(String type, String title, int status, String detail) {}
}
