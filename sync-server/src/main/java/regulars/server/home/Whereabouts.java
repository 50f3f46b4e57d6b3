package regulars.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * Where the running server is to be found, kept in {@code server.json} while it listens. A server
 * that was killed leaves it behind: whoever reads it tries and sees.
 *
 * @param url such as {@code http://127.0.0.1:7480}
 * @param port the port of it
 * @param pid the process
 * @param certificateSha256 of its certificate, in hex; null without TLS
 */
public record Whereabouts(String url, int port, long pid, @Nullable String certificateSha256) {

  /** Writes the file, whole or not at all. */
  public void write(ServerFolder folder) throws IOException {
    Path file = folder.whereabouts();
    Path temporary = file.resolveSibling("server.json.new");
    Files.write(temporary, Wire.encode(this));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What the file says; null when there is none or it can't be read. */
  public static @Nullable Whereabouts read(ServerFolder folder) throws IOException {
    try {
      return Wire.decode(Files.readAllBytes(folder.whereabouts()), Whereabouts.class);
    } catch (NoSuchFileException | WireException e) {
      return null;
    }
  }

  /** Takes the file away when the server stops. */
  public static void remove(ServerFolder folder) throws IOException {
    Files.deleteIfExists(folder.whereabouts());
  }
}
