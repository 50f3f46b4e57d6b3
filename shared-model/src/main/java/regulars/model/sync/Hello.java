package regulars.model.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a counter starts every connection.
 *
 * @param protoMin oldest protocol version it speaks
 * @param protoMax newest protocol version it speaks
 * @param app its program version, for the owner's list of counters
 * @param ledgerId the ledger it was paired with
 * @param epoch the epoch it last saw
 * @param nextOpSeq the next operation it will make
 * @param oldestKeptOpSeq the oldest operation it can offer again
 * @param cursor how far it has read
 * @param rollingToken the token of the last welcome; null on the first hello after pairing
 * @param wallMillis its wall clock, to measure the skew
 * @param reoffered whether everything after the server's {@code lastOpSeq} was offered again since
 *     the restore
 * @param openLeases leases it holds; always empty until leases are switched on
 * @param formers earlier pairings of this counter with the same ledger that have answers, oldest
 *     first, at most {@value #MOST_FORMERS}; null when there are none
 */
public record Hello(
    int protoMin,
    int protoMax,
    String app,
    UUID ledgerId,
    long epoch,
    long nextOpSeq,
    long oldestKeptOpSeq,
    Cursor cursor,
    @Nullable String rollingToken,
    long wallMillis,
    boolean reoffered,
    List<UUID> openLeases,
    @Nullable List<Former> formers) {
  /** The protocol version of this code. */
  public static final int PROTO = 1;

  /** Most earlier pairings that are told of: the newest. */
  public static final int MOST_FORMERS = 50;

  /**
   * An earlier pairing: the operations of that time have its numbers.
   *
   * @param counterId the counter's id then
   * @param epoch the epoch it last saw
   * @param lastOpSeq the last operation it got an answer for
   */
  public record Former(UUID counterId, long epoch, long lastOpSeq) {}
}
