package regulars.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Durable sales through HTTP beside the floor and beside pgbench, in alternating rounds; medians
 * and ratios.
 */
final class SalesBenchmark {
  private static final int[] CONNECTIONS = {1, 16, 64, 256};
  private static final int BATCH = 200;
  private static final int ROUNDS = 5;

  /** Rounds at first that are not counted: the compiler takes a third of a processor until then. */
  private static final int WARM_UP = 2;

  private final Path folder;
  private final PrintStream out;
  private final int scale;

  SalesBenchmark(Path folder, PrintStream out, int scale) {
    this.folder = folder;
    this.out = out;
    this.scale = scale;
  }

  /** Runs all rounds and prints the table. */
  void run() throws Exception {
    List<List<Round>> http = lists(CONNECTIONS.length + 1);
    List<List<Double>> floor = lists(CONNECTIONS.length + 1);
    List<List<Double>> processor = lists(CONNECTIONS.length + 1);
    List<Double> tpcb = new ArrayList<>();
    double[] resident;
    try (ServerProcess server = sampleServer(folder.resolve("sales"))) {
      SalesLoad load = new SalesLoad(server, 10_000);
      for (int round = 0; round < WARM_UP; round++) {
        for (int connections : CONNECTIONS) {
          load.run(connections, 1, 20_000 / connections);
        }
        load.run(4, BATCH, 25);
      }
      Path copy = copyOf(server);
      Floor rows = new Floor(copy, 20_000);
      try (PgBench postgres = postgres()) {
        for (int round = 0; round < ROUNDS; round++) {
          for (int i = 0; i < CONNECTIONS.length; i++) {
            int pushes = Math.max(60, 6_000 / CONNECTIONS[i]) * scale;
            Measured one = measure(server, load, rows, CONNECTIONS[i], 1, pushes);
            add(one, http.get(i), floor.get(i), processor.get(i));
          }
          Measured batches = measure(server, load, rows, 4, BATCH, 10 * scale);
          add(batches, http.getLast(), floor.getLast(), processor.getLast());
          if (postgres != null) {
            tpcb.add(postgres.tpcb(32, 4));
          }
        }
      }
      resident = server.residentMiB();
    }
    print(http, floor, processor, tpcb, resident);
  }

  /**
   * One round.
   *
   * @param floor sales a second of the floor beside it
   * @param processor the server's processor time for a sale, in microseconds
   */
  private record Measured(Round round, double floor, double processor) {}

  private static void add(
      Measured one, List<Round> http, List<Double> floor, List<Double> processor) {
    http.add(one.round());
    floor.add(one.floor());
    processor.add(one.processor());
  }

  /** One round, and beside it the floor, which commits as many sales at once as the server did. */
  private Measured measure(
      ServerProcess server, SalesLoad load, Floor rows, int connections, int perPush, int pushes)
      throws Exception {
    long before = server.commits();
    Duration busyBefore = server.processorTime();
    Round round = load.run(connections, perPush, pushes);
    double processor =
        server.processorTime().minus(busyBefore).toNanos() / 1e3 / round.operations();
    int batch = (int) Math.max(1, round.operations() / (server.commits() - before));
    int sales = connections == 1 ? 3_000 : 10_000;
    return new Measured(round, rows.write(folder, sales * scale, batch).perSecond(), processor);
  }

  private void print(
      List<List<Round>> http,
      List<List<Double>> floor,
      List<List<Double>> processor,
      List<Double> tpcb,
      double[] resident) {
    double peer = median(tpcb);
    out.println();
    out.println("Durable sales, medians of " + ROUNDS + " alternating rounds");
    out.printf(
        "%-26s %10s %9s %9s %10s %9s %9s %10s%n",
        "", "sales/s", "p50 ms", "p99 ms", "floor/s", "of floor", "of tpcb", "server µs");
    for (int i = 0; i < http.size(); i++) {
      boolean batches = i == CONNECTIONS.length;
      String name =
          batches
              ? "push of " + BATCH + ", 4 connections"
              : CONNECTIONS[i] + " connections, 1 a push";
      double rate = median(http.get(i).stream().map(Round::perSecond).toList());
      double base = median(floor.get(i));
      out.printf(
          Locale.ROOT,
          "%-26s %10.0f %9.2f %9.2f %10.0f %9.2f %9s %10.0f%n",
          name,
          rate,
          median(http.get(i).stream().map(r -> r.millisAt(0.5)).toList()),
          median(http.get(i).stream().map(r -> r.millisAt(0.99)).toList()),
          base,
          rate / base,
          tpcb.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", rate / peer),
          median(processor.get(i)));
    }
    if (tpcb.isEmpty()) {
      out.println("pgbench: PostgreSQL is not installed here, left out");
    } else {
      out.printf(Locale.ROOT, "pgbench tpcb-like, 32 clients: %.0f transactions/s%n", peer);
    }
    out.printf(
        Locale.ROOT, "server resident: %.0f MiB now, %.0f MiB at most%n", resident[0], resident[1]);
  }

  static ServerProcess sampleServer(Path home) throws IOException, InterruptedException {
    return ServerProcess.start(home, "--sample");
  }

  private Path copyOf(ServerProcess server) throws SQLException {
    Path copy = folder.resolve("sales-copy.db");
    try (var from = java.sql.DriverManager.getConnection("jdbc:sqlite:" + server.ledgerDb());
        var statement = from.createStatement()) {
      statement.execute("VACUUM INTO '" + copy + "'");
    }
    return copy;
  }

  private @Nullable PgBench postgres() throws IOException, InterruptedException {
    return PgBench.start(54_329);
  }

  private static double median(List<Double> values) {
    return values.isEmpty()
        ? Double.NaN
        : Round.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static <T> List<List<T>> lists(int count) {
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new ArrayList<>());
    }
    return all;
  }
}
