package regulars.counter.sync;

import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long each time up to a bound, and never at the same
 * moment as the other counters of the shop. Not thread-safe.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 500;
  private static final int DOUBLINGS = 6;

  /** The longest wait. */
  static final long LONGEST_MILLIS = 30_000;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** After a failure that may be over in a moment. */
  long next() {
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
    failures++;
    return jittered(most);
  }

  /** After a failure that a person has to see to. */
  long longest() {
    return jittered(LONGEST_MILLIS);
  }

  private long jittered(long most) {
    return most / 2 + random.nextLong(most / 2 + 1);
  }

  /** It worked. */
  void reset() {
    failures = 0;
  }
}
