package regulars.model.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a counter asks of the server, made and stored by the counter before anything is shown
 * as done, and sent until it is answered.
 *
 * @param opId UUIDv7; the same on every retry
 * @param opSeq 1, 2, 3 … without gaps for each counter
 * @param occurredAt by the counter's clock, milliseconds
 * @param staff staff id of whoever asked; null for the till itself
 * @param action what is asked
 */
public record Operation(
    UUID opId, long opSeq, Instant occurredAt, @Nullable String staff, Action action) {}
