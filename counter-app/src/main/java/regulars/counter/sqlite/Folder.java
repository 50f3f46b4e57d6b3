package regulars.counter.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/**
 * The counter's folder, held for itself alone as long as this is open: two programs with one op log
 * would number their operations alike.
 */
public final class Folder implements AutoCloseable {
  /** SQLite's write-ahead log needs shared memory and locks that these do not give. */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afpfs",
          "webdav",
          "davfs",
          "fuse.sshfs",
          "fuse.rclone",
          "fuse.davfs",
          "ncpfs",
          "afs",
          "ceph",
          "glusterfs");

  private final Path path;
  private final FileChannel lockFile;

  private Folder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, and makes it when it is missing: readable by its owner alone.
   *
   * @throws StoreException when another counter has it, or it is on a network drive
   */
  public static Folder take(Path path) {
    try {
      make(path);
      Path real = path.toRealPath();
      if (isNetwork(Files.getFileStore(real).type(), real.toString())) {
        throw new StoreException(
            StoreException.Kind.NETWORK_DRIVE,
            real + " is on a network drive: set REGULARS_HOME to a folder on this PC's own disk");
      }
      return lock(real);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.BROKEN, "can't use the folder " + path, e);
    }
  }

  private static void make(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.isDirectory(path)) {
      return;
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(path);
    }
  }

  @SuppressWarnings("resource") // kept open until close()
  private static Folder lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("counter.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StoreException(
          StoreException.Kind.IN_USE,
          "another Regulars counter has " + path + " open: close it, or use its window");
    }
    return new Folder(path, channel);
  }

  /** Whether a file system of this type, or a path like this, is on another machine. */
  static boolean isNetwork(String type, String path) {
    return NETWORK.contains(type.toLowerCase(Locale.ROOT)) || path.startsWith("\\\\");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lockFile.close(); // and with it the lock
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.BROKEN, "can't let go of " + path, e);
    }
  }
}
