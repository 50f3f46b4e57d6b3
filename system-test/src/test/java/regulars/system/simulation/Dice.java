package regulars.system.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Every choice of a run, drawn from its seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    // Seeds are counted 1, 2, 3 …: mixed, so that neighbours have nothing in common.
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ 0x5DEECE66DL);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  boolean perMille(int chance) {
    return random.nextInt(1000) < chance;
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** From {@code least} to {@code most}, both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  UUID id() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** A generator of its own for one machine. */
  RandomGenerator generator() {
    return random.split();
  }
}
