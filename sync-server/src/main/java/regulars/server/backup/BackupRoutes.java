package regulars.server.backup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/** Backups by the running server, for the owner's programs. */
public final class BackupRoutes {
  private static final int SMALL = 8 << 10;

  private final Backup backup;

  /** Routes to this. */
  public BackupRoutes(Backup backup) {
    this.backup = backup;
  }

  /**
   * Where to write.
   *
   * @param file absolute path on the server's computer
   */
  public record BackupRequest(String file) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(Route.post("/v1/owner/backup", Access.OWNER, SMALL, this::write).takingLong());
  }

  private Reply write(Request request) throws IOException {
    String file = Json.read(request.body(), BackupRequest.class).file();
    try {
      return Json.reply(backup.write(Path.of(file)));
    } catch (InvalidPathException e) {
      throw Problem.badRequest("This is no path on the server's computer.").exception();
    } catch (BackupRefused e) {
      throw problem(e).exception();
    }
  }

  private static Problem problem(BackupRefused refused) {
    String detail = String.valueOf(refused.getMessage());
    return switch (refused.why()) {
      case BUSY -> new Problem(409, "backup-busy", detail);
      case UNFIT -> new Problem(422, "backup-unfit", detail);
      case FAILED, DAMAGED -> new Problem(422, "backup-failed", detail);
    };
  }
}
