package regulars.server.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.ledger.Hash;
import regulars.model.rules.Problem;
import regulars.model.rules.Reading;
import regulars.server.db.WriteFailed;

/**
 * Watches {@code rules.txt}: an edit that reads well comes into force, any other leaves the last
 * good one in force and says which line is wrong. A file that is being written is left alone until
 * it has stayed as it is for a moment.
 *
 * <p>{@link #check} does one look and is called from outside, by a timer and by a {@link
 * FolderEvents}; {@link #status} may be asked from any thread.
 */
public final class RulesFolder {
  /** The document's name. */
  public static final String FILE = "rules.txt";

  /** So long a file must have stayed as it is. */
  public static final Duration SETTLED = Duration.ofMillis(1_500);

  /** Far more than any shop's rules. */
  static final int MOST_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(RulesFolder.class);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Clock clock;
  private final Duration settled;
  private final Function<String, Reading> accept;
  private @Nullable Stamp seen;
  private Instant seenAt = Instant.EPOCH;
  private @Nullable Stamp dealtWith;
  private volatile RulesStatus status;

  /**
   * A watch over a folder.
   *
   * @param accept puts a document in force when it reads well and says how it read; may throw
   *     {@link WriteFailed} when it can't be stored just now
   */
  public RulesFolder(Path folder, Clock clock, Duration settled, Function<String, Reading> accept) {
    this.file = folder.resolve(FILE);
    this.clock = clock;
    this.settled = settled;
    this.accept = accept;
    this.status =
        RulesStatus.of(
            RulesStatus.State.MISSING, "Not looked at yet.", file.toString(), Instant.EPOCH);
  }

  /**
   * What tells one state of the file from another. With the content's hash, because some file
   * systems count time in steps of two seconds.
   */
  private record Stamp(FileTime modified, long size, Hash hash) {}

  /** One look at the file; no bytes when there are too many. */
  private record Look(Stamp stamp, byte[] bytes) {}

  /** How things stand. */
  public RulesStatus status() {
    return status;
  }

  /** One look at the folder. */
  public synchronized void check() {
    Instant now = clock.instant();
    try {
      Look look = look();
      if (look == null) {
        missing(now);
      } else if (look.stamp().equals(dealtWith)) {
        status = at(status, now);
      } else if (!look.stamp().equals(seen) || now.isBefore(seenAt)) {
        seen = look.stamp();
        seenAt = now;
        report(RulesStatus.State.SETTLING, "The document was just changed.", now);
      } else if (!now.isBefore(seenAt.plus(settled))) {
        read(look, now);
      }
    } catch (IOException e) {
      report(
          RulesStatus.State.TROUBLE,
          "rules.txt can't be read ("
              + e.getClass().getSimpleName()
              + "); the last good rules stay"
              + " in force.",
          now);
    } catch (WriteFailed e) {
      report(
          RulesStatus.State.TROUBLE,
          "The new rules could not be stored just now; the server tries again.",
          now);
    }
  }

  /** The document in the folder as it is now; null when there is none that can be read. */
  public synchronized @Nullable Document document() {
    try {
      Look look = look();
      return look == null || look.stamp().size() > MOST_BYTES
          ? null
          : new Document(text(look.bytes()), look.stamp().hash().toString());
    } catch (IOException e) {
      LOG.debug("the document can't be read", e);
      return null;
    }
  }

  /**
   * A document.
   *
   * @param text what it says; letters that are not UTF-8 are lost
   * @param mark tells one content from another
   */
  public record Document(String text, String mark) {}

  /** What became of a document that was to be saved. */
  public enum Saved {
    /** It is in the folder and was read. */
    DONE,
    /** The folder's document is another one than its author saw: nothing was written. */
    FILE_CHANGED,
    /** Other rules came into force since its author looked: nothing was written. */
    RULES_CHANGED
  }

  /**
   * Puts a document into the folder, whole or not at all, and reads it at once. The folder stays
   * the one place for the rules: this is the same as an edit by hand, without the wait.
   *
   * @param text reads well; checked before
   * @param fileMark the mark of the document that its author saw in the folder; null for none
   * @param asSeen whether the rules in force are still those that its author saw
   * @throws IOException when the folder can't be written; nothing changed then
   * @throws WriteFailed when the document is in the folder but can't be put in force just now; the
   *     next look tries again
   */
  public synchronized Saved save(String text, @Nullable String fileMark, BooleanSupplier asSeen)
      throws IOException {
    if (!asSeen.getAsBoolean()) {
      return Saved.RULES_CHANGED;
    }
    Document now = document();
    if (!Objects.equals(now == null ? null : now.mark(), fileMark)) {
      return Saved.FILE_CHANGED;
    }
    replace(text);
    Look look = look();
    if (look != null) {
      seen = look.stamp();
      read(look, clock.instant());
    }
    return Saved.DONE;
  }

  /** By a rename: whoever reads the file meanwhile sees the old document or the new one. */
  private void replace(String text) throws IOException {
    // A link to a folder that is shared stays one.
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path written = target.resolveSibling("." + FILE + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              written,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private @Nullable Look look() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile()) {
        return null;
      }
      byte[] bytes = now.size() > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
      return new Look(new Stamp(now.lastModifiedTime(), now.size(), sha256(bytes)), bytes);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Hash sha256(byte[] bytes) {
    try {
      return new Hash(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private void missing(Instant now) {
    seen = null;
    dealtWith = null;
    report(
        RulesStatus.State.MISSING,
        "There is no rules.txt in the rules folder; the last good rules stay in force.",
        now);
  }

  private void read(Look look, Instant now) {
    Stamp stamp = look.stamp();
    if (stamp.size() > MOST_BYTES) {
      dealtWith = stamp;
      broken("rules.txt has more than " + MOST_BYTES + " bytes: is it the right file?", 1, now);
      return;
    }
    byte[] bytes = look.bytes();
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      dealtWith = stamp;
      broken("This line isn't UTF-8: save the file as UTF-8.", lineOfBadByte(bytes), now);
      return;
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    Reading reading = accept.apply(text);
    dealtWith = stamp;
    switch (reading) {
      case Reading.Good good -> {
        LOG.info("rules version {} in force", good.rules().version());
        status =
            new RulesStatus(
                RulesStatus.State.IN_FORCE,
                "The document in the folder is in force.",
                file.toString(),
                now,
                List.of(),
                good.readBack());
      }
      case Reading.Bad bad -> broken(bad.problems(), now);
    }
  }

  private void broken(String message, int line, Instant now) {
    broken(List.of(new Problem(line, "", message, null)), now);
  }

  private void broken(List<Problem> problems, Instant now) {
    LOG.warn("rules.txt can't be used, the last good rules stay in force: {}", problems);
    status =
        new RulesStatus(
            RulesStatus.State.BROKEN,
            "The document can't be used; the last good rules stay in force.",
            file.toString(),
            now,
            problems,
            List.of());
  }

  private void report(RulesStatus.State state, String detail, Instant now) {
    if (status.state() != state && state != RulesStatus.State.SETTLING) {
      LOG.warn("{}", detail);
    }
    status = RulesStatus.of(state, detail, file.toString(), now);
  }

  private static RulesStatus at(RulesStatus old, Instant now) {
    return new RulesStatus(
        old.state(), old.detail(), old.file(), now, old.problems(), old.readBack());
  }

  /** The first line that doesn't decode by itself. */
  private static int lineOfBadByte(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == '\n') {
        try {
          var unused =
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, at - start));
        } catch (CharacterCodingException e) {
          return line;
        }
        line++;
        start = at + 1;
      }
    }
    return line;
  }
}
