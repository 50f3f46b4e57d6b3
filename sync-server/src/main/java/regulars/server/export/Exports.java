package regulars.server.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of everything for whoever asks over the network: written by a thread of their own, one
 * export at a time, into a folder that the next one empties. Safe for use by many threads.
 */
public final class Exports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final int BUFFER = 1 << 16;

  private final Path ledger;
  private final Path folder;
  private @Nullable Export running;
  private State state = new State(Stage.NONE, 0, null, List.of());

  /** Exports of this ledger by way of this folder. */
  public Exports(Path ledger, Path folder) {
    this.ledger = ledger;
    this.folder = folder;
  }

  /** How far the newest export is. */
  public enum Stage {
    /** There is none. */
    NONE,
    /** It is being written. */
    RUNNING,
    /** Its tables can be fetched. */
    DONE,
    /** It was ended before it was done. */
    CANCELLED,
    /** It could not be written. */
    FAILED
  }

  /**
   * How the newest export stands.
   *
   * @param stage in a word
   * @param rows written so far
   * @param problem why it failed; null unless it did
   * @param files its tables; empty until it is done
   */
  public record State(Stage stage, long rows, @Nullable String problem, List<Table> files) {}

  /**
   * A table.
   *
   * @param file its name
   * @param bytes its size
   * @param sha256 of it, in hex
   */
  public record Table(String file, long bytes, String sha256) {}

  /** How the newest export stands. */
  public synchronized State state() {
    Export export = running;
    return export == null ? state : new State(Stage.RUNNING, export.rows(), null, List.of());
  }

  /** Starts one, unless one is being written. */
  public synchronized State start() {
    if (running == null) {
      Export export = new Export();
      running = export;
      Thread.ofPlatform()
          .daemon()
          .name("export")
          .priority(Thread.MIN_PRIORITY)
          .start(() -> run(export));
    }
    return state();
  }

  /** Ends the one that is being written; forgets the one that is done. */
  public synchronized State cancel() {
    if (running != null) {
      running.cancel();
    } else {
      state = new State(Stage.NONE, 0, null, List.of());
      remove();
    }
    return state();
  }

  /** A table that is done; null when there is none of that name. */
  public synchronized @Nullable Table table(String file) {
    return state.files().stream().filter(each -> each.file().equals(file)).findFirst().orElse(null);
  }

  /** Where a table lies. */
  public Path path(Table table) {
    return folder.resolve(table.file());
  }

  private void run(Export export) {
    State ended;
    try {
      remove();
      export.write(ledger, folder);
      List<Table> tables = new ArrayList<>();
      for (String file : Export.FILES) {
        Path path = folder.resolve(file);
        tables.add(new Table(file, Files.size(path), sha256(path)));
      }
      ended = new State(Stage.DONE, export.rows(), null, List.copyOf(tables));
    } catch (Export.Cancelled e) {
      ended = new State(Stage.CANCELLED, export.rows(), null, List.of());
    } catch (IOException | RuntimeException e) {
      LOG.error("an export failed", e);
      ended = new State(Stage.FAILED, export.rows(), String.valueOf(e.getMessage()), List.of());
    }
    if (ended.stage() != Stage.DONE) {
      remove();
    }
    synchronized (this) {
      running = null;
      state = ended;
    }
  }

  private void remove() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("{} is emptied by the next export", folder, e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        DigestInputStream in = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // The digest reads along.
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Ends the one that is being written and removes what is left. */
  @Override
  public synchronized void close() {
    if (running != null) {
      running.cancel();
    }
  }
}
