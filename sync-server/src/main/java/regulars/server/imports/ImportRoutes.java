package regulars.server.imports;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** The owner's page of imports over HTTP. */
public final class ImportRoutes {
  private static final int SMALL = 4 << 10;
  private static final int ROWS = 512 << 10;
  private static final int DIGEST_BYTES = 32;
  private static final int LONGEST_FILE = 120;
  private static final int MOST_LINES = 10_000_000;
  private static final UUID NO_COUNTER = new UUID(0, 0);
  private static final String ALL = "/v1/settings/imports";
  private static final String ONE = ALL + "/{importId}";

  private final Imports imports;

  /** Routes to these. */
  public ImportRoutes(Imports imports) {
    this.imports = imports;
  }

  /**
   * Rows to try.
   *
   * @param digest SHA-256 of the file, in hex
   */
  public record Trial(String digest, List<ListedRow> rows) {}

  /**
   * A file to take in.
   *
   * @param file its name
   * @param digest SHA-256 of it, in hex
   * @param lines how many it has
   */
  public record Wish(String file, String digest, int lines) {}

  /** Rows to take in, in the order of their lines. */
  public record Rows(List<ListedRow> rows) {}

  /** What they came to, in their order. */
  public record Verdicts(List<Verdict> verdicts) {}

  /**
   * The end of an import.
   *
   * @param whole whether all rows were sent
   * @param unread rows that could not be read
   */
  public record End(boolean whole, int unread) {}

  /** Imports, newest first. */
  public record All(List<ImportState> imports) {}

  /** Rows of which an undo left something, in the order of their lines. */
  public record AllStayed(List<Stayed> rows) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.OWNER, request -> Json.reply(new All(imports.all()))),
        Route.post(ALL, Role.OWNER, SMALL, this::begin),
        Route.post(ALL + "/check", Role.OWNER, ROWS, this::check).takingLong(),
        Route.get(ONE, Role.OWNER, request -> Json.reply(imports.state(request.id("importId")))),
        Route.post(ONE + "/rows", Role.OWNER, ROWS, this::take),
        Route.post(ONE + "/end", Role.OWNER, SMALL, this::end),
        Route.post(
            ONE + "/undo",
            Role.OWNER,
            0,
            request -> Json.reply(imports.undo(request.id("importId"), asker(request)))),
        Route.get(
            ONE + "/stayed/{line}",
            Role.OWNER,
            request ->
                Json.reply(
                    new AllStayed(
                        imports.stayed(request.id("importId"), request.number("line"))))));
  }

  /** What a refusal means to the caller. */
  public static Problem problem(ImportRefused refused) {
    return new Problem(
        refused.why().status(), refused.why().word(), String.valueOf(refused.getMessage()));
  }

  private Reply check(Request request) {
    Trial trial = Json.read(request.body(), Trial.class);
    return Json.reply(new Verdicts(imports.check(digest(trial.digest()), few(trial.rows()))));
  }

  private Reply begin(Request request) {
    Wish wish = Json.read(request.body(), Wish.class);
    if (wish.file().isBlank() || wish.file().length() > LONGEST_FILE) {
      throw Problem.badRequest("The file's name must have 1 to 120 characters.").exception();
    }
    if (wish.lines() < 1 || wish.lines() > MOST_LINES) {
      throw Problem.badRequest("A file has 1 to 10,000,000 lines: import it in parts.").exception();
    }
    return Json.reply(
        imports.begin(wish.file(), digest(wish.digest()), wish.lines(), asker(request)));
  }

  private Reply take(Request request) {
    List<ListedRow> rows = few(Json.read(request.body(), Rows.class).rows());
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).line() <= rows.get(i - 1).line()) {
        throw Problem.badRequest("Rows must be in the order of their lines, each line once.")
            .exception();
      }
    }
    return Json.reply(new Verdicts(imports.take(request.id("importId"), rows)));
  }

  private Reply end(Request request) {
    End end = Json.read(request.body(), End.class);
    return Json.reply(imports.end(request.id("importId"), end.whole(), Math.max(0, end.unread())));
  }

  private static List<ListedRow> few(List<ListedRow> rows) {
    if (rows.size() > Imports.MOST_ROWS) {
      throw Problem.badRequest("Send at most " + Imports.MOST_ROWS + " rows at a time.")
          .exception();
    }
    return rows;
  }

  private static byte[] digest(String hex) {
    try {
      byte[] digest = HexFormat.of().parseHex(hex);
      if (digest.length == DIGEST_BYTES) {
        return digest;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same answer
    }
    throw Problem.badRequest("The digest must be a SHA-256 of 64 hex digits.").exception();
  }

  private static Imports.Asker asker(Request request) {
    @Nullable UUID counter = request.counter();
    @Nullable Staff staff = request.staff();
    return new Imports.Asker(
        counter == null ? NO_COUNTER : counter, staff == null ? null : staff.id());
  }
}
