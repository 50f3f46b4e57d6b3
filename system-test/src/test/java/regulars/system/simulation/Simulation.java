package regulars.system.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs worlds, each from its seed. */
final class Simulation {
  private static final Path MEMORY = Path.of("/dev/shm");

  private Simulation() {}

  /**
   * How a seed ended.
   *
   * @param failure the promise that was broken; null when all were kept
   * @param sum differs when two runs of a seed differ
   */
  record Outcome(long seed, Tally tally, @Nullable Throwable failure, long sum) {}

  static Outcome run(long seed, Sabotage sabotage, @Nullable PrintStream trace) {
    Path folder = folder();
    Tally tally = new Tally();
    long sum = 0;
    try (World world = new World(seed, folder, sabotage, trace)) {
      tally = world.tally;
      world.run();
      sum = world.trace.sum();
      return new Outcome(seed, tally, null, sum);
    } catch (RuntimeException | AssertionError | SimCrash e) {
      return new Outcome(seed, tally, e, sum);
    } finally {
      delete(folder);
    }
  }

  /**
   * Runs seeds on {@code threads} threads until one fails.
   *
   * @return what happened, the failed seed's outcome last
   */
  static List<Outcome> run(long from, long count, int threads, Supplier<Sabotage> sabotage) {
    AtomicLong next = new AtomicLong(from);
    AtomicLong end = new AtomicLong(from + count);
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Outcome>>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(executor.submit(() -> worker(next, end, sabotage)));
      }
      for (Future<List<Outcome>> worker : workers) {
        outcomes.addAll(worker.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    outcomes.sort(Comparator.comparing((Outcome outcome) -> outcome.failure() != null));
    return outcomes;
  }

  private static List<Outcome> worker(
      AtomicLong next, AtomicLong end, Supplier<Sabotage> sabotage) {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
      Outcome outcome = run(seed, sabotage.get(), null);
      outcomes.add(outcome);
      if (outcome.failure() != null) {
        end.set(0);
      }
    }
    return outcomes;
  }

  private static Path folder() {
    try {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "regulars-simulation")
          : Files.createTempDirectory("regulars-simulation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
