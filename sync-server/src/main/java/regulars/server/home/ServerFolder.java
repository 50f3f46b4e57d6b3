package regulars.server.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where the server keeps what is in its folder. Immutable. */
public record ServerFolder(Path path) {

  /** The server's folder in the shop's data folder. */
  public static ServerFolder in(Path home) {
    return new ServerFolder(home.resolve("server"));
  }

  /** Makes the folder where it is missing; only its owner may look into it. */
  public ServerFolder made() throws IOException {
    Files.createDirectories(path);
    Secret.restrictFolder(path);
    return this;
  }

  /** The database. */
  public Path database() {
    return path.resolve("ledger.db");
  }

  /** The folder that the owner's rules document lies in. */
  public Path rules() {
    return path.resolve("rules");
  }

  /** The logs. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** The owner's key. */
  public Path ownerKey() {
    return path.resolve("owner.key");
  }

  /** The server's own TLS key and certificate. */
  public Path tlsKey() {
    return path.resolve("tls.key");
  }

  /** Whether other computers may connect. */
  public Path network() {
    return path.resolve("network.json");
  }

  /** Where the running server listens. */
  public Path whereabouts() {
    return path.resolve("server.json");
  }

  /**
   * Takes the folder for this process; null when another process has it. Released by closing, and
   * by the operating system when the process dies.
   */
  public @Nullable Lock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // this process has it already: the same answer
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new Lock(channel);
  }

  /** The folder is this process's until it is closed. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
