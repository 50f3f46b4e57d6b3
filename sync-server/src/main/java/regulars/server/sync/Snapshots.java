package regulars.server.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Database;
import regulars.server.ledger.Head;

/**
 * Mirror files for new counters. One is made when somebody asks and kept while the ledger has not
 * moved much further; what is missing comes by the feed.
 */
final class Snapshots {
  /** Older files are removed then: long enough to go on with a download that was cut off. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** How many changes the feed brings in a few pages. */
  private static final long FEW_CHANGES = 5_000;

  private final Database database;
  private final Clock clock;
  private final Path folder;
  private @Nullable Made newest;

  Snapshots(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.folder = database.folder().resolve("snapshots");
  }

  private record Made(Path file, long epoch, long revision) {}

  /** One at a time: whoever comes second gets the same file. */
  synchronized Path newest() {
    Head.Position head = database.read(Head::read);
    Made made = newest;
    if (made != null && fresh(made, head) && Files.exists(made.file())) {
      return made.file();
    }
    try {
      Path file = make();
      newest = new Made(file, head.epoch(), head.cursor().revision());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("no snapshot could be made: " + e.getMessage(), e);
    }
  }

  private static boolean fresh(Made made, Head.Position head) {
    long revision = head.cursor().revision();
    return made.epoch() == head.epoch()
        && revision - made.revision() <= Math.max(FEW_CHANGES, revision / 20);
  }

  private Path make() throws IOException {
    Files.createDirectories(folder);
    removeOld();
    Path temporary = folder.resolve("making.db");
    Files.deleteIfExists(temporary);
    Head.Position[] at = new Head.Position[1];
    database.copyInto(temporary, sql -> at[0] = MirrorWriter.write(sql));
    Path file =
        folder.resolve(
            "mirror-"
                + at[0].epoch()
                + "-"
                + at[0].cursor().seq()
                + "-"
                + at[0].cursor().revision()
                + ".db");
    Files.writeString(checksum(file), sha256(temporary));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  static Path checksum(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private void removeOld() throws IOException {
    Instant limit = clock.instant().minus(KEPT);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
