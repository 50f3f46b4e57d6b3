package regulars.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OpIdsTest {
  private static final long NOW = 1_793_607_330_250L;

  private final AtomicLong clock = new AtomicLong(NOW);
  private final OpIds ids = new OpIds(clock::get, new Random(7));

  @Test
  void anIdIsAVersion7WithItsTimeInFront() {
    UUID id = ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
  }

  @Test
  void idsOfOneMillisecondGrow() {
    assertGrowing(10_000, () -> {});
  }

  @Test
  void idsGrowWhenTheClockJumpsBack() {
    Random jumps = new Random(3);
    assertGrowing(10_000, () -> clock.addAndGet(jumps.nextInt(-5_000, 5_000)));
  }

  @Test
  void idsGrowWhenTheRandomPartIsUsedUp() {
    OpIds full = new OpIds(clock::get, new AllOnes());
    UUID last = full.next();
    for (int i = 0; i < 10; i++) {
      UUID next = full.next();
      assertThat(unsigned(next)).isGreaterThan(unsigned(last));
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.variant()).isEqualTo(2);
      last = next;
    }
  }

  @Test
  void threadsNeverGetTheSameId() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<UUID>>> makers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        makers.add(() -> {
          List<UUID> made = new ArrayList<>();
          for (int n = 0; n < 2_000; n++) {
            made.add(ids.next());
          }
          return made;
        });
      }
      HashSet<UUID> all = new HashSet<>();
      for (Future<List<UUID>> made : threads.invokeAll(makers)) {
        all.addAll(made.get());
      }
      assertThat(all).hasSize(8_000);
    }
  }

  @Test
  void bytesKeepTheOrderAndReadBack() {
    UUID first = ids.next();
    UUID second = ids.next();
    assertThat(Arrays.compareUnsigned(OpIds.bytes(first), OpIds.bytes(second))).isNegative();
    assertThat(OpIds.uuid(OpIds.bytes(first))).isEqualTo(first);
    assertThatThrownBy(() -> OpIds.uuid(new byte[15])).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertGrowing(int count, Runnable between) {
    UUID last = ids.next();
    for (int i = 0; i < count; i++) {
      between.run();
      UUID next = ids.next();
      assertThat(unsigned(next)).isGreaterThan(unsigned(last));
      assertThat(next).as("also as Java compares").isGreaterThan(last);
      last = next;
    }
  }

  private static String unsigned(UUID id) {
    return id.toString();
  }

  private static final class AllOnes implements RandomGenerator {
    @Override
    public long nextLong() {
      return -1;
    }

    @Override
    public int nextInt(int bound) {
      return bound - 1;
    }
  }
}
