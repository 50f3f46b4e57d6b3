package regulars.server.http;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a handler answers. */
public sealed interface Reply {

  /** JSON with status 200. */
  static Reply json(byte[] body) {
    return new Bytes(200, "application/json", body, Map.of());
  }

  /**
   * A body in memory.
   *
   * @param status HTTP status
   * @param type media type
   * @param body what is sent
   * @param headers further headers
   */
  record Bytes(int status, String type, byte[] body, Map<String, String> headers) implements Reply {
    /** Makes the map unmodifiable. */
    public Bytes {
      headers = Map.copyOf(headers);
    }

    Bytes with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Bytes(status, type, body, more);
    }
  }

  /**
   * A file, whole or in part as the request's {@code Range} asks.
   *
   * @param file never changed once it is there, so that a part fits to the rest; whoever made it
   *     removes it
   * @param type media type
   * @param sha256 of the whole file, in hex
   */
  record FileBody(Path file, String type, String sha256) implements Reply {}
}
