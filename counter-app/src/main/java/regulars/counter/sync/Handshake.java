package regulars.counter.sync;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import regulars.counter.join.JoinException;
import regulars.counter.join.JoinException.Kind;

/**
 * Looks once at what answers at an address: whether Java trusts it, and else which key it shows.
 */
final class Handshake {
  private static final int MILLIS = 5_000;
  private static final int TLS_PORT = 443;

  private Handshake() {}

  /**
   * The key that is shown there, to be proven before anything is told to it; null when a public
   * authority vouches for the name, so that the key may change.
   */
  static @Nullable String keyAt(URI server) throws JoinException {
    try {
      return isTrusted(server) ? null : shownKey(server);
    } catch (SSLException e) {
      throw new JoinException(Kind.NOT_REGULARS, e);
    } catch (IOException e) {
      throw new JoinException(Kind.NOBODY, e);
    }
  }

  private static boolean isTrusted(URI server) throws IOException {
    try (SSLSocket socket = open(server, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return true;
    } catch (SSLException e) {
      return false;
    }
  }

  private static String shownKey(URI server) throws IOException {
    SSLContext any = ServerTrust.context(new Anybody());
    try (SSLSocket socket = open(server, any.getSocketFactory())) {
      socket.startHandshake();
      return ServerTrust.keyOf((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    }
  }

  private static SSLSocket open(URI server, SSLSocketFactory factory) throws IOException {
    int port = server.getPort() < 0 ? TLS_PORT : server.getPort();
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(server.getHost(), port), MILLIS);
      plain.setSoTimeout(MILLIS);
      return (SSLSocket) factory.createSocket(plain, server.getHost(), port, /* autoClose= */ true);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }
}
