package regulars.model.sync;

import org.jspecify.annotations.Nullable;

/**
 * What the server says over the WebSocket, only ever a hint: losing every one costs time, never
 * correctness.
 *
 * @param epoch the server's epoch
 * @param seq its last ledger entry
 * @param revision its last change
 * @param balance a member's newest balance, when the poke is about one; null otherwise
 */
public record Poke(long epoch, long seq, long revision, @Nullable LiveBalance balance) {}
