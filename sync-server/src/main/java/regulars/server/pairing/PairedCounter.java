package regulars.server.pairing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A counter as the owner sees it.
 *
 * @param counterId its id
 * @param name what the owner or the counter called it
 * @param state what it may do
 * @param pairedAt when it was let in
 * @param lastSeen when it last said hello; null when it never did
 * @param app its program version; null before the first hello
 * @param lastOpSeq how many of its operations the server has
 * @param skewMillis how far its clock is ahead of the server's
 * @param awaited whether a restored server waits for it
 */
public record PairedCounter(
    UUID counterId,
    String name,
    State state,
    Instant pairedAt,
    @Nullable Instant lastSeen,
    @Nullable String app,
    long lastOpSeq,
    long skewMillis,
    boolean awaited) {

  /** What a counter may do. */
  public enum State {
    /** Everything. */
    ACTIVE,
    /** Nothing until it is paired again: two disks claim to be this counter. */
    QUARANTINED,
    /** Nothing: the owner shut it out. */
    REVOKED,
    /** Nothing: the owner gave it up, and a restored server doesn't wait for it. */
    LOST
  }
}
