package regulars.model.staff;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody has to wait after wrong PINs: five tries are free, then a minute, and twice as
 * long after each further one, up to an hour. Whoever waits a day starts over. Both programs store
 * the two fields, so that starting again is no way around it.
 *
 * @param wrong wrong tries in a row
 * @param lastAt when the last of them was; null when there was none
 */
public record LockOut(int wrong, @Nullable Instant lastAt) {
  /** Nobody tried. */
  public static final LockOut NONE = new LockOut(0, null);

  /** So many tries are free. */
  public static final int FREE = 5;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final int DOUBLINGS = 6;

  /** After one more wrong try. */
  public LockOut wrongAt(Instant now) {
    return new LockOut(forgotten(now) ? 1 : Math.min(wrong, Integer.MAX_VALUE - 1) + 1, now);
  }

  /** How long it still lasts; zero when the next try may be made. */
  public Duration left(Instant now) {
    if (lastAt == null || wrong < FREE || forgotten(now)) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(wrong - FREE, DOUBLINGS));
    wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    Duration passed = Duration.between(lastAt, now);
    // A clock that was set back makes nobody wait for longer than the whole time.
    passed = passed.isNegative() ? Duration.ZERO : passed;
    return passed.compareTo(wait) >= 0 ? Duration.ZERO : wait.minus(passed);
  }

  /** How many tries are free before the next wait. */
  public int triesLeft(Instant now) {
    return forgotten(now) ? FREE : Math.max(0, FREE - wrong);
  }

  private boolean forgotten(Instant now) {
    return lastAt == null || !now.isBefore(lastAt.plus(FORGOTTEN));
  }
}
