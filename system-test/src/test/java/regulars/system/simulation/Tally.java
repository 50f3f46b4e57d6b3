package regulars.system.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What happened, counted by kind. */
final class Tally {
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Long> operations = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private long seeds;

  void fault(String kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  void operation(String kind) {
    operations.merge(kind, 1L, Long::sum);
  }

  void answer(String kind) {
    answers.merge(kind, 1L, Long::sum);
  }

  void seed() {
    seeds++;
  }

  void add(Tally other) {
    seeds += other.seeds;
    other.faults.forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    other.operations.forEach((kind, count) -> operations.merge(kind, count, Long::sum));
    other.answers.forEach((kind, count) -> answers.merge(kind, count, Long::sum));
  }

  long seeds() {
    return seeds;
  }

  long operations() {
    return sum(operations);
  }

  long faults() {
    return sum(faults);
  }

  long faults(String kind) {
    return faults.getOrDefault(kind, 0L);
  }

  String report(double seconds) {
    return "%,d seeds, %,d operations, %,d faults in %.1f s (%.1f seeds/s)%n"
            .formatted(seeds, operations(), faults(), seconds, seeds / seconds)
        + "  operations: %s%n  answers: %s%n  faults: %s".formatted(operations, answers, faults);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
