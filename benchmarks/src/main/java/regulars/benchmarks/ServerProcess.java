package regulars.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regulars.model.sync.Pairing;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** A real server in a process of its own, started the way the launcher starts it. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");

  private static final Pattern COMMITS = Pattern.compile("\"commits\"\\s*:\\s*(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;
  private final Process process;
  private final int port;
  private final String ownerKey;

  private ServerProcess(Path home, Process process, int port, String ownerKey) {
    this.home = home;
    this.process = process;
    this.port = port;
    this.ownerKey = ownerKey;
  }

  /** Starts one with this home; returns once it answers. */
  static ServerProcess start(Path home, String... words) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.resolve("server"));
    Path whereabouts = folder.resolve("server.json");
    Files.deleteIfExists(whereabouts);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Xmn20m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=1000",
                "-cp",
                System.getProperty("regulars.server.classpath"),
                "regulars.server.ServerMain",
                "server"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("REGULARS_HOME", home.toString());
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    builder.redirectErrorStream(true).redirectOutput(home.resolve("server.out").toFile());
    Process process = builder.start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(whereabouts)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "the server did not start: " + Files.readString(home.resolve("server.out")));
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    Matcher found = PORT.matcher(Files.readString(whereabouts));
    if (!found.find()) {
      throw new IOException("server.json names no port");
    }
    String key = Files.readString(folder.resolve("owner.key")).strip();
    return new ServerProcess(home, process, Integer.parseInt(found.group(1)), key);
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Path ledgerDb() {
    return home.resolve("server").resolve("ledger.db");
  }

  /** Lets a new counter in, as the owner would. */
  Pairing.Paired pair(String name) throws IOException, InterruptedException {
    String made = send("/v1/owner/pairing-codes", "{\"name\":\"" + name + "\"}", ownerKey);
    Matcher code = CODE.matcher(made);
    if (!code.find()) {
      throw new IOException("no code in " + made);
    }
    try {
      return Wire.decode(
          send("/v1/pair", Wire.text(new Pairing.Request(code.group(1), name)), ""),
          Pairing.Paired.class);
    } catch (WireException e) {
      throw new IOException(e);
    }
  }

  private String send(String path, String body, String bearer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new IOException(path + ": " + reply.statusCode() + " " + reply.body());
    }
    return reply.body();
  }

  /** How many commits the server made since its start. */
  long commits() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health")).build();
    String health = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher found = COMMITS.matcher(health);
    if (!found.find()) {
      throw new IOException("no commits in " + health);
    }
    return Long.parseLong(found.group(1));
  }

  /** Processor time of the server since its start, in all its threads. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in MiB now and at its highest, read from /proc; NaN where there is none. */
  double[] residentMiB() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    double[] now = {Double.NaN, Double.NaN};
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status, StandardCharsets.US_ASCII)) {
        if (line.startsWith("VmRSS:") || line.startsWith("VmHWM:")) {
          now[line.startsWith("VmRSS:") ? 0 : 1] =
              Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        }
      }
    }
    return now;
  }

  @Override
  public void close() {
    process.destroy();
    http.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
