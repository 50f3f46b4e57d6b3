package regulars.counter.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import regulars.model.value.DataFolder;

/**
 * Where this PC keeps the shop's data.
 *
 * @param path the data folder; only its user may look into it
 */
public record CounterHome(Path path) {

  /** The data folder of this user, or the one that {@code REGULARS_HOME} names. */
  public static CounterHome of(String osName, Map<String, String> env, Path userHome) {
    return new CounterHome(DataFolder.of(osName, env, userHome).toAbsolutePath());
  }

  /** Makes the folder where it is missing. */
  public CounterHome made() throws HomeException {
    try {
      Files.createDirectories(path);
      if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      Files.createDirectories(counter());
    } catch (IOException e) {
      throw new HomeException(
          "The data folder "
              + path
              + " can't be used: make it writable, or set REGULARS_HOME to another.",
          e);
    }
    return this;
  }

  /** The window's counter. */
  public Path counter() {
    return path.resolve("counter");
  }

  /** The counter that replays files, apart from the window's, so that both may run at once. */
  public Path replayCounter() {
    return path.resolve("counters").resolve("replay");
  }

  /** The shop's own profiles. */
  public Path profiles() {
    return path.resolve("profiles");
  }

  /** The server that runs on this PC. */
  public Path server() {
    return path.resolve("server");
  }
}
