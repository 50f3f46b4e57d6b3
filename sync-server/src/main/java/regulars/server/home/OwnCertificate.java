package regulars.server.home;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The key and certificate that a server makes for itself the first time that other counters may
 * connect. Nobody vouches for them: counters learn the key while they pair, and keep it. So the
 * certificate says nothing of names and never runs out (RFC 5280, 4.1.2.5).
 */
public final class OwnCertificate {
  /** The file's mode keeps others out; this only satisfies the format. */
  private static final char[] PASSWORD = "regulars".toCharArray();

  private static final String SIGNED_WITH = "SHA256withECDSA";
  private static final X500Name NAME = new X500Name("CN=Regulars");

  private OwnCertificate() {}

  /**
   * The one of this folder; made where there is none.
   *
   * @throws IOException when it can't be read; the message says what to do
   */
  public static regulars.server.http.Certificate in(ServerFolder folder, SecureRandom random)
      throws IOException {
    String kept = Secret.loadOrMake(folder.tlsKey(), () -> make(random));
    try {
      return regulars.server.http.Certificate.load(
          Base64.getDecoder().decode(kept), PASSWORD, folder.tlsKey().toString());
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException(
          folder.tlsKey()
              + " is damaged: bring it back from a backup, or delete it and pair every counter"
              + " again.",
          e);
    }
  }

  private static String make(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", pair.getPrivate(), PASSWORD, new Certificate[] {certificate(pair, random)});
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, PASSWORD);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has EC keys and PKCS #12", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Certificate certificate(KeyPair pair, SecureRandom random)
      throws GeneralSecurityException, IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(new BigInteger(64, random).setBit(0)));
    generator.setSignature(algorithm);
    generator.setIssuer(NAME);
    generator.setSubject(NAME);
    generator.setStartDate(new Time(new ASN1GeneralizedTime("20200101000000Z")));
    generator.setEndDate(new Time(new ASN1GeneralizedTime("99991231235959Z")));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    TBSCertificate unsigned = generator.generateTBSCertificate();
    Signature signature = Signature.getInstance(SIGNED_WITH);
    signature.initSign(pair.getPrivate(), random);
    signature.update(unsigned.getEncoded(ASN1Encoding.DER));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(unsigned);
    parts.add(algorithm);
    parts.add(new DERBitString(signature.sign()));
    byte[] encoded = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(encoded));
  }
}
