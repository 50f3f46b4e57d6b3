package regulars.model.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The server's reply to {@link Hello}.
 *
 * @param proto the protocol version both will speak
 * @param ledgerId the ledger
 * @param epoch counts restores; a higher one than the counter's means: offer again
 * @param counterId the device that the token belongs to
 * @param serverMillis the server's clock
 * @param lastOpSeq the last operation of this counter that the server has
 * @param rollingToken to be shown in the next hello; an older one means a cloned disk
 * @param mode whether debits are possible now
 * @param action what the counter has to do first
 * @param maxOps most operations in one push
 * @param maxBytes largest push body in bytes
 * @param head how far the server's feed reaches
 * @param lacking earlier pairings of this counter of which the server, restored from a backup,
 *     lacks operations that it had answered: offer them again, in this order; null when there are
 *     none
 */
public record Welcome(
    int proto,
    UUID ledgerId,
    long epoch,
    UUID counterId,
    long serverMillis,
    long lastOpSeq,
    String rollingToken,
    Mode mode,
    Todo action,
    int maxOps,
    int maxBytes,
    Cursor head,
    @Nullable List<Lacking> lacking) {

  /**
   * What the server lacks of an earlier pairing.
   *
   * @param counterId the counter's id then
   * @param lastOpSeq the last operation of it that the server has; 0 for none
   */
  public record Lacking(UUID counterId, long lastOpSeq) {}

  /** Whether points may leave balances. */
  public enum Mode {
    NORMAL,
    /** Restored from a backup, some counter has not offered its operations again. */
    RECOVERING
  }

  /** What the counter has to do before anything else. */
  public enum Todo {
    /** Push and pull. */
    OK,
    /** Drop the mirror and read from the start or a snapshot: the cursor is not on this chain. */
    RESET
  }
}
