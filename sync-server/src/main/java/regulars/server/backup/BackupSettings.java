package regulars.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.model.staff.Role;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Reply;
import regulars.server.http.Request;
import regulars.server.http.Route;

/**
 * The owner's page of backups: one at a time, written by a thread of its own into one folder beside
 * the ledger. Safe for use by many threads.
 */
public final class BackupSettings {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSettings.class);
  private static final int ALL = 100;
  private static final String PREFIX = "regulars-";
  private static final String SUFFIX = ".db";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final int SHOWN = 50;
  private static final int SMALL = 8 << 10;

  private final Backup backup;
  private final BackupLooks looks;
  private final Path database;
  private final Path folder;
  private final Clock clock;

  // Guarded by this.
  private @Nullable Path running;
  private @Nullable String problem;

  /** Backups of this database into this folder, which is made when it is missing. */
  public BackupSettings(
      Backup backup, Backup.Check check, Path database, Path folder, Clock clock) {
    this.backup = backup;
    this.looks = new BackupLooks(check);
    this.database = database;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * How backups stand.
   *
   * @param folder where they are, on the server's computer
   * @param percent how far the one that is being written is; null when none is
   * @param last the newest; null when there is none
   * @param problem why the last try ended without one; null when it did not
   */
  public record State(
      String folder, @Nullable Integer percent, @Nullable Last last, @Nullable String problem) {}

  /**
   * A backup.
   *
   * @param file its name
   * @param at when it was written
   * @param bytes its size
   */
  public record Last(String file, Instant at, long bytes) {}

  /** The newest backups here, newest first, at most 50. */
  public record All(List<Last> backups) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/settings/backup", Role.OWNER, request -> Json.reply(state())),
        Route.post("/v1/settings/backup", Role.OWNER, 0, this::start),
        Route.get(
            "/v1/settings/backups", Role.OWNER, request -> Json.reply(new All(newestFirst()))),
        Route.get("/v1/settings/backups/look", Role.OWNER, request -> Json.reply(looks.now())),
        Route.post("/v1/settings/backups/look", Role.OWNER, SMALL, this::look));
  }

  private Reply look(Request request) {
    String file = Json.read(request.body(), BackupRoutes.BackupRequest.class).file();
    try {
      // A name alone is one of the backups here.
      return Json.reply(looks.into(folder.resolve(Path.of(file)).toAbsolutePath().normalize()));
    } catch (InvalidPathException e) {
      throw Problem.badRequest("This is no path on the server's computer.").exception();
    }
  }

  private Reply start(Request request) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(PREFIX + STAMP.format(clock.instant()) + SUFFIX);
    synchronized (this) {
      if (running != null) {
        throw new Problem(409, "backup-busy", "A backup is being written: wait for it.")
            .exception();
      }
      running = target;
      problem = null;
    }
    Thread.ofPlatform().daemon().name("backup").start(() -> write(target));
    return Json.reply(state());
  }

  private void write(Path target) {
    String failed = null;
    try {
      backup.write(target);
    } catch (BackupRefused e) {
      failed = e.getMessage();
    } catch (IOException | RuntimeException e) {
      LOG.error("a backup failed", e);
      failed = "The disk did not take it: " + e.getMessage();
    }
    synchronized (this) {
      running = null;
      problem = failed;
    }
  }

  private State state() throws IOException {
    Path now;
    String why;
    synchronized (this) {
      now = running;
      why = problem;
    }
    return new State(folder.toString(), now == null ? null : percent(now), last(), why);
  }

  /** The copy grows to about the size of the original; checking it takes the rest of the time. */
  private int percent(Path target) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    long size = Files.exists(part) ? Files.size(part) : 0;
    return (int) Math.min(ALL - 1, size * ALL / Math.max(1, Files.size(database)));
  }

  private @Nullable Last last() throws IOException {
    List<Last> all = newestFirst();
    return all.isEmpty() ? null : all.getFirst();
  }

  private List<Last> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> newest;
    try (Stream<Path> files = Files.list(folder)) {
      newest =
          files
              .filter(file -> name(file).startsWith(PREFIX) && name(file).endsWith(SUFFIX))
              .sorted(Comparator.comparing(BackupSettings::name).reversed())
              .limit(SHOWN)
              .toList();
    }
    List<Last> all = new ArrayList<>();
    for (Path file : newest) {
      all.add(new Last(name(file), Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
    }
    return all;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
