package regulars.system.join;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import regulars.server.home.OwnCertificate;
import regulars.server.home.ServerFolder;

/** Shows a key of its own and passes every byte on to the real server, and back. */
final class SomebodyInBetween implements AutoCloseable {
  private final SSLServerSocket listener;
  private final SSLContext toServer;
  private final int serverPort;

  SomebodyInBetween(Path folder, int serverPort) throws Exception {
    this.serverPort = serverPort;
    this.toServer = SSLContext.getInstance("TLS");
    toServer.init(null, new TrustManager[] {new Gullible()}, null);
    SSLContext own =
        OwnCertificate.in(new ServerFolder(folder).made(), new SecureRandom()).context();
    this.listener =
        (SSLServerSocket)
            own.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::run);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void run() {
    try {
      while (true) {
        Socket counter = listener.accept();
        Thread.startVirtualThread(() -> pass(counter));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket counter) {
    try (counter;
        Socket server =
            toServer
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), serverPort)) {
      Thread back = Thread.startVirtualThread(() -> copy(server, counter));
      copy(counter, server);
      back.join();
    } catch (IOException e) {
      // the counter did not like the key
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // one side hung up
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static final class Gullible implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
