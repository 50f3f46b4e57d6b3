package regulars.model.pairing;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.jpake.JPAKEParticipant;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroups;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound1Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound2Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound3Payload;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/**
 * One side of a talk between a counter and a server that both know a short code: J-PAKE (RFC 8236)
 * over a group of 3072 bits, with the confirmation of its section 3. Whoever listens, or talks
 * without knowing the code, learns nothing but whether one guess was right.
 *
 * <p>The server is named by its TLS key, and every proof contains the name: the counter takes the
 * key that it sees, the server its own. With somebody in between who shows another key the proofs
 * of one side do not hold for the other.
 *
 * <p>Used once, by one thread, in this order. Counter: {@link #first}, {@link #hear(First)}, {@link
 * #second}, {@link #hear(Second)}, {@link #tag}, {@link #confirm}. Server: {@link #hear(First)}
 * after {@link #first}, the same from there, but it confirms before it shows its own tag.
 */
public final class CodeProof {
  private static final String COUNTER = "regulars counter";
  private static final String SERVER = "regulars server ";
  private static final String OUT_OF_ORDER = "hear what the other side says second before this";
  private static final int MOST_DIGITS = 3072 / 4;
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{1," + MOST_DIGITS + "}");

  private final JPAKEParticipant side;
  private final String me;
  private final String other;
  private @Nullable BigInteger material;
  private @Nullable String tag;

  private CodeProof(byte[] codeHash, String me, String other, SecureRandom random) {
    this.me = me;
    this.other = other;
    this.side =
        new JPAKEParticipant(
            me,
            HexFormat.of().formatHex(codeHash).toCharArray(),
            JPAKEPrimeOrderGroups.NIST_3072,
            SHA256Digest.newInstance(),
            random);
  }

  /** What each side says first: two numbers, each with a proof that it knows what is behind it. */
  public record First(String one, String two, List<String> proofOfOne, List<String> proofOfTwo) {}

  /** What each side says then: a number that has the code in it, with a proof. */
  public record Second(String number, List<String> proof) {}

  /**
   * The counter's side.
   *
   * @param codeHash of {@link PairingCode#hash}
   * @param serverKey SHA-256 of the TLS key that the server shows, in hex
   */
  public static CodeProof ofCounter(byte[] codeHash, String serverKey, SecureRandom random) {
    return new CodeProof(codeHash, COUNTER, SERVER + serverKey, random);
  }

  /**
   * The server's side.
   *
   * @param codeHash of {@link PairingCode#hash}
   * @param serverKey SHA-256 of its own TLS key, in hex
   */
  public static CodeProof ofServer(byte[] codeHash, String serverKey, SecureRandom random) {
    return new CodeProof(codeHash, SERVER + serverKey, COUNTER, random);
  }

  /** What this side says first. */
  public First first() {
    JPAKERound1Payload said = side.createRound1PayloadToSend();
    return new First(
        text(said.getGx1()),
        text(said.getGx2()),
        texts(said.getKnowledgeProofForX1()),
        texts(said.getKnowledgeProofForX2()));
  }

  /** Hears what the other side said first. */
  public void hear(First said) throws NotProven {
    JPAKERound1Payload heard =
        new JPAKERound1Payload(
            other,
            number(said.one()),
            number(said.two()),
            numbers(said.proofOfOne()),
            numbers(said.proofOfTwo()));
    try {
      side.validateRound1PayloadReceived(heard);
    } catch (CryptoException | RuntimeException e) {
      throw refused(e);
    }
  }

  /** What this side says then. */
  public Second second() {
    JPAKERound2Payload said = side.createRound2PayloadToSend();
    return new Second(text(said.getA()), texts(said.getKnowledgeProofForX2s()));
  }

  /** Hears what the other side said then. */
  public void hear(Second said) throws NotProven {
    JPAKERound2Payload heard =
        new JPAKERound2Payload(other, number(said.number()), numbers(said.proof()));
    try {
      side.validateRound2PayloadReceived(heard);
      BigInteger agreed = side.calculateKeyingMaterial();
      tag = text(side.createRound3PayloadToSend(agreed).getMacTag());
      material = agreed;
    } catch (CryptoException | RuntimeException e) {
      throw refused(e);
    }
  }

  /** Shows the other side that this one knows the code. */
  public String tag() {
    String made = tag;
    if (made == null) {
      throw new IllegalStateException(OUT_OF_ORDER);
    }
    return made;
  }

  /** Checks that the other side knows the code. */
  public void confirm(String shown) throws NotProven {
    BigInteger agreed = material;
    if (agreed == null) {
      throw new IllegalStateException(OUT_OF_ORDER);
    }
    try {
      side.validateRound3PayloadReceived(new JPAKERound3Payload(other, number(shown)), agreed);
    } catch (CryptoException | RuntimeException e) {
      throw refused(e);
    }
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "CodeProof[" + me + "]";
  }

  private static NotProven refused(Exception e) {
    return new NotProven(String.valueOf(e.getMessage()));
  }

  private static String text(BigInteger number) {
    return number.toString(16);
  }

  private static List<String> texts(BigInteger[] numbers) {
    return List.of(text(numbers[0]), text(numbers[1]));
  }

  private static BigInteger number(String text) throws NotProven {
    // A tag may be negative: it is a hash read as a number.
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (!NUMBER.matcher(digits).matches()) {
      throw new NotProven("not a number of at most " + MOST_DIGITS + " digits");
    }
    return new BigInteger(text, 16);
  }

  private static BigInteger[] numbers(List<String> texts) throws NotProven {
    if (texts.size() != 2) {
      throw new NotProven("a proof has two numbers");
    }
    return new BigInteger[] {number(texts.get(0)), number(texts.get(1))};
  }
}
