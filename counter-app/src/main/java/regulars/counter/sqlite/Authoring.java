package regulars.counter.sqlite;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import regulars.model.value.OpIds;

/** Where this counter's operations get their ids and times. Safe for use by several threads. */
public final class Authoring {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;
  private final OpIds opIds;

  /** With this clock and this source of chance. */
  public Authoring(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.opIds = new OpIds(clock::millis, random);
  }

  /** The time, in whole milliseconds: what the wire keeps. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** An id for a member: random, so that it says nothing about them. */
  public UUID memberId() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | VERSION_4, (random.nextLong() >>> 2) | VARIANT);
  }

  UUID opId() {
    return opIds.next();
  }
}
