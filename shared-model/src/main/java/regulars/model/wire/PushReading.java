package regulars.model.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Offered;
import regulars.model.sync.Refusal;

/**
 * A push as the server reads it: an operation that can't be read stands in its place as {@link Bad}
 * and keeps none of the others from being answered.
 *
 * @param ledgerId the ledger they are for
 * @param epoch the epoch the counter believes in
 * @param former the earlier pairing whose operations these are; null for the counter's own
 * @param items in the order of the push
 */
public record PushReading(UUID ledgerId, long epoch, @Nullable UUID former, List<Item> items) {

  /** Makes the list unmodifiable. */
  public PushReading {
    items = List.copyOf(items);
  }

  /** The counter's own operations. */
  public PushReading(UUID ledgerId, long epoch, List<Item> items) {
    this(ledgerId, epoch, null, items);
  }

  /** One operation of the push. */
  public sealed interface Item {}

  /** An operation that could be read. */
  public record Good(Offered offered) implements Item {}

  /**
   * One that could not, and never will be by this server.
   *
   * @param opId its id; null when that can't be read either
   * @param opSeq its place; null when that can't be read either
   * @param code {@link Refusal#UNSUPPORTED} for a kind of action this server doesn't know, else
   *     {@link Refusal#INVALID}
   * @param detail which field, and what is wrong with it
   * @param payload the operation as it came, for the inbox
   */
  public record Bad(
      @Nullable UUID opId, @Nullable Long opSeq, Refusal code, String detail, String payload)
      implements Item {}
}
