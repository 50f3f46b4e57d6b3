package regulars.counter.sqlite;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;

/**
 * An operation in the op log.
 *
 * @param operation what was asked
 * @param size its payload and answer in bytes
 * @param withdrawn the person who asked was told "not confirmed"
 * @param waiting whether the server has yet to answer it
 * @param answer the answer; beside {@code waiting} a receipt from before the server was restored;
 *     null when there was none yet
 * @param memberId the member it is about, as far as it is known here
 * @param points what it does to their balance, as far as it is known here
 */
public record LoggedOp(
    Operation operation,
    int size,
    boolean withdrawn,
    boolean waiting,
    @Nullable Answer answer,
    @Nullable UUID memberId,
    long points) {}
