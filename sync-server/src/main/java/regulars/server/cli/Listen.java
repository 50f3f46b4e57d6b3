package regulars.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import regulars.server.http.Certificate;

/**
 * Where the server listens, as asked for on the command line.
 *
 * @param address the address; port 0 for any
 * @param certificate null without TLS, which only loopback may do
 * @param network where else to listen, for other computers, with a key of the server's own; null
 *     for nowhere
 * @param anyNearPort whether the next free port does too: nobody asked for this one
 */
record Listen(
    InetSocketAddress address,
    @Nullable Certificate certificate,
    @Nullable InetSocketAddress network,
    boolean anyNearPort) {
  static final int USUAL_PORT = 7480;
  private static final int PORTS_TRIED = 20;
  private static final String PASSWORD = "REGULARS_TLS_PASSWORD";

  /** Reads the options. */
  static Listen of(Options options, Terminal terminal) throws CommandFailed, IOException {
    String wanted = options.value("--listen");
    InetSocketAddress here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), USUAL_PORT);
    Certificate certificate = certificate(options, terminal);
    if (wanted == null) {
      return new Listen(here, certificate, null, true);
    }
    InetSocketAddress address = parse(wanted, options);
    return address.getAddress().isLoopbackAddress() || certificate != null
        ? new Listen(address, certificate, null, false)
        : new Listen(here, null, address, true);
  }

  private static InetSocketAddress parse(String wanted, Options options) throws CommandFailed {
    int colon = wanted.lastIndexOf(':');
    if (colon <= 0) {
      throw options.wrong("--listen takes HOST:PORT, such as 127.0.0.1:" + USUAL_PORT + ".");
    }
    String host = wanted.substring(0, colon);
    try {
      int port = Integer.parseInt(wanted.substring(colon + 1));
      if (port < 0 || port > 65_535) {
        throw options.wrong("A port is a number from 0 (any) to 65535.");
      }
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (NumberFormatException e) {
      throw options.wrong("A port is a number from 0 (any) to 65535.");
    } catch (UnknownHostException e) {
      throw options.wrong("This computer has no address " + host + ".");
    }
  }

  private static @Nullable Certificate certificate(Options options, Terminal terminal)
      throws CommandFailed, IOException {
    String keystore = options.value("--tls-keystore");
    if (keystore == null) {
      return null;
    }
    String file = options.value("--tls-password-file");
    String password =
        file == null ? terminal.env().get(PASSWORD) : Files.readString(Path.of(file)).strip();
    if (password == null) {
      throw new CommandFailed(
          CommandFailed.USAGE,
          "The keystore needs its password: --tls-password-file FILE, or the environment variable "
              + PASSWORD
              + ".");
    }
    return Certificate.load(Path.of(keystore), password.toCharArray());
  }

  /** How many ports to try, one after the other. */
  int tries() {
    return anyNearPort ? PORTS_TRIED : 1;
  }

  InetSocketAddress withPortAfter(int tries) {
    return new InetSocketAddress(address.getAddress(), address.getPort() + tries);
  }
}
