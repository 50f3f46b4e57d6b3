package regulars.counter.till.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.export.Place;

/**
 * What of which files was read, by their content: a file that was renamed is known, and one that
 * grew goes on where it stopped. Losing this memory costs reading again, never a point: a sale
 * counts once.
 */
final class SeenFiles {
  private static final int MOST = 2_000;

  private final Path file;
  private final List<Seen> seen = new ArrayList<>();

  /**
   * A stretch of bytes, from a file's beginning, that was read.
   *
   * @param size how many
   * @param hash SHA-256 of them, in hex
   * @param next where to go on should more follow
   */
  record Seen(long size, String hash, Place next) {}

  /** Remembers in {@code file}. */
  SeenFiles(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Seen read = parse(line);
        if (read != null) {
          seen.add(read);
        }
      }
    }
  }

  /** The longest stretch, from the beginning of {@code path}, that was read; null when none was. */
  @Nullable Seen longest(Path path, long size) throws IOException {
    TreeMap<Long, List<Seen>> bySize = new TreeMap<>();
    for (Seen each : seen) {
      if (each.size() <= size) {
        bySize.computeIfAbsent(each.size(), s -> new ArrayList<>()).add(each);
      }
    }
    Seen longest = null;
    MessageDigest digest = sha256();
    long done = 0;
    try (InputStream in = Files.newInputStream(path)) {
      for (var sameSize : bySize.entrySet()) {
        done += update(digest, in, sameSize.getKey() - done);
        String hash = HexFormat.of().formatHex(copy(digest).digest());
        for (Seen each : sameSize.getValue()) {
          if (done == each.size() && each.hash().equals(hash)) {
            longest = each;
          }
        }
      }
    }
    return longest;
  }

  /** Remembers that the first {@code size} bytes of {@code path} were read. */
  void remember(Path path, long size, Place next) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(path)) {
      if (update(digest, in, size) < size) {
        return;
      }
    }
    Seen now = new Seen(size, HexFormat.of().formatHex(digest.digest()), next);
    seen.remove(now);
    seen.add(now);
    if (seen.size() > MOST) {
      seen.removeFirst();
    }
    save();
  }

  private void save() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Seen each : seen) {
      text.append(each.hash()).append(' ').append(each.size()).append(' ');
      text.append(each.next().offset()).append(' ').append(each.next().lines()).append('\n');
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static @Nullable Seen parse(String line) {
    String[] parts = line.split(" ");
    if (parts.length != 4) {
      return null;
    }
    try {
      return new Seen(
          Long.parseLong(parts[1]),
          parts[0],
          new Place(Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long update(MessageDigest digest, InputStream in, long count) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long done = 0;
    while (done < count) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, count - done));
      if (n < 0) {
        break;
      }
      digest.update(buffer, 0, n);
      done += n;
    }
    return done;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
