package regulars.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import regulars.server.home.OwnerKey;
import regulars.server.home.ServerFolder;
import regulars.server.home.Whereabouts;

/** Finds the owner's desk: the running server's, or else the folder's own. */
final class Desks {
  private final ServerFolder folder;
  private final Clock clock;

  Desks(ServerFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  OwnerDesk open() throws IOException, CommandFailed {
    if (!Files.exists(folder.database())) {
      throw new CommandFailed(
          CommandFailed.FAILED,
          "There is no ledger in " + folder.path() + ": start the server once (regulars server).");
    }
    if (isFree()) {
      return new LocalOwnerDesk(folder, clock);
    }
    Whereabouts server = Whereabouts.read(folder);
    if (server != null) {
      HttpOwnerDesk desk =
          new HttpOwnerDesk(server, OwnerKey.in(folder, new SecureRandom()).text());
      if (desk.answers()) {
        return desk;
      }
      desk.close();
    }
    throw new CommandFailed(
        CommandFailed.FAILED,
        "A server has the folder " + folder.path() + " open but doesn't answer: try again.");
  }

  /** Whether no server runs on the folder at this moment. */
  boolean isFree() throws IOException {
    try (ServerFolder.Lock lock = folder.lock()) {
      return lock != null;
    }
  }
}
