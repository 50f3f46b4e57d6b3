package regulars.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;

/**
 * One line of the table of routes, from which both the server and the test of the OpenAPI document
 * work.
 *
 * @param method GET or POST
 * @param template the path as OpenAPI writes it, parameters in braces
 * @param access who may call it
 * @param leastRole what whoever calls has to be, on routes of the settings; null on others
 * @param mostBytes largest body; 0 where it takes none
 * @param takesLong whether it computes, or keeps SQLite busy, for longer than a moment
 * @param handler called on the request's own virtual thread, or on a thread that it shares with
 *     nobody where it takes long; may block
 */
public record Route(
    String method,
    String template,
    Access access,
    @Nullable Role leastRole,
    int mostBytes,
    boolean takesLong,
    Handler handler) {

  /** A route that only reads. */
  public static Route get(String template, Access access, Handler handler) {
    return new Route("GET", template, access, null, 0, false, handler);
  }

  /** A route that takes JSON of at most {@code mostBytes}; 0 for none. */
  public static Route post(String template, Access access, int mostBytes, Handler handler) {
    return new Route("POST", template, access, null, mostBytes, false, handler);
  }

  /** A route of the settings that only reads. */
  public static Route get(String template, Role leastRole, Handler handler) {
    return new Route("GET", template, Access.SETTINGS, leastRole, 0, false, handler);
  }

  /** A route of the settings that takes JSON of at most {@code mostBytes}; 0 for none. */
  public static Route post(String template, Role leastRole, int mostBytes, Handler handler) {
    return new Route("POST", template, Access.SETTINGS, leastRole, mostBytes, false, handler);
  }

  /** The same route, which takes long. */
  public Route takingLong() {
    return new Route(method, template, access, leastRole, mostBytes, true, handler);
  }

  /** What a route does. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers, or throws {@link ProblemException}; any other exception is a 500.
     *
     * @param request past the gate, with its body read
     */
    Reply handle(Request request) throws Exception;
  }

  /** The parameters when the path is one of this template; null when it isn't. */
  @Nullable Map<String, String> match(String path) {
    List<String> wanted = List.of(template.split("/", -1));
    List<String> given = List.of(path.split("/", -1));
    if (wanted.size() != given.size()) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (int at = 0; at < wanted.size(); at++) {
      String part = wanted.get(at);
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), given.get(at));
      } else if (!part.equals(given.get(at))) {
        return null;
      }
    }
    return parameters;
  }
}
