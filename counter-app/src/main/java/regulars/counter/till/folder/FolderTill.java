package regulars.counter.till.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.StoreException;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.counter.till.Tally;
import regulars.counter.till.TillFeed;
import regulars.counter.till.TillHealth;
import regulars.counter.till.TillSource;
import regulars.counter.till.export.Place;
import regulars.counter.till.export.Profile;
import regulars.counter.till.export.ProfileException;
import regulars.counter.till.export.Profiles;
import regulars.counter.till.line.ShopTerms;
import regulars.model.sale.Sale;

/**
 * Sales from the exports that another program writes to a folder. A file is read once it has not
 * changed for a while, wherever it comes from and whatever it is called; a longer version of a file
 * goes on where the shorter one ended. Files are never changed, moved or deleted.
 *
 * <p>Its own thread calls {@link #scan} again and again; tests call it themselves.
 */
public final class FolderTill implements TillSource {
  private static final Logger LOG = LoggerFactory.getLogger(FolderTill.class);
  private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".crdownload", ".swp");

  private final FolderSettings settings;
  private final SaleDesk desk;
  private final Supplier<@Nullable ShopTerms> shop;
  private final Profiles profiles;
  private final Clock clock;
  private final Runnable changed;
  private final SeenFiles seen;
  private final Map<Path, State> files = new HashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile TillHealth health;

  /**
   * A file as last looked at: how large, when written, since when it is so, whether it was read.
   */
  private record State(long size, Instant written, Instant since, boolean done) {}

  /**
   * A watched folder.
   *
   * @param memory file that remembers what was read
   * @param shop null as long as the counter knows nothing of its shop: no sale can be read then
   * @param changed called when the health changed, on the till's thread
   */
  public FolderTill(
      FolderSettings settings,
      Path memory,
      SaleDesk desk,
      Supplier<@Nullable ShopTerms> shop,
      Profiles profiles,
      Clock clock,
      Runnable changed)
      throws IOException {
    this.settings = settings;
    this.desk = desk;
    this.shop = shop;
    this.profiles = profiles;
    this.clock = clock;
    this.changed = changed;
    this.seen = new SeenFiles(memory);
    this.health = new TillHealth(settings.name(), false, null, null);
    this.thread = new Thread(this::run, "till-" + settings.name());
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public TillHealth health() {
    return health;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        try {
          scan();
        } catch (StoreException e) {
          if (e.kind() != StoreException.Kind.FULL) {
            throw e;
          }
          say(health.trouble(false, "The disk is full: exports wait in their folder. Make room."));
        }
      } while (!stop.await(settings.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Till {} stopped for good", settings.name(), e);
      say(health.trouble(false, "The folder can't be read any more: restart the counter."));
    }
  }

  /** Looks once at every file, and reads those that are at rest and were not read before. */
  void scan() {
    ShopTerms terms = shop.get();
    if (terms == null) {
      return;
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(settings.folder(), FolderTill::isExport)) {
      stream.forEach(found::add);
    } catch (IOException e) {
      say(health.trouble(false, "The folder " + settings.folder() + " can't be read."));
      return;
    }
    if (!health.working()) {
      say(health.works());
    }
    files.keySet().retainAll(found);
    found.sort(null);
    for (Path file : found) {
      if (stop.getCount() == 0) {
        return;
      }
      look(file, terms);
    }
  }

  private static boolean isExport(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && UNFINISHED.stream().noneMatch(name::endsWith)
        && Files.isRegularFile(file);
  }

  private void look(Path file, ShopTerms terms) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Instant written = now.lastModifiedTime().toInstant();
      State before = files.get(file);
      if (before == null || before.size() != now.size() || !before.written().equals(written)) {
        files.put(file, new State(now.size(), written, clock.instant(), false));
      } else if (!before.done()
          && !clock.instant().isBefore(before.since().plus(settings.settled()))) {
        boolean done = read(file, before.size(), terms);
        files.put(file, new State(before.size(), written, before.since(), done));
      }
    } catch (IOException e) {
      files.remove(file);
      LOG.warn("Till {}: a file could not be read, will be tried again", settings.name(), e);
      say(health.trouble(true, file.getFileName() + " can't be read; it is tried again."));
    }
  }

  private boolean read(Path file, long size, ShopTerms terms) throws IOException {
    SeenFiles.Seen known = seen.longest(file, size);
    if (known != null && known.size() == size) {
      return true;
    }
    TillFeed feed = new TillFeed(settings.name(), desk, SaleDesk.MOST_SALES, this::sold);
    try {
      SalesFile sales = SalesFile.open(file, profile(file), terms);
      Place from = known == null ? Place.START : known.next();
      Place next = sales.read(from, size, feed, bytes -> stop.getCount() > 0);
      if (stop.getCount() == 0) {
        return false;
      }
      seen.remember(file, size, next);
    } catch (ProfileException e) {
      say(health.trouble(true, String.valueOf(e.getMessage())));
      return true;
    }
    report(file, feed.take());
    return true;
  }

  private @Nullable Profile profile(Path file) throws IOException, ProfileException {
    if (settings.profile() == null) {
      return profiles.fitting(file);
    }
    Profile named = profiles.named(settings.profile());
    if (named == null) {
      throw new ProfileException("There is no profile " + settings.profile() + ".");
    }
    return named;
  }

  private void report(Path file, Tally tally) {
    LOG.info(
        "Till {}: a file of {} sales, {} of them new, {} refused",
        settings.name(),
        tally.lines(),
        tally.added(),
        tally.refused());
    if (!tally.problems().isEmpty()) {
      var first = tally.problems().getFirst();
      long count = tally.refused() + tally.conflicts();
      String sentence =
          count
              + (count == 1 ? " line of " : " lines of ")
              + file.getFileName()
              + " could not be used, the first is line "
              + first.line()
              + ": "
              + first.reason();
      say(health.trouble(true, sentence));
    }
  }

  private void sold(Sale sale, Recorded recorded) {
    say(health.works().soldAt(clock.instant()));
  }

  private void say(TillHealth now) {
    if (!now.equals(health)) {
      health = now;
      changed.run();
    }
  }
}
