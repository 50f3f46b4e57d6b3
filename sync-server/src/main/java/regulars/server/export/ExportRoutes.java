package regulars.server.export;

import java.util.List;
import regulars.model.staff.Role;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** The tables of everything over HTTP. */
public final class ExportRoutes {
  private static final String EXPORT = "/v1/settings/export";

  private final Exports exports;

  /** Routes to these. */
  public ExportRoutes(Exports exports) {
    this.exports = exports;
  }

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get(EXPORT, Role.OWNER, request -> Json.reply(exports.state())),
        Route.post(EXPORT, Role.OWNER, 0, request -> Json.reply(exports.start())),
        Route.post(EXPORT + "/cancel", Role.OWNER, 0, request -> Json.reply(exports.cancel())),
        Route.get(EXPORT + "/{file}", Role.OWNER, this::table));
  }

  private Reply table(Request request) {
    Exports.Table table = exports.table(request.path().getOrDefault("file", ""));
    if (table == null) {
      throw new Problem(404, "unknown-table", "There is no such table (any more): export again.")
          .exception();
    }
    return new Reply.FileBody(exports.path(table), "text/csv", table.sha256());
  }
}
