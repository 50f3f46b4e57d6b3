package regulars.system.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Runs worlds, each from its seed. */
final class Simulation {
  private static final Path MEMORY = Path.of("/dev/shm");

  static {
    // Killing and cutting thousands of times fills a log with what was meant to happen.
    ((Logger) LoggerFactory.getLogger("regulars")).setLevel(Level.OFF);
  }

  private Simulation() {}

  /**
   * How a seed ended.
   *
   * @param failure the promise that was broken; null when all were kept
   */
  record Outcome(long seed, Tally tally, @Nullable Throwable failure) {}

  /**
   * Runs one.
   *
   * @param trace hears everything that happens; null when nobody wants to
   */
  static Outcome run(long seed, Sabotage sabotage, @Nullable Consumer<String> trace) {
    Path folder = folder();
    Tally tally = new Tally();
    try (World world = new World(seed, folder, sabotage, trace)) {
      tally = world.tally;
      world.run();
      return new Outcome(seed, tally, null);
    } catch (RuntimeException | AssertionError | SimCrash e) {
      return new Outcome(seed, tally, e);
    } finally {
      delete(folder);
    }
  }

  /**
   * What became of many seeds.
   *
   * @param failed the seed that ended it; null when none failed
   */
  record Summary(Tally tally, @Nullable Outcome failed) {}

  /** Runs seeds on {@code threads} threads until one fails. */
  static Summary run(long from, long count, int threads) {
    AtomicLong next = new AtomicLong(from);
    AtomicReference<@Nullable Outcome> failed = new AtomicReference<>();
    Tally tally = new Tally();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        var unused = executor.submit(() -> worker(next, from + count, tally, failed));
      }
    }
    return new Summary(tally, failed.get());
  }

  private static void worker(
      AtomicLong next, long end, Tally tally, AtomicReference<@Nullable Outcome> failed) {
    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      if (failed.get() != null) {
        return;
      }
      Outcome outcome = run(seed, new Sabotage(), null);
      synchronized (tally) {
        tally.add(outcome.tally());
      }
      if (outcome.failure() != null) {
        failed.compareAndSet(null, outcome);
      }
    }
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
