package regulars.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All routes; finds the one for a request. Immutable. */
public final class RouteTable {
  private final List<Route> routes;
  private final Map<String, Route> plain = new HashMap<>();
  private final List<Route> withParameters = new ArrayList<>();

  /** Refuses two routes of one method and template. */
  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    for (Route route : routes) {
      if (route.template().contains("{")) {
        withParameters.add(route);
      } else if (plain.put(route.method() + " " + route.template(), route) != null) {
        throw new IllegalArgumentException("two routes for " + route.template());
      }
    }
  }

  /** The table. */
  public List<Route> routes() {
    return routes;
  }

  /** A route and what stood in its braces. */
  record Found(Route route, Map<String, String> path) {}

  /** The route for this request. Throws {@link ProblemException} 404 or 405. */
  Found find(String method, String path) {
    Route route = plain.get(method + " " + path);
    if (route != null) {
      return new Found(route, Map.of());
    }
    Found found = findWithParameters(method, path);
    if (found != null) {
      return found;
    }
    TreeSet<String> others = new TreeSet<>();
    for (Route other : routes) {
      if (other.match(path) != null) {
        others.add(other.method());
      }
    }
    if (others.isEmpty()) {
      throw new Problem(
              404, "no-such-route", "There is nothing at this path: see /openapi.json for what is.")
          .exception();
    }
    throw new Problem(
            405, "method-not-allowed", "This path takes " + String.join(" or ", others) + " only.")
        .exception();
  }

  private @Nullable Found findWithParameters(String method, String path) {
    for (Route route : withParameters) {
      Map<String, String> parameters = route.method().equals(method) ? route.match(path) : null;
      if (parameters != null) {
        return new Found(route, parameters);
      }
    }
    return null;
  }
}
