package regulars.counter.till.folder;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a watched folder is set up.
 *
 * @param name what the owner calls the till
 * @param folder where the exports appear; folders in it are left alone
 * @param profile how to read them; null for whichever profile fits, else the line protocol
 * @param every how often to look
 * @param settled a file is read when it has not changed for this long
 */
public record FolderSettings(
    String name, Path folder, @Nullable String profile, Duration every, Duration settled) {

  /** Looks every two seconds; a file is at rest after four. */
  public FolderSettings(String name, Path folder, @Nullable String profile) {
    this(name, folder, profile, Duration.ofSeconds(2), Duration.ofSeconds(4));
  }
}
