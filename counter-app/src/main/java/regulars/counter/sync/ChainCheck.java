package regulars.counter.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Hash;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;

/**
 * Recomputes the hash of every entry that comes: what makes each counter a witness of the ledger.
 * Not thread-safe.
 */
final class ChainCheck {
  private final Chain chain;

  ChainCheck(UUID ledgerId) {
    this.chain = new Chain(ledgerId);
  }

  /** What a page says about the chain. */
  sealed interface Verdict {
    /** It goes on from where the counter stood. */
    record Whole(Cursor after) implements Verdict {}

    /** It does not; {@code what} names the row. */
    record Broken(String what) implements Verdict {}

    /** It can't be the whole of what it says it is; nothing is known of the chain. */
    record Incomplete(String what) implements Verdict {}
  }

  /** Follows the chain from {@code before} through a page. */
  Verdict follow(Cursor before, Pulled page) {
    Hash hash = before.hash();
    long seq = before.seq();
    for (ChainedEntry next : page.entries()) {
      seq++;
      if (next.entry().seq() != seq) {
        return new Verdict.Broken("entry " + seq + " is missing: " + next.entry().seq() + " came");
      }
      hash = chain.next(hash, next.entry());
      if (!hash.equals(next.hash())) {
        return new Verdict.Broken("entry " + seq + " does not have the hash that it came with");
      }
    }
    Cursor head = page.head();
    if (seq == head.seq() && !hash.equals(head.hash())) {
      return new Verdict.Broken("entry " + seq + " has another hash at the server now");
    }
    String missing = missing(before, page, seq);
    if (missing != null) {
      return new Verdict.Incomplete(missing);
    }
    long revision =
        !page.more()
            ? Math.max(head.revision(), before.revision())
            : page.changes().isEmpty() ? before.revision() : page.changes().getLast().revision();
    return new Verdict.Whole(new Cursor(seq, hash, revision));
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
