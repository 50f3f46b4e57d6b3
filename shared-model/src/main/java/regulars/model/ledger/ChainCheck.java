package regulars.model.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain entry by entry and says where it first breaks: a row missing, changed, moved,
 * or one that doesn't follow from its member's row before it.
 *
 * <p>The server walks its whole ledger with it, a counter every page that it pulls; so a server
 * that rewrites history is caught by the first counter that saw it. After a flaw the check is of no
 * more use: everything behind it would be called wrong too.
 *
 * <p>Keeps one small record for each member that it met. Not thread-safe.
 */
public final class ChainCheck {
  /**
   * Where a member stood after an entry.
   *
   * @param version their number of entries
   * @param balance their points
   */
  public record Standing(long version, long balance) {
    /** Before any entry. */
    public static final Standing NONE = new Standing(0, 0);
  }

  /** What can be wrong with an entry. */
  public enum What {
    /** It doesn't have the position after the entry before it: rows are missing or repeated. */
    SEQ("is not the entry that follows"),
    /** Its hash isn't the one of its content after the entry before it. */
    HASH("does not have the hash of its content after the entry before it"),
    /** Its version isn't the one after its member's entry before it. */
    VERSION("does not have the version after its member's entry before it"),
    /** Its balance isn't its member's balance before it plus its points. */
    BALANCE("does not have its member's balance before it plus its points");

    private final String words;

    What(String words) {
      this.words = words;
    }
  }

  /**
   * The first row that is wrong.
   *
   * @param seq the position that it claims
   * @param what what is wrong with it
   */
  public record Flaw(long seq, What what) {
    /** In words, for a report. */
    @Override
    public String toString() {
      return "entry " + seq + " " + what.words;
    }
  }

  private final Chain chain;
  private final Function<UUID, @Nullable Standing> before;
  private final Map<UUID, Standing> standings = new HashMap<>();
  private long seq;
  private Hash hash;

  /** Checks a whole ledger from its first entry. */
  public ChainCheck(UUID ledgerId) {
    this(ledgerId, 0, Hash.NONE, memberId -> Standing.NONE);
  }

  /**
   * Checks what follows an entry that was checked before.
   *
   * @param ledgerId whose chain
   * @param seq that entry's position; 0 for none
   * @param hash that entry's hash; {@link Hash#NONE} for none
   * @param before where a member stood by then; null when that isn't known, and their next entry is
   *     to be believed
   */
  public ChainCheck(UUID ledgerId, long seq, Hash hash, Function<UUID, @Nullable Standing> before) {
    this.chain = new Chain(ledgerId);
    this.seq = seq;
    this.hash = hash;
    this.before = before;
  }

  /** Takes the next entry. Null when it is right; then it counts as the last one checked. */
  public @Nullable Flaw next(ChainedEntry chained) {
    Entry entry = chained.entry();
    What wrong = wrong(chained);
    if (wrong != null) {
      return new Flaw(entry.seq(), wrong);
    }
    seq = entry.seq();
    hash = chained.hash();
    standings.put(entry.memberId(), new Standing(entry.version(), entry.balanceAfter()));
    return null;
  }

  /** Takes entries until one is wrong; null when none is. */
  public @Nullable Flaw all(Iterable<ChainedEntry> entries) {
    for (ChainedEntry entry : entries) {
      Flaw flaw = next(entry);
      if (flaw != null) {
        return flaw;
      }
    }
    return null;
  }

  /** The position of the last entry that was right. */
  public long seq() {
    return seq;
  }

  /** The hash of the last entry that was right. */
  public Hash hash() {
    return hash;
  }

  /** Where the members stand whose entries were checked, to be compared with kept balances. */
  public Map<UUID, Standing> standings() {
    return Map.copyOf(standings);
  }

  private @Nullable What wrong(ChainedEntry chained) {
    Entry entry = chained.entry();
    if (entry.seq() != seq + 1) {
      return What.SEQ;
    }
    if (!chain.next(hash, entry).equals(chained.hash())) {
      return What.HASH;
    }
    Standing standing = standings.get(entry.memberId());
    if (standing == null) {
      standing = before.apply(entry.memberId());
    }
    if (standing == null) {
      return null;
    }
    if (entry.version() != standing.version() + 1) {
      return What.VERSION;
    }
    return entry.balanceAfter() != standing.balance() + entry.points() ? What.BALANCE : null;
  }
}
