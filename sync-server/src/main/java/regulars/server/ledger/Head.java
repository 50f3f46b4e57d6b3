package regulars.server.ledger;

import java.sql.SQLException;
import java.util.UUID;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.Hash;
import regulars.model.sync.Cursor;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;

/**
 * Where the ledger ends, and the only way to make it longer. Loaded once for a commit, written once
 * before it: so both counters are dense, and whoever sees n sees all before n.
 *
 * <p>Belongs to the writer thread and to one commit.
 */
public final class Head {
  private static final String READ =
      "SELECT ledger_id, epoch, seq, hash, revision FROM head WHERE one = 1";
  private static final String WRITE =
      "UPDATE head SET epoch = ?, seq = ?, hash = ?, revision = ? WHERE one = 1";
  private static final String MAKE =
      "INSERT INTO head (one, ledger_id, epoch, seq, hash, revision) VALUES (1, ?, 1, 0, ?, 0)";

  private final WriteTransaction tx;
  private final Chain chain;
  private final UUID ledgerId;
  private long epoch;
  private Cursor cursor;
  private boolean changed;

  private Head(WriteTransaction tx, Position position) {
    this.tx = tx;
    this.ledgerId = position.ledgerId();
    this.epoch = position.epoch();
    this.cursor = position.cursor();
    this.chain = new Chain(ledgerId);
  }

  /**
   * Where the ledger stands.
   *
   * @param ledgerId the ledger
   * @param epoch counts restores
   * @param cursor last entry and last change
   */
  public record Position(UUID ledgerId, long epoch, Cursor cursor) {}

  /** The head of this commit. */
  public static Head of(WriteTransaction tx) throws SQLException {
    return tx.shared(
        Head.class,
        shared -> {
          Head head = new Head(shared, read(shared));
          shared.beforeCommit(head::write);
          return head;
        });
  }

  /** Where the ledger stands for a reader. */
  public static Position read(Sql sql) throws SQLException {
    Position position =
        sql.one(
            READ,
            row ->
                new Position(
                    row.id(1),
                    row.number(2),
                    new Cursor(row.number(3), new Hash(row.bytes(4)), row.number(5))));
    if (position == null) {
      throw new SQLException("the ledger has no head");
    }
    return position;
  }

  /** Begins a ledger in a new file; keeps the one that is there. */
  public static void begin(WriteTransaction tx, UUID newLedgerId) throws SQLException {
    if (tx.number("SELECT count(*) FROM head") == 0) {
      tx.update(MAKE, newLedgerId, Hash.NONE.bytes());
    }
  }

  /** Which ledger. */
  public UUID ledgerId() {
    return ledgerId;
  }

  /** Counts restores. */
  public long epoch() {
    return epoch;
  }

  /** Last entry and last change so far. */
  public Cursor cursor() {
    return cursor;
  }

  /** The place of the entry to come. */
  public long nextSeq() {
    return cursor.seq() + 1;
  }

  /** Takes the next revision for something that a counter has to hear of. */
  public long takeRevision() {
    cursor = new Cursor(cursor.seq(), cursor.hash(), cursor.revision() + 1);
    changed = true;
    return cursor.revision();
  }

  /** Writes the next entry. */
  public ChainedEntry append(Entry entry) throws SQLException {
    if (entry.seq() != nextSeq() || entry.epoch() != epoch) {
      throw new IllegalStateException(
          "entry " + entry.seq() + " does not follow entry " + cursor.seq());
    }
    ChainedEntry chained = new ChainedEntry(entry, chain.next(cursor.hash(), entry));
    Entries.insert(tx, chained);
    cursor = new Cursor(entry.seq(), chained.hash(), cursor.revision());
    changed = true;
    return chained;
  }

  /** Counts a restore: from now on this is the ledger's epoch. */
  public void raiseEpoch(long newEpoch) {
    if (newEpoch <= epoch) {
      throw new IllegalArgumentException("epochs only rise: " + newEpoch + " after " + epoch);
    }
    epoch = newEpoch;
    changed = true;
  }

  private void write() throws SQLException {
    if (changed) {
      tx.update(WRITE, epoch, cursor.seq(), cursor.hash().bytes(), cursor.revision());
    }
  }
}
