package regulars.server.http;

import java.io.ByteArrayInputStream;
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
 * @param keySha256 of its public key, in hex: what a counter keeps of it
 */
public record Certificate(SSLContext context, String sha256, String keySha256) {

  /**
   * Reads key and certificate from a PKCS #12 file.
   *
   * @throws IOException when file or password are wrong; the message says so
   */
  public static Certificate load(Path keystore, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(keystore)) {
      return load(in, password, keystore.toString());
    }
  }

  /** The same from bytes in memory; {@code from} says where they came from. */
  public static Certificate load(byte[] keystore, char[] password, String from) throws IOException {
    return load(new ByteArrayInputStream(keystore), password, from);
  }

  private static Certificate load(InputStream in, char[] password, String from) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      java.security.cert.Certificate own = own(store, from);
      return new Certificate(
          context, sha256(own.getEncoded()), sha256(own.getPublicKey().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException(from + " holds no usable key: " + e.getMessage(), e);
    }
  }

  private static java.security.cert.Certificate own(KeyStore store, String from)
      throws GeneralSecurityException, IOException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return store.getCertificate(alias);
      }
    }
    throw new IOException(from + " holds no private key");
  }

  private static String sha256(byte[] encoded) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
  }
}
