package regulars.counter.sync;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Whom this counter takes for its server. Where it learned the server's key while pairing: whoever
 * has that key and nobody else, whatever name or date is on the certificate. Where it learned none:
 * whom Java trusts. Asked at each handshake. Safe for use by several threads.
 */
final class ServerTrust extends ServerCheck {
  private final Supplier<@Nullable String> key;
  private volatile @Nullable X509ExtendedTrustManager loaded;

  /**
   * Trusts the key that is known at that moment.
   *
   * @param key SHA-256 of the server's public key, in hex; null to trust whom Java trusts
   */
  ServerTrust(Supplier<@Nullable String> key) {
    this.key = key;
  }

  /** Another key than the one that was learned. */
  static final class OtherKey extends CertificateException {
    private static final long serialVersionUID = 1L;

    OtherKey() {
      super("the server shows another key than when this counter was paired");
    }
  }

  /** Whether this is why a connection failed. */
  static boolean isOtherKey(Throwable failed) {
    Throwable at = failed;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof OtherKey) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** SHA-256 of a certificate's public key, in hex. */
  static String keyOf(X509Certificate certificate) {
    try {
      byte[] encoded = certificate.getPublicKey().getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Makes a client trust like this. */
  OkHttpClient.Builder into(OkHttpClient.Builder client) {
    SSLSocketFactory sockets = sockets();
    HostnameVerifier usual = client.sslSocketFactory(sockets, this).build().hostnameVerifier();
    return client
        // A learned key needs no name on it.
        .hostnameVerifier((host, session) -> key.get() != null || usual.verify(host, session));
  }

  /** For sockets that are opened by hand. */
  SSLSocketFactory sockets() {
    return context(this).getSocketFactory();
  }

  static SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has TLS", e);
    }
  }

  /** Read when it is needed first: on loopback it never is, and it takes a while. */
  private X509ExtendedTrustManager publicTrust() {
    X509ExtendedTrustManager known = loaded;
    if (known == null) {
      known = whomJavaTrusts();
      loaded = known;
    }
    return known;
  }

  private static X509ExtendedTrustManager whomJavaTrusts() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509ExtendedTrustManager usual) {
          return usual;
        }
      }
      throw new AssertionError("every JDK trusts somebody");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK trusts somebody", e);
    }
  }

  /** Whether a key was learned; then it has to be the one shown. */
  private boolean isLearned(X509Certificate[] chain) throws CertificateException {
    String learned = key.get();
    if (learned != null && (chain.length == 0 || !keyOf(chain[0]).equals(learned))) {
      throw new OtherKey();
    }
    return learned != null;
  }

  @Override
  void check(
      X509Certificate[] chain, String type, @Nullable Socket socket, @Nullable SSLEngine engine)
      throws CertificateException {
    if (isLearned(chain)) {
      return;
    }
    if (socket != null) {
      publicTrust().checkServerTrusted(chain, type, socket);
    } else if (engine != null) {
      publicTrust().checkServerTrusted(chain, type, engine);
    } else {
      publicTrust().checkServerTrusted(chain, type);
    }
  }
}
