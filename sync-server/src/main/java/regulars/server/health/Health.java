package regulars.server.health;

import org.jspecify.annotations.Nullable;
import regulars.model.sync.Welcome;

/**
 * How the server is. Says nothing that a stranger could use.
 *
 * @param status {@code ok}, or {@code setup} while there is no shop or no rules yet
 * @param mode whether points may leave balances
 * @param epoch counts restores
 * @param seq the last ledger entry
 * @param revision the last change
 * @param queue how many writes wait
 * @param commits how many commits there were since the start; writes that waited share one
 * @param lastCommitAgoMillis how long ago the last commit was; null before the first since the
 *     start
 * @param sockets how many counters listen for pokes
 */
public record Health(
    String status,
    Welcome.Mode mode,
    long epoch,
    long seq,
    long revision,
    int queue,
    long commits,
    @Nullable Long lastCommitAgoMillis,
    int sockets) {}
