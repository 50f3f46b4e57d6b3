package regulars.counter.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.home.HomeException;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.counter.till.Tally;
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
  private static final long MOST_UNANSWERED = 20_000;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_MILLIS = 100;

  private final Counter counter;
  private final Profiles profiles;
  private final Progress progress;
  private final LongSupplier nanos;
  private final PrintStream out;
  private final CountDownLatch stop;
  private final Totals totals;
  private long expected;
  private long sales;

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
    this.stop = stop;
    this.totals = new Totals(counter.operations());
    counter.onAnswers(totals::add);
  }

  private record Opened(Path path, @Nullable Profile profile, SalesFile sales, long size) {
    String name() {
      return profile == null ? "line protocol" : "profile " + profile.name();
    }
  }

  /** Runs it. Whatever can't be opened is found before anything is stored. */
  Outcome run(Wish wish) throws HomeException {
    ShopTerms terms = terms();
    List<Outcome.FileOutcome> outcomes = new ArrayList<>();
    try {
      List<Opened> files = open(wish, terms);
      long all = files.stream().mapToLong(Opened::size).sum();
      long started = nanos.getAsLong();
      long members = members(files, terms);
      long before = 0;
      for (Opened file : files) {
        if (!stopped()) {
          outcomes.add(play(file, before, all));
          before += file.size();
        }
      }
      await(all, all, expected, "waiting for answers");
      double seconds = (nanos.getAsLong() - started) / 1e9;
      catchUp(all);
      return new Outcome(outcomes, members, totals.now(), seconds, !stopped());
    } catch (ProfileException e) {
      throw new HomeException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new HomeException("A file can't be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(outcomes, 0, totals.now(), 0, false);
    } finally {
      progress.end();
    }
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

  /** The shop comes with the first contact; without it no amount and no time can be read. */
  private ShopTerms terms() throws HomeException {
    Desk desk = counter.desk();
    long deadline = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!stopped() && nanos.getAsLong() < deadline) {
      Shop shop = desk.shop();
      if (shop != null && desk.rules() != null) {
        return ShopTerms.of(shop);
      }
      pause();
    }
    throw new HomeException(
        "The server knows no shop or no rules yet: put a rules document into its rules folder.");
  }

  private long members(List<Opened> files, ShopTerms terms)
      throws IOException, ProfileException, HomeException {
    long added = 0;
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
      added += enrol(members.members());
    }
    return added;
  }

  private long enrol(List<ListedMember> members) {
    long added = 0;
    for (int from = 0; from < members.size() && !stopped(); from += BATCH) {
      List<SaleDesk.ListedMember> batch =
          members.subList(from, Math.min(from + BATCH, members.size())).stream()
              .map(m -> new SaleDesk.ListedMember(m.externalNumber(), m.name(), m.phone()))
              .toList();
      long fresh = counter.sales().enrol(batch).stream().filter(isNew -> isNew).count();
      added += fresh;
      expected += fresh;
      progress.show(0, 1, 0, "members");
    }
    return added;
  }

  private Outcome.FileOutcome play(Opened file, long before, long all)
      throws IOException, HomeException, InterruptedException {
    TillFeed feed = new TillFeed("replay", counter.sales(), BATCH, this::recorded);
    long[] seen = {0};
    file.sales()
        .read(
            Place.START,
            file.size(),
            feed,
            () -> {
              seen[0] += 64 * 1024;
              progress.show(before + Math.min(seen[0], file.size()), all, sales(), "reading");
              return stopped() || !keepsUp();
            });
    Tally tally = feed.take();
    if (totals.answered() + MOST_UNANSWERED < expected && !stopped()) {
      throw silent();
    }
    return new Outcome.FileOutcome(file.path(), file.name(), tally);
  }

  private void recorded(Sale sale, Recorded recorded) {
    if (recorded != Recorded.DUPLICATE) {
      expected++;
      sales++;
    }
  }

  private long sales() {
    return Math.max(0, totals.answered() - (expected - sales));
  }

  /** Reading does not run ahead of the server without bound. */
  private boolean keepsUp() {
    try {
      long answered = totals.answered();
      while (expected - answered > MOST_UNANSWERED && !stopped()) {
        long target = Math.max(answered + 1, expected - MOST_UNANSWERED);
        if (!totals.await(target, PATIENCE_MILLIS) && totals.answered() == answered) {
          return false;
        }
        answered = totals.answered();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void await(long done, long all, long target, String doing)
      throws HomeException, InterruptedException {
    long answered = totals.answered();
    long since = nanos.getAsLong();
    while (!stopped() && !totals.await(target, LOOK_MILLIS)) {
      progress.show(done, all, sales(), doing);
      if (totals.answered() != answered) {
        answered = totals.answered();
        since = nanos.getAsLong();
      } else if (nanos.getAsLong() - since > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        throw silent();
      }
    }
  }

  private void catchUp(long all) throws HomeException {
    long deadline = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!stopped() && counter.desk().status().link() != DeskStatus.Link.ONLINE) {
      progress.show(all, all, sales(), "catching up");
      if (nanos.getAsLong() > deadline) {
        throw silent();
      }
      pause();
    }
  }

  private HomeException silent() {
    String problem = counter.desk().status().problem();
    return new HomeException(
        "The server does not answer"
            + (problem == null ? "" : " (" + problem + ")")
            + ". What was read is stored: run the same command again, and it goes on.");
  }

  private void pause() {
    try {
      if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
  }
}
