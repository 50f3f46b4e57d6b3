package regulars.model.value;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where both programs keep their data unless told otherwise. */
public final class DataFolder {
  private DataFolder() {}

  /**
   * {@code REGULARS_HOME} when it is set, else the platform's usual place.
   *
   * @param osName as the system property {@code os.name} says
   * @param env the environment's variables
   * @param userHome the user's home folder
   */
  public static Path of(String osName, Map<String, String> env, Path userHome) {
    Path chosen = folder(env.get("REGULARS_HOME"));
    if (chosen != null) {
      return chosen;
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path local = folder(env.get("LOCALAPPDATA"));
      return (local != null ? local : userHome.resolve("AppData").resolve("Local"))
          .resolve("Regulars");
    }
    if (os.startsWith("mac")) {
      return userHome.resolve("Library").resolve("Application Support").resolve("Regulars");
    }
    Path data = folder(env.get("XDG_DATA_HOME"));
    // The XDG specification says that a relative path there is to be ignored.
    boolean usable = data != null && data.isAbsolute();
    return (data != null && usable ? data : userHome.resolve(".local").resolve("share"))
        .resolve("regulars");
  }

  private static @Nullable Path folder(@Nullable String value) {
    return value == null || value.isBlank() ? null : Path.of(value.strip());
  }
}
