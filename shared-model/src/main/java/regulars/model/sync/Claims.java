package regulars.model.sync;

import java.time.Duration;
import java.time.Instant;

/** When a sale may still be given to a member by anybody, and when the next one is theirs. */
public final class Claims {
  /** So long after a sale it can be claimed, or moved without a manager. */
  public static final int MINUTES = 10;

  private static final Duration LONGEST = Duration.ofMinutes(MINUTES);

  private Claims() {}

  /**
   * Whether a sale may be claimed still.
   *
   * @param soldAt the till's time; it may run ahead of the counter's
   * @param now the time of whoever claims it
   */
  public static boolean inTime(Instant soldAt, Instant now) {
    return Duration.between(soldAt, now).abs().compareTo(LONGEST) <= 0;
  }
}
