package regulars.model.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;

/**
 * The hash chain over the ledger: each entry's hash covers the one before it, the ledger's id and
 * every field, so that a row changed, removed or moved is found by whoever recomputes it.
 *
 * <p>The canonical form is frozen as version 1 (golden vectors in the tests): big-endian
 * fixed-width numbers; texts as a 4-byte length and UTF-8, absent as length -1. A new field means a
 * new version tag, never another meaning of this one.
 *
 * <p>Not thread-safe: it reuses its buffer. One per thread.
 */
public final class Chain {
  private static final byte[] TAG = "regulars-ledger-v1".getBytes(StandardCharsets.US_ASCII);

  private final UUID ledgerId;
  private final MessageDigest sha256;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(buffer);

  /** A chain for one ledger. */
  public Chain(UUID ledgerId) {
    this.ledgerId = ledgerId;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The hash of {@code entry} when it follows an entry with hash {@code previous}. */
  public Hash next(Hash previous, Entry entry) {
    return new Hash(sha256.digest(canonical(previous, entry)));
  }

  /** The bytes that are hashed; public for the golden vectors and for other implementations. */
  public byte[] canonical(Hash previous, Entry entry) {
    buffer.reset();
    try {
      write(previous, entry);
    } catch (IOException e) {
      throw new UncheckedIOException("a memory buffer can't fail", e);
    }
    return buffer.toByteArray();
  }

  private void write(Hash previous, Entry entry) throws IOException {
    out.write(TAG);
    id(ledgerId);
    out.writeLong(entry.epoch());
    out.writeLong(entry.seq());
    out.write(previous.bytes());
    id(entry.memberId());
    out.writeLong(entry.version());
    out.writeInt(entry.kind().code());
    out.writeLong(entry.points());
    out.writeLong(entry.balanceAfter());
    id(entry.opId());
    optionalId(entry.reverses());
    sale(entry.sale());
    text(entry.reward());
    out.writeInt(entry.rulesVersion());
    id(entry.counterId());
    text(entry.staff());
    text(entry.approvedBy());
    text(entry.reason());
    time(entry.occurredAt());
    time(entry.recordedAt());
    out.writeInt(entry.why().size());
    for (WhyLine line : entry.why()) {
      text(line.rule());
      out.writeLong(line.onMinor());
      out.writeLong(line.points());
    }
  }

  private void sale(@Nullable SaleKey sale) throws IOException {
    out.writeBoolean(sale != null);
    if (sale != null) {
      text(sale.till());
      out.writeLong(sale.businessDay().toEpochDay());
      text(sale.ticket());
      text(sale.kind().name());
    }
  }

  private void time(Instant instant) throws IOException {
    out.writeLong(instant.toEpochMilli());
  }

  private void optionalId(@Nullable UUID id) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      id(id);
    }
  }

  private void id(UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
