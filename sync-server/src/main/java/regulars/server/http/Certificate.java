package regulars.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What the server proves itself with.
 *
 * @param context for its sockets
 * @param sha256 of the certificate, in hex: what a program on this computer recognises it by
 */
public record Certificate(SSLContext context, String sha256) {

  /**
   * Reads key and certificate from a PKCS #12 file.
   *
   * @throws IOException when file or password are wrong; the message says so
   */
  public static Certificate load(Path keystore, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return new Certificate(context, fingerprint(store, keystore));
    } catch (GeneralSecurityException e) {
      throw new IOException(keystore + " holds no usable key: " + e.getMessage(), e);
    }
  }

  private static String fingerprint(KeyStore store, Path keystore)
      throws GeneralSecurityException, IOException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        byte[] encoded = store.getCertificate(alias).getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
      }
    }
    throw new IOException(keystore + " holds no private key");
  }
}
