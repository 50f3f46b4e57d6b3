package regulars.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed.
 *
 * @param epoch the server's epoch
 * @param entries the next ledger entries, dense
 * @param changes members, holds, rules and shop that changed, each in its newest state, by revision
 * @param head how far the feed reached when the page was read
 * @param more whether another page follows at once
 * @param reset the cursor is not on this chain: drop the mirror; everything else is empty then
 * @param inbox what waits in the owner's inbox; null from a server that does not say so
 * @param waitedFor the names of the counters that a restored server waits for: until all of them
 *     were heard points leave no balance; null when it waits for none
 */
public record Pulled(
    long epoch,
    List<regulars.model.ledger.ChainedEntry> entries,
    List<Change> changes,
    Cursor head,
    boolean more,
    boolean reset,
    @Nullable InboxCount inbox,
    @Nullable List<String> waitedFor) {

  /** A page of a server that waits for nobody. */
  public Pulled(
      long epoch,
      List<regulars.model.ledger.ChainedEntry> entries,
      List<Change> changes,
      Cursor head,
      boolean more,
      boolean reset,
      @Nullable InboxCount inbox) {
    this(epoch, entries, changes, head, more, reset, inbox, null);
  }

  /** A page that says nothing of the inbox, of a server that waits for nobody. */
  public Pulled(
      long epoch,
      List<regulars.model.ledger.ChainedEntry> entries,
      List<Change> changes,
      Cursor head,
      boolean more,
      boolean reset) {
    this(epoch, entries, changes, head, more, reset, null);
  }
}
