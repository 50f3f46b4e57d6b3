package regulars.model.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations in order, at most {@value #MOST_OPS}.
 *
 * @param ledgerId the ledger they are for
 * @param epoch the epoch the counter believes in
 * @param former the earlier pairing whose operations these are, with receipts and its numbers; null
 *     for the counter's own
 * @param ops in order of {@code opSeq}, without gaps
 */
public record Push(UUID ledgerId, long epoch, @Nullable UUID former, List<Offered> ops) {
  /** Most operations in one push. */
  public static final int MOST_OPS = 200;

  /** Largest body of a push in bytes; one sale of 1,000 lines fits. */
  public static final int MOST_BYTES = 1 << 20;

  /** The counter's own operations. */
  public Push(UUID ledgerId, long epoch, List<Offered> ops) {
    this(ledgerId, epoch, null, ops);
  }
}
