package regulars.server.pairing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many tries in a span of time, whoever makes them. Safe for use by many threads. */
final class Pace {
  private final Clock clock;
  private final int most;
  private final Duration span;
  private final Deque<Long> tries = new ArrayDeque<>();

  Pace(Clock clock, int most, Duration span) {
    this.clock = clock;
    this.most = most;
    this.span = span;
  }

  /** Counts a try. 0 when it may be made, else in how many seconds the next one may. */
  synchronized int secondsUntilAllowed() {
    long now = clock.millis();
    // A clock that was set back would otherwise keep everybody out.
    tries.removeIf(at -> at <= now - span.toMillis() || at > now);
    if (tries.size() < most) {
      tries.addLast(now);
      return 0;
    }
    long wait = tries.getFirst() + span.toMillis() - now;
    return (int) Math.max(1, (wait + 999) / 1_000);
  }

  /** The last try was a right one: only wrong ones are to be slowed down. */
  synchronized void takeBack() {
    tries.pollLast();
  }
}
