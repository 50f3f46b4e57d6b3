package regulars.model.sync;

import regulars.model.ledger.Hash;

/**
 * How far a counter has read.
 *
 * @param seq the last ledger entry it has
 * @param hash that entry's hash: the counter is a witness of the chain
 * @param revision the last change of members, holds, rules and shop it has
 */
public record Cursor(long seq, Hash hash, long revision) {
  /** A counter that has nothing. */
  public static final Cursor START = new Cursor(0, Hash.NONE, 0);
}
