package regulars.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a folder for one server, on a disk that keeps its promises. */
final class FolderGuard implements AutoCloseable {
  /** SQLite's WAL needs shared memory and honest locks, which these do not give. */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smbfs",
          "smb2",
          "smb3",
          "smb",
          "afpfs",
          "afs",
          "ncpfs",
          "ncp",
          "9p",
          "davfs",
          "webdav",
          "ceph",
          "glusterfs",
          "lustre",
          "fuse.sshfs",
          "sshfs",
          "fuse.davfs2",
          "fuse.glusterfs",
          "fuse.ceph",
          "fuse.rclone",
          "fuse.s3fs",
          "fuse.smbnetfs");

  private final FileChannel channel;

  private FolderGuard(FileChannel channel) {
    this.channel = channel;
  }

  static FolderGuard hold(Path folder) throws IOException {
    Files.createDirectories(folder);
    String problem = problem(folder.toAbsolutePath().toString(), Files.getFileStore(folder).type());
    if (problem != null) {
      throw new IOException(problem);
    }
    Path file = folder.resolve("server.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // held by this very process
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new IOException(
          "Another server uses the folder " + folder + ": stop it, or give this one its own.");
    }
    return new FolderGuard(channel);
  }

  /** What is wrong with this place, in a sentence; null when nothing is. */
  static @Nullable String problem(String absolutePath, String fileStoreType) {
    if (absolutePath.startsWith("\\\\")
        || NETWORK.contains(fileStoreType.toLowerCase(Locale.ROOT))) {
      return "The folder "
          + absolutePath
          + " is on a network file system ("
          + fileStoreType
          + "), where a power cut or a second writer can damage the ledger:"
          + " choose a folder on a disk of this computer.";
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
