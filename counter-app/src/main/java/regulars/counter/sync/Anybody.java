package regulars.counter.sync;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Lets a handshake end with anybody, to see which key they show. Nothing is sent after it. */
final class Anybody extends ServerCheck {
  @Override
  void check(
      X509Certificate[] chain, String type, @Nullable Socket socket, @Nullable SSLEngine engine) {
    // Whoever it is: the key is looked at, and has to be proven.
  }
}
