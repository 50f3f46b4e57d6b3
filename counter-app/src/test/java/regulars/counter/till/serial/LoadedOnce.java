package regulars.counter.till.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The native library of this JVM. It is loaded by whichever test needs it first, so that none may
 * unpack it into a folder of its own.
 */
public final class LoadedOnce {
  private static @Nullable Path folder;

  private LoadedOnce() {}

  /** Loads it; the folder that it was unpacked to. */
  public static synchronized Path load() throws IOException {
    Path known = folder;
    if (known == null) {
      known = Files.createTempDirectory("regulars-native").resolve("native");
      NativeLibrary.load(known);
      folder = known;
    }
    return known;
  }
}
