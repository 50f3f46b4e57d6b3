package regulars.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code benchmarks/run}: all measurements, or those that are named. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Words: {@code quick} for a short look, and any of {@code sales}, {@code counter}. */
  public static void main(String[] words) throws Exception {
    List<String> wanted = List.of(words);
    int scale = wanted.contains("quick") ? 1 : 4;
    boolean all = wanted.stream().noneMatch(List.of("sales", "counter")::contains);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("regulars-bench");
    out.println(
        "Java "
            + Runtime.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors; absolute figures are this machine's, ratios travel");
    try {
      if (all || wanted.contains("sales")) {
        new SalesBenchmark(folder, out, scale).run();
      }
      if (all || wanted.contains("counter")) {
        new CounterBenchmark(folder, out).run();
      }
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
