package regulars.counter.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.Self;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sync.Connection.Problem;
import regulars.model.ledger.ChainCheck;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Welcome;

/**
 * Reads the server's feed into the mirror, every page checked against the chain first. While there
 * is more, the next page is on its way when one is written. Owned by the engine's thread.
 */
final class Puller {
  private static final Logger LOG = LoggerFactory.getLogger(Puller.class);

  private final CounterStore store;
  private final Mirror mirror;
  private final Path snapshotFile;
  private final ServerLink link;
  private final Connection connection;
  private final ShopNow shopNow;
  private final Changes changes;
  private boolean rowsOnly;
  private @Nullable Asked ahead;

  /** A page on its way. */
  private record Asked(Pull pull, UnderWay<Pulled> underWay) {}

  Puller(
      CounterStore store,
      Mirror mirror,
      Path folder,
      ServerLink link,
      Connection connection,
      ShopNow shopNow,
      Changes changes) {
    this.store = store;
    this.mirror = mirror;
    this.snapshotFile = folder.resolve("snapshot.db");
    this.link = link;
    this.connection = connection;
    this.shopNow = shopNow;
    this.changes = changes;
  }

  /** Drops the mirror if a reader found it damaged: nothing in it is the only copy. */
  void mend() {
    if (mirror.failed()) {
      LOG.warn("the mirror is damaged and is read anew");
      reset();
    }
  }

  Cursor cursor(UUID ledgerId, long epoch) {
    return mirror.cursor(ledgerId, epoch);
  }

  /** Whether the mirror is what this ledger said in this epoch, as far as it goes. */
  boolean isOfAnother(UUID ledgerId, long epoch) {
    return mirror.isOfAnother(ledgerId, epoch);
  }

  /** A page, or all at once when that pays. */
  Outcome pull(Self self, UUID ledgerId, Welcome welcome) throws LinkException {
    Cursor cursor = cursor(ledgerId, self.epoch());
    boolean farBehind =
        welcome.head().seq() + welcome.head().revision() >= SyncEngine.SNAPSHOT_FROM;
    if (cursor.equals(Cursor.START) && farBehind && !rowsOnly) {
      return snapshot(self, ledgerId);
    }
    Pull pull = new Pull(ledgerId, self.epoch(), cursor, Pull.MOST_ROWS);
    Asked asked = ahead != null && ahead.pull().equals(pull) ? ahead : ask(pull);
    ahead = null;
    Pulled page = asked.underWay().reply();
    if (page.epoch() != self.epoch()) {
      return new Outcome.StartOver("the server is in epoch " + page.epoch());
    }
    if (page.reset()) {
      return new Outcome.StartOver("the server does not know where this counter stands");
    }
    List<String> waitedFor = page.waitedFor();
    connection.waitedFor(waitedFor == null ? List.of() : waitedFor);
    return switch (FeedCheck.follow(ledgerId, cursor, this::standing, page)) {
      case FeedCheck.Verdict.Broken broken -> new Outcome.Stopped(Problem.CHAIN, broken.what());
      case FeedCheck.Verdict.Incomplete incomplete -> new Outcome.StartOver(incomplete.what());
      case FeedCheck.Verdict.Whole whole -> {
        if (shopNow.inbox(page.inbox())) {
          changes.statusChanged();
        }
        if (page.more()) {
          ahead = ask(new Pull(ledgerId, self.epoch(), whole.after(), Pull.MOST_ROWS));
        }
        if (!whole.after().equals(cursor)) {
          salesHere(page);
          mirror.apply(ledgerId, self.epoch(), page, whole.after());
          changed(page);
        }
        yield page.more() ? new Outcome.Progress(Step.Did.PULLED) : new Outcome.CaughtUp();
      }
    };
  }

  private Asked ask(Pull pull) {
    return new Asked(pull, link.begin(() -> link.pull(pull)));
  }

  /** Something did not go as it should: what is under way is no longer waited for. */
  void dropAhead() {
    ahead = null;
  }

  private Outcome snapshot(Self self, UUID ledgerId) throws LinkException {
    try {
      link.snapshot(snapshotFile);
      mirror.install(snapshotFile, ledgerId, self.epoch());
      allChanged();
    } catch (StoreException e) {
      LOG.warn("the snapshot is of no use, reading rows instead: {}", e.getMessage());
      rowsOnly = true;
    } catch (LinkException e) {
      rowsOnly = e.kind() == LinkException.Kind.REFUSED;
      throw e;
    }
    return new Outcome.Progress(Step.Did.SNAPSHOT);
  }

  /** By the member's newest entry here; null when the mirror does not go back that far. */
  private ChainCheck.@Nullable Standing standing(UUID memberId) {
    List<Entry> newest = mirror.read(m -> m.entries(memberId, 1));
    return newest.isEmpty()
        ? null
        : new ChainCheck.Standing(newest.getFirst().version(), newest.getFirst().balanceAfter());
  }

  /** Drops the mirror, to be read anew. */
  void reset() {
    rowsOnly = false;
    mirror.reset();
    allChanged();
  }

  /** What became of sales that came to this counter; before the page counts as read. */
  private void salesHere(Pulled page) {
    List<Entry> other =
        store.read(tables ->
            page.entries().stream()
                .map(ChainedEntry::entry)
                .filter(tables.sales()::differs)
                .toList());
    List<UUID> rejected =
        page.changes().stream()
            .filter(Change.HoldChanged.class::isInstance)
            .map(Change.HoldChanged.class::cast)
            .filter(hold -> hold.state() == Change.HoldState.REJECTED)
            .map(Change.HoldChanged::holdId)
            .toList();
    if (!other.isEmpty() || !rejected.isEmpty()) {
      store.write(tables -> {
        other.forEach(tables.sales()::became);
        rejected.forEach(tables.sales()::rejected);
        return true;
      });
      changes.feedChanged();
    }
  }

  private void allChanged() {
    if (shopNow.reload()) {
      changes.shopChanged();
    }
    changes.statusChanged();
    changes.memberChanged(null);
  }

  private void changed(Pulled page) {
    List<UUID> members = new ArrayList<>();
    boolean other = false;
    for (Change change : page.changes()) {
      if (change instanceof Change.MemberChanged member) {
        members.add(member.card().memberId());
      } else if (change instanceof Change.MemberErased erased) {
        members.add(erased.memberId());
      } else {
        other = true;
      }
    }
    if (other) {
      if (shopNow.reload()) {
        changes.shopChanged();
      }
      changes.statusChanged();
    }
    if (members.size() > 1) {
      changes.memberChanged(null);
    } else {
      members.forEach(changes::memberChanged);
    }
  }
}
