package regulars.server.network;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second door: TLS on every address of this computer, beside the plain one on loopback. Closed
 * until the owner opens it; open again after a restart. Safe for use by many threads.
 */
public final class NetworkDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkDoor.class);
  private static final int PORTS_TRIED = 20;

  private final Path file;
  private final Opener opener;
  private final @Nullable InetSocketAddress fixed;
  private NetworkSetting setting;
  private @Nullable Door open;
  private @Nullable Problem problem;

  /**
   * Closed yet.
   *
   * @param file what is kept of the switch
   * @param fixed where to listen, come what may, when the program was started so; null to let the
   *     owner decide
   */
  public NetworkDoor(Path file, Opener opener, @Nullable InetSocketAddress fixed)
      throws IOException {
    this.file = file;
    this.opener = opener;
    this.fixed = fixed;
    this.setting = NetworkSetting.read(file);
  }

  /** Opens the port. */
  @FunctionalInterface
  public interface Opener {
    /** Listens there, with TLS. */
    Door open(InetSocketAddress address) throws IOException;
  }

  /** The open port. */
  public interface Door extends AutoCloseable {
    /** Where. */
    int port();

    @Override
    void close();
  }

  /**
   * How the door stands.
   *
   * @param on whether other computers are to connect
   * @param fixed whether the program was started so: then the switch changes nothing
   * @param addresses what to type at another computer; empty while nothing listens
   * @param problem why nothing listens though it should; null when all is well
   */
  public record Status(
      boolean on, boolean fixed, List<String> addresses, @Nullable Problem problem) {}

  /** Why nothing listens. */
  public enum Problem {
    /** Another program has the port. */
    PORT,
    /** The key can't be read, or the network is not there. */
    FAILED
  }

  /**
   * Opens the door where it should be open: at the start, and again where that failed.
   *
   * @throws IOException when it was told a fixed address and that can't be had
   */
  public synchronized void openWhereWanted() throws IOException {
    if (open != null) {
      return;
    }
    if (fixed != null) {
      open = opener.open(fixed);
    } else if (setting.on()) {
      tryToOpen();
    }
  }

  /** The owner's switch. */
  public synchronized Status set(boolean on) throws IOException {
    if (fixed == null && on != setting.on()) {
      setting = new NetworkSetting(on, setting.port());
      if (on) {
        tryToOpen();
      } else {
        close();
      }
      setting.write(file);
    }
    return status();
  }

  /** How it stands. */
  public synchronized Status status() {
    Door now = open;
    return new Status(
        fixed != null || setting.on(),
        fixed != null,
        now == null ? List.of() : Addresses.ofThisComputer(now.port()),
        problem);
  }

  private void tryToOpen() {
    boolean first = setting.port() == 0;
    int port = first ? NetworkSetting.USUAL_PORT : setting.port();
    for (int tried = 0; tried < (first ? PORTS_TRIED : 1); tried++) {
      try {
        Door opened = opener.open(new InetSocketAddress(everywhere(), port + tried));
        open = opened;
        problem = null;
        setting = new NetworkSetting(true, opened.port());
        return;
      } catch (BindException e) {
        problem = Problem.PORT;
        LOG.warn("port {} is taken", port + tried);
      } catch (IOException e) {
        problem = Problem.FAILED;
        LOG.warn("other computers can't connect: {}", e.getMessage());
        return;
      }
    }
  }

  private static InetAddress everywhere() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[4]);
  }

  /** Closes it; what is kept of the switch stays. */
  @Override
  public synchronized void close() {
    Door now = open;
    open = null;
    problem = null;
    if (now != null) {
      now.close();
    }
  }
}
