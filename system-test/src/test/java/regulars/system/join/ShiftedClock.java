package regulars.system.join;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, some time ahead. */
final class ShiftedClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  void go(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the server's clock has no zone");
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
