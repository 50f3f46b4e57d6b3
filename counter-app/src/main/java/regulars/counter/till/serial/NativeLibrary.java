package regulars.counter.till.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes the serial library unpack its native part into a folder that only this user can write. Left
 * alone it unpacks to the machine's temporary folder, open to everybody, and loads whatever lies
 * there: any local user could have their code run by the counter.
 */
public final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads the library by way of {@code folder}; the first call counts. To be called before anything
   * else touches a serial port, from the main thread: for a moment it changes where temporary files
   * go.
   */
  public static synchronized void load(Path folder) throws IOException {
    if (loaded) {
      return;
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    String before = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", folder.toString());
    try {
      String version = SerialPort.getVersion();
      loaded = !version.isEmpty();
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
