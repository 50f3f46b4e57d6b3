package regulars.counter.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key that the server on this PC keeps for its owner. */
final class OwnerKey {
  private final @Nullable Path folder;

  /** Of the server in this folder; null when the server is on another PC. */
  OwnerKey(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The key as it is now; null where there is none. */
  @Nullable String read() {
    if (folder == null) {
      return null;
    }
    try {
      return Files.readString(folder.resolve("owner.key")).strip();
    } catch (IOException gone) {
      return null;
    }
  }
}
