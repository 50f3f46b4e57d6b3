package regulars.counter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to go on. */
public final class SettableClock extends Clock {
  private Instant now = Instant.parse("2026-11-22T09:00:00Z");

  /** Stands at this moment. */
  public static SettableClock at(Instant now) {
    SettableClock clock = new SettableClock();
    clock.now = now;
    return clock;
  }

  /** Goes on (or back) by this much. */
  public void goOn(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC it stays");
  }
}
