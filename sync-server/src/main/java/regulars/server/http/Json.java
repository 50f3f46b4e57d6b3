package regulars.server.http;

import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** Bodies in the same JSON as everything else on the wire, with problems instead of exceptions. */
public final class Json {
  private Json() {}

  /** A reply of status 200. */
  public static Reply reply(Object value) {
    return Reply.json(Wire.encode(value));
  }

  /**
   * Reads a request's body.
   *
   * @throws ProblemException 400 with what is wrong with it
   */
  public static <T> T read(byte[] body, Class<T> type) {
    try {
      return Wire.decode(body, type);
    } catch (WireException e) {
      throw unreadable(e);
    }
  }

  /** The problem with a body that can't be read. */
  public static ProblemException unreadable(WireException e) {
    return Problem.badRequest(
            "The body can't be read: " + e.getMessage() + ". /openapi.json describes it.")
        .exception();
  }
}
