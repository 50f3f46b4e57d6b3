package regulars.system.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A machine's clock: fast, slow, or turned. Looking at it takes a millisecond. It may carry a fuse:
 * the machine dies when it is looked at for the n-th time, somewhere in the middle of whatever.
 */
final class SimClock extends Clock {
  private final SimTime time;
  private long offset;
  private int fuse;

  SimClock(SimTime time, long offset) {
    this.time = time;
    this.offset = offset;
  }

  void turn(long millis) {
    offset += millis;
  }

  void setRight() {
    offset = 0;
  }

  /** Dies at the n-th look from now; 0 takes the fuse out. */
  void fuse(int looks) {
    fuse = looks;
  }

  @Override
  public long millis() {
    if (fuse > 0 && --fuse == 0) {
      throw new SimCrash("at a look at the clock");
    }
    time.pass(1);
    return time.millis() + offset;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
