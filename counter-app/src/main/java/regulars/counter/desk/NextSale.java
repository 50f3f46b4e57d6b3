package regulars.counter.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose the next sale is that comes from a till without a member.
 *
 * @param memberId whose
 * @param memberName for the screen; null when unknown
 * @param until it is theirs if it comes by then
 */
public record NextSale(UUID memberId, @Nullable String memberName, Instant until) {}
