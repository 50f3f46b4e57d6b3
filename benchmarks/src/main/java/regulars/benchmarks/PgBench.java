package regulars.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own benchmark (tpcb-like, scale 10, its default durable settings) on a cluster made
 * for the run, as the well-known peer: each of its transactions commits on its own.
 */
final class PgBench implements AutoCloseable {
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Path bin;
  private final Path folder;
  private final int port;

  private PgBench(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /**
   * A running cluster; null where PostgreSQL is not installed (or can't be started as this user).
   */
  static @Nullable PgBench start(int port) throws IOException, InterruptedException {
    Path bin = programs();
    if (bin == null) {
      return null;
    }
    // A folder of its own: PostgreSQL refuses to run as root, and its user can't see root's.
    Path folder = Files.createTempDirectory("regulars-bench-postgres");
    PgBench bench = new PgBench(bin, folder, port);
    if (root() && run(List.of("chown", "postgres", folder.toString())).isEmpty()) {
      return null;
    }
    boolean up =
        bench.pg("initdb", "-D", folder + "/data", "-A", "trust", "-U", "bench") != null
            && bench.pg(
                    "pg_ctl",
                    "-D",
                    folder + "/data",
                    "-w",
                    "-l",
                    folder + "/log",
                    "-o",
                    "-p " + port + " -k " + folder + " -h ''",
                    "start")
                != null
            && bench.pg("createdb", "-h", folder.toString(), "-p", port + "", "-U", "bench", "b")
                != null
            && bench.pg(
                    "pgbench",
                    "-h",
                    folder.toString(),
                    "-p",
                    port + "",
                    "-U",
                    "bench",
                    "-i",
                    "-q",
                    "-s",
                    "10",
                    "b")
                != null;
    return up ? bench : null;
  }

  /** Transactions per second of tpcb-like with this many clients. */
  double tpcb(int clients, int seconds) throws IOException, InterruptedException {
    String out =
        pg(
            "pgbench",
            "-h",
            folder.toString(),
            "-p",
            port + "",
            "-U",
            "bench",
            "-c",
            clients + "",
            "-j",
            "2",
            "-T",
            seconds + "",
            "b");
    Matcher tps = TPS.matcher(out == null ? "" : out);
    if (!tps.find()) {
      throw new IOException("pgbench said no tps: " + out);
    }
    return Double.parseDouble(tps.group(1));
  }

  @Override
  public void close() throws IOException {
    try {
      pg("pg_ctl", "-D", folder + "/data", "-m", "fast", "stop");
      run(List.of("rm", "-rf", folder.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable String pg(String program, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(words));
    String out = run(command);
    return out.isEmpty() ? null : out;
  }

  /** What it printed, with a final line feed so that success is never empty; empty on failure. */
  private static String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("bench", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(180, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.exitValue() == 0 ? Files.readString(out, StandardCharsets.UTF_8) + "\n" : "";
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static @Nullable Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return null;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(versions)) {
      for (Path version : found) {
        if (Files.isExecutable(version.resolve("bin/pgbench"))) {
          return version.resolve("bin");
        }
      }
    }
    return null;
  }
}
