package regulars.counter.sqlite;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who this counter is and how it stands with its server.
 *
 * @param counterId given at pairing; null before
 * @param token shown with every request; null before pairing. A secret: never log one
 * @param server where the server is; null before pairing
 * @param serverKey SHA-256 of the key that the server has to show, in hex; null where Java's trust
 *     decides or the server is on this computer
 * @param ledgerId the ledger it belongs to; null before pairing
 * @param epoch the server's epoch as last heard; 0 before pairing
 * @param reofferedEpoch the last epoch in which everything was offered again
 * @param rollingToken of the last welcome; null before the first
 * @param nextOpSeq the number of the next operation
 * @param skewMillis this clock less the server's, as last measured
 * @param alarm what this counter as a witness holds against the server; null when nothing
 * @param caughtUpAt about when mirror and server were last the same; null when never
 */
public record Self(
    @Nullable UUID counterId,
    @Nullable String token,
    @Nullable URI server,
    @Nullable String serverKey,
    @Nullable UUID ledgerId,
    long epoch,
    long reofferedEpoch,
    @Nullable String rollingToken,
    long nextOpSeq,
    long skewMillis,
    @Nullable String alarm,
    @Nullable Instant caughtUpAt) {

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "Self[counter " + counterId + ", ledger " + ledgerId + ", epoch " + epoch + "]";
  }
}
