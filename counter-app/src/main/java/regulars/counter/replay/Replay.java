package regulars.counter.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
import regulars.counter.home.HomeException;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.counter.till.TillFeed;
import regulars.counter.till.export.ListedMember;
import regulars.counter.till.export.MemberList;
import regulars.counter.till.export.Place;
import regulars.counter.till.export.Profile;
import regulars.counter.till.export.ProfileException;
import regulars.counter.till.export.Profiles;
import regulars.counter.till.folder.SalesFile;
import regulars.counter.till.line.ShopTerms;
import regulars.model.sale.Sale;
import regulars.model.sync.Change.Shop;

/**
 * One replay on a counter that is paired and running: members first, then the files' sales. Reading
 * and storing run on the caller's thread, pushing on the counter's own, so the slower of the two
 * sets the pace.
 */
final class Replay {
  private static final int BATCH = 200;

  private final Counter counter;
  private final Profiles profiles;
  private final Progress progress;
  private final LongSupplier nanos;
  private final PrintStream out;
  private final Totals totals;
  private final Pace pace;
  private @Nullable HomeException silence;

  /**
   * A replay.
   *
   * @param stop counted down when the user wants it to end
   */
  Replay(
      Counter counter,
      Profiles profiles,
      Progress progress,
      LongSupplier nanos,
      PrintStream out,
      CountDownLatch stop) {
    this.counter = counter;
    this.profiles = profiles;
    this.progress = progress;
    this.nanos = nanos;
    this.out = out;
    this.totals = new Totals(counter.operations());
    this.pace = new Pace(totals, counter.desk(), progress, nanos, stop);
    counter.onAnswers(totals::add);
  }

  private record Opened(Path path, @Nullable Profile profile, SalesFile sales, long size) {
    String name() {
      return profile == null ? "line protocol" : "profile " + profile.name();
    }
  }

  /** Runs it. Whatever can't be opened is found before anything is stored. */
  Outcome run(Wish wish) throws HomeException {
    try {
      pace.awaitShop();
      Shop shop = counter.desk().shop();
      if (shop == null) {
        return new Outcome(List.of(), totals.now(), 0, false);
      }
      return run(wish, ShopTerms.of(shop));
    } catch (ProfileException e) {
      throw new HomeException(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw new HomeException("A file can't be read: " + e.getMessage(), e);
    } finally {
      progress.end();
    }
  }

  private Outcome run(Wish wish, ShopTerms terms)
      throws IOException, ProfileException, HomeException {
    List<Opened> files = open(wish, terms);
    pace.work(files.stream().mapToLong(Opened::size).sum());
    long started = nanos.getAsLong();
    members(files, terms);
    List<Outcome.FileOutcome> outcomes = new ArrayList<>();
    for (Opened file : files) {
      if (!pace.stopped()) {
        outcomes.add(play(file));
      }
    }
    pace.awaitAll();
    double seconds = (nanos.getAsLong() - started) / 1e9;
    pace.awaitOnline();
    return new Outcome(outcomes, totals.now(), seconds, !pace.stopped());
  }

  private List<Opened> open(Wish wish, ShopTerms terms) throws IOException, ProfileException {
    List<Opened> files = new ArrayList<>();
    for (Path path : wish.files()) {
      Profile profile = profile(wish, path);
      files.add(new Opened(path, profile, SalesFile.open(path, profile, terms), Files.size(path)));
    }
    return files;
  }

  private @Nullable Profile profile(Wish wish, Path path) throws IOException, ProfileException {
    String name = wish.profile();
    if (name == null) {
      return profiles.fitting(path);
    }
    Profile named = profiles.named(name);
    if (named == null && Files.isRegularFile(Path.of(name))) {
      named = profiles.add(Path.of(name));
    }
    if (named == null) {
      throw new ProfileException(
          "There is no profile "
              + name
              + "; there are "
              + String.join(", ", profiles.names())
              + ".");
    }
    return named;
  }

  private void members(List<Opened> files, ShopTerms terms) throws IOException, ProfileException {
    for (Opened file : files) {
      Profile.Members list = file.profile() == null ? null : file.profile().members();
      Path folder = file.path().toAbsolutePath().getParent();
      if (file.profile() == null || list == null || folder == null) {
        continue;
      }
      if (!Files.isRegularFile(folder.resolve(list.file()))) {
        out.println("There is no " + list.file() + " beside " + file.path() + ": no members.");
        continue;
      }
      MemberList members = MemberList.read(folder, file.profile(), terms);
      members
          .refused()
          .forEach(row -> out.println(list.file() + " line " + row.line() + ": " + row.reason()));
      enrol(members.members());
    }
  }

  private void enrol(List<ListedMember> members) {
    for (int from = 0; from < members.size() && !pace.stopped(); from += BATCH) {
      List<SaleDesk.ListedMember> batch =
          members.subList(from, Math.min(from + BATCH, members.size())).stream()
              .map(m -> new SaleDesk.ListedMember(m.externalNumber(), m.name(), m.phone()))
              .toList();
      pace.asked(counter.sales().enrol(batch).stream().filter(isNew -> isNew).count());
      pace.read(0);
    }
  }

  private Outcome.FileOutcome play(Opened file) throws IOException, HomeException {
    TillFeed feed = new TillFeed("replay", counter.sales(), BATCH, this::recorded);
    file.sales().read(Place.START, file.size(), feed, this::readOn);
    if (silence != null) {
      throw silence;
    }
    return new Outcome.FileOutcome(file.path(), file.name(), feed.take());
  }

  private void recorded(Sale sale, Recorded recorded) {
    pace.asked(recorded == Recorded.DUPLICATE ? 0 : 1);
  }

  /** Asked after each piece of a file. */
  private boolean readOn(long bytes) {
    try {
      pace.read(bytes);
      pace.awaitRoom();
      return !pace.stopped();
    } catch (HomeException e) {
      silence = e;
      return false;
    }
  }
}
