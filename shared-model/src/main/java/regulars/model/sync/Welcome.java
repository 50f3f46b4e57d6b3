package regulars.model.sync;

import java.util.UUID;

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
    Cursor head) {

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
