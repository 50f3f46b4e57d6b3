package regulars.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server and two counters, each a program of its own, ring up sales while one of them is killed
 * with SIGKILL again and again. What a counter promised is in the ledger afterwards, once.
 *
 * <p>{@code -Dkill.times=N -Dkill.seed=S} for another number of kills and another order.
 */
class KillTest {
  private static final int TIMES = Integer.getInteger("kill.times", 50);
  private static final long SEED = Long.getLong("kill.seed", 20261122);
  private static final int COUNTERS = 2;
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir Path home;
  private final Random random = new Random(SEED);
  private final Program[] counters = new Program[COUNTERS];
  private final int[] generations = new int[COUNTERS];
  private final List<Map<String, Long>> promised = new ArrayList<>();
  private final Set<String> redeemed = new HashSet<>();
  private int heard;
  private int port;
  private Program server;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void nothing_promised_is_lost_or_counted_twice_however_often_programs_are_killed()
      throws Exception {
    port = freePort();
    startServer();
    for (int i = 0; i < COUNTERS; i++) {
      promised.add(new LinkedHashMap<>());
      startCounter(i, pairingCode());
    }
    for (int kill = 0; kill < TIMES; kill++) {
      awaitPromises(20 + random.nextInt(60));
      killOne();
    }
    for (int i = 0; i < COUNTERS; i++) {
      drain(i);
    }
    assertThat(server.stop()).as("the server ends when asked").isTrue();
    check();
  }

  @AfterEach
  void killAll() throws InterruptedException {
    for (Program program : counters) {
      if (program != null) {
        program.kill();
      }
    }
    if (server != null) {
      server.kill();
    }
  }

  private void killOne() throws Exception {
    int victim = random.nextInt(COUNTERS + 1);
    if (victim == COUNTERS) {
      server.kill();
      startServer();
      return;
    }
    for (String line : counters[victim].kill()) {
      hear(victim, line);
    }
    startCounter(victim, null);
  }

  private void startServer() throws Exception {
    Path folder = Files.createDirectories(home.resolve("server"));
    Files.deleteIfExists(folder.resolve("server.json"));
    server =
        Program.start(
            "regulars.server.ServerMain",
            Map.of("REGULARS_HOME", home.toString()),
            home.resolve("server.err"),
            "server",
            "--sample",
            "--listen",
            "127.0.0.1:" + port);
    while (!Files.exists(folder.resolve("server.json"))) {
      assertThat(server.alive()).as("the server starts: %s", errors("server")).isTrue();
      server.next(20, TimeUnit.MILLISECONDS);
    }
  }

  private void startCounter(int i, String code) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                home.resolve("counter-" + i).toString(),
                "till-" + i,
                "g" + ++generations[i],
                "http://127.0.0.1:" + port));
    if (code != null) {
      words.add(code);
    }
    counters[i] =
        Program.start(
            BusyCounter.class.getName(),
            Map.of(),
            home.resolve("counter-" + i + ".err"),
            words.toArray(String[]::new));
  }

  private String pairingCode() throws IOException, InterruptedException {
    String key = Files.readString(home.resolve("server/owner.key")).strip();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/owner/pairing-codes"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + key)
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher code = CODE.matcher(body);
      assertThat(code.find()).as(body).isTrue();
      return code.group(1);
    }
  }

  /** Until each counter has promised this many sales more. */
  private void awaitPromises(int more) throws Exception {
    for (int i = 0; i < COUNTERS; i++) {
      int goal = promised.get(i).size() + more;
      while (promised.get(i).size() < goal) {
        String line = counters[i].next(60, TimeUnit.SECONDS);
        assertThat(line).as("counter %d works: %s", i, errors("counter-" + i)).isNotNull();
        hear(i, line);
      }
    }
  }

  private void drain(int i) throws Exception {
    counters[i].say("stop");
    for (String line = ""; !"DRAINED".equals(line); ) {
      line = counters[i].next(120, TimeUnit.SECONDS);
      assertThat(line).as("counter %d drains: %s", i, errors("counter-" + i)).isNotNull();
      hear(i, line);
    }
  }

  private void hear(int counter, String line) {
    heard++;
    String[] words = line.split(" ");
    if (words[0].equals("SALE") && words.length == 3) {
      promised.get(counter).put(words[1], Long.parseLong(words[2]));
    } else if (words[0].equals("DONE") && words.length == 2) {
      redeemed.add(words[1]);
    }
  }

  private void check() throws SQLException {
    String url = "jdbc:sqlite:" + home.resolve("server/ledger.db");
    try (Connection ledger = DriverManager.getConnection(url)) {
      for (int i = 0; i < COUNTERS; i++) {
        assertThat(counted(ledger, "till-" + i)).containsAllEntriesOf(promised.get(i));
      }
      assertThat(redemptions(ledger)).containsAll(redeemed);
      assertThat(number(ledger, "SELECT count(*) FROM ledger WHERE kind = 1"))
          .isEqualTo(
              number(
                  ledger,
                  "SELECT count(*) FROM sale WHERE seq > 0 AND points <> 0 AND kind = 'SALE'"));
      assertThat(
              number(
                  ledger,
                  "SELECT count(*) FROM account WHERE balance <> (SELECT coalesce(sum(points), 0)"
                      + " FROM ledger WHERE ledger.member_id = account.member_id)"))
          .isZero();
    }
    System.out.printf(
        "kill -9: %d kills, %d sales promised, %d redemptions confirmed, none lost, none twice%n",
        TIMES, promised.stream().mapToInt(Map::size).sum(), redeemed.size());
  }

  private static Map<String, Long> counted(Connection ledger, String till) throws SQLException {
    Map<String, Long> counted = new HashMap<>();
    try (var statement = ledger.prepareStatement("SELECT ticket, total FROM sale WHERE till = ?")) {
      statement.setString(1, till);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          assertThat(counted.put(rows.getString(1), rows.getLong(2))).as("once").isNull();
        }
      }
    }
    return counted;
  }

  private static Set<String> redemptions(Connection ledger) throws SQLException {
    Set<String> all = new HashSet<>();
    try (var statement = ledger.createStatement();
        ResultSet rows = statement.executeQuery("SELECT op_id FROM ledger WHERE kind = 3")) {
      while (rows.next()) {
        all.add(regulars.model.value.OpIds.uuid(rows.getBytes(1)).toString());
      }
    }
    return all;
  }

  private static long number(Connection ledger, String sql) throws SQLException {
    try (var statement = ledger.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String errors(String name) {
    try {
      return Files.readString(home.resolve(name + ".err"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
