package regulars.counter.sync;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.ChainCheck;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;

/**
 * Follows the chain through every page of the feed before the page goes into the mirror: what makes
 * each counter a witness of the ledger.
 */
final class FeedCheck {
  private FeedCheck() {}

  /** What a page says about the chain. */
  sealed interface Verdict {
    /** It goes on from where the counter stood. */
    record Whole(Cursor after) implements Verdict {}

    /** It does not; {@code what} names the row. */
    record Broken(String what) implements Verdict {}

    /** It can't be the whole of what it says it is; nothing is known of the chain. */
    record Incomplete(String what) implements Verdict {}
  }

  /**
   * Follows the chain from {@code before} through a page.
   *
   * @param standings where a member stood then; null when the mirror does not say
   */
  static Verdict follow(
      UUID ledgerId,
      Cursor before,
      Function<UUID, ChainCheck.@Nullable Standing> standings,
      Pulled page) {
    ChainCheck chain = new ChainCheck(ledgerId, before.seq(), before.hash(), standings);
    ChainCheck.Flaw flaw = chain.all(page.entries());
    if (flaw != null) {
      return new Verdict.Broken(flaw.toString());
    }
    Cursor head = page.head();
    if (chain.seq() == head.seq() && !chain.hash().equals(head.hash())) {
      return new Verdict.Broken("entry " + chain.seq() + " has another hash at the server now");
    }
    String missing = missing(before, page, chain.seq());
    if (missing != null) {
      return new Verdict.Incomplete(missing);
    }
    return new Verdict.Whole(new Cursor(chain.seq(), chain.hash(), revision(before, page)));
  }

  private static long revision(Cursor before, Pulled page) {
    if (!page.more()) {
      return Math.max(page.head().revision(), before.revision());
    }
    return page.changes().isEmpty() ? before.revision() : page.changes().getLast().revision();
  }

  private static @Nullable String missing(Cursor before, Pulled page, long seq) {
    if (page.more() && page.entries().isEmpty() && page.changes().isEmpty()) {
      return "an empty page that says there is more";
    }
    if (!page.more() && seq < page.head().seq()) {
      return "the last page ends at " + seq + ", the feed at " + page.head().seq();
    }
    if (page.head().seq() < before.seq()) {
      return "the feed ends at " + page.head().seq() + ", before what was read";
    }
    return null;
  }
}
