package regulars.model.sync;

import org.jspecify.annotations.Nullable;

/**
 * An operation as it is pushed.
 *
 * @param operation the operation, the same on every retry
 * @param withdrawn the counter gave up waiting: refuse it unless it was applied already
 * @param receipt the answer it got before the server was restored; null otherwise
 */
public record Offered(Operation operation, boolean withdrawn, @Nullable Answer receipt) {}
