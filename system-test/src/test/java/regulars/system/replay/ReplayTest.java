package regulars.system.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.home.CounterHome;
import regulars.counter.home.HomeException;
import regulars.counter.home.LocalServer;
import regulars.counter.replay.ReplayCommand;

class ReplayTest {
  private static final Path CHAIN = Path.of("..", "..", "shared", "data", "coffee-chain-2019");
  private static final Pattern REFUSED = Pattern.compile("(?m)^  line (\\d+) ");

  @TempDir Path folder;

  private String replay(String... words) throws HomeException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command(new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(words));
    return out.toString(StandardCharsets.UTF_8);
  }

  private ReplayCommand command(PrintStream out) {
    String classPath = System.getProperty("surefire.test.class.path");
    return new ReplayCommand(
        new CounterHome(folder.resolve("home")),
        new LocalServer.Command(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            List.of("-XX:TieredStopAtLevel=1"),
            classPath == null ? System.getProperty("java.class.path") : classPath,
            List.of("--sample", "--listen", "127.0.0.1:0")),
        Clock.systemUTC(),
        System::nanoTime,
        out,
        false);
  }

  private static long row(String table, String name) {
    Matcher row = Pattern.compile("(?m)^ *" + name + " +([0-9,]+)").matcher(table);
    assertThat(row.find()).as(name + " in\n" + table).isTrue();
    return Long.parseLong(row.group(1).replace(",", ""));
  }

  /** Balances of members that an older system knew, as the ledger's own rows sum up. */
  private Map<String, Long> ledger() throws SQLException {
    Map<String, Long> balances = new HashMap<>();
    try (Connection db =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/server/ledger.db"));
        Statement statement = db.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT external_number, sum(points) FROM ledger
                JOIN account USING (member_id) JOIN profile USING (id)
                WHERE external_number IS NOT NULL GROUP BY 1
                """)) {
      while (rows.next()) {
        balances.put(rows.getString(1), rows.getLong(2));
      }
    }
    return balances;
  }

  @Test
  void a_replay_that_was_given_up_or_shut_out_pairs_itself_anew() throws Exception {
    Path file = folder.resolve("sales.txt");
    String first =
        "{\"till\":\"bar\",\"ticket\":\"5\",\"at\":\"2026-11-02T09:08:00\",\"total\":\"9.00\"}\n";
    Files.writeString(file, first);
    assertThat(row(replay(file.toString()), "sales read")).isEqualTo(1);
    try (Connection db =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/server/ledger.db"));
        Statement statement = db.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE counter SET state = 'lost' WHERE name = 'Replay'"))
          .isEqualTo(1);
    }

    Files.writeString(file, first + first.replace("\"5\"", "\"6\""));
    String again = replay(file.toString());

    assertThat(row(again, "sales read")).isEqualTo(2);
    assertThat(row(again, "counted now")).isEqualTo(1);
    assertThat(row(again, "counted before")).isEqualTo(1);
  }

  @Test
  void a_file_of_the_line_protocol_becomes_points_once_however_often_it_is_played()
      throws Exception {
    Path file = folder.resolve("sales.txt");
    Files.writeString(
        file,
        """
        kind,till,ticket,at,day,total,currency,phone,member,external,original_ticket,original_day
        sale,bar,1,2026-11-02T09:00:00,,84.00,,(415) 555-2671,,,,
        sale,bar,2,2026-11-02T09:05:00,,18.00,,415-555-2671,,,,,Beans,beans,1,6.00,Latte,coffee,3,12.00
        sale,bar,3,2026-11-02T09:06:00,,5.00,,,,,,
        sale,bar,4,2026-11-02T09:07:00,,5.00,,,,no-such-number,,
        {"till":"bar","ticket":"5","at":"2026-11-02T09:08:00","total":"900.00","phone":"4155552671"}
        this is no sale
        """);

    String first = replay(file.toString());
    String second = replay(file.toString());

    assertThat(row(first, "sales read")).isEqualTo(5);
    assertThat(row(first, "skip")).isEqualTo(2);
    assertThat(row(first, "add")).isEqualTo(1);
    assertThat(row(first, "add and announce")).isEqualTo(1);
    assertThat(row(first, "hold")).isEqualTo(1);
    assertThat(row(first, "points given")).isEqualTo(84 + 24);
    assertThat(row(first, "members made")).isEqualTo(1);
    assertThat(row(first, "refused rows")).isEqualTo(1);
    assertThat(first).contains("  line 7 ");
    assertThat(row(second, "counted now")).isZero();
    assertThat(row(second, "counted before")).isEqualTo(5);
    assertThat(second).contains("Nothing was added");
    assertThat(folder.resolve("home/server/server.json"))
        .as("the server that was started is stopped")
        .doesNotExist();
  }

  @Test
  void what_can_not_be_played_is_told_and_nothing_is_stored() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "milk\n");
    assertThatThrownBy(() -> replay(file.toString()))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("fits no profile");
    assertThatThrownBy(() -> replay("--profile", "nobody", file.toString()))
        .hasMessageContaining("There is no profile nobody; there are coffee-chain-2019");
  }

  @Test
  void a_replay_that_was_stopped_goes_on_and_counts_all_once() throws Exception {
    Path file = folder.resolve("many.txt");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append("sale,bar,").append(i).append(",2026-11-02T09:00:00,,1.00,,4155552671,,,,\n");
    }
    Files.writeString(file, text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReplayCommand stopped = command(new PrintStream(out, true, StandardCharsets.UTF_8));
    Thread run = Thread.ofPlatform().start(() -> runQuietly(stopped, file));
    Path counterDb = folder.resolve("home/counters/replay/counter.db-wal");
    while (run.isAlive() && !(Files.exists(counterDb) && Files.size(counterDb) > 2_000_000)) {
      run.join(20);
    }
    stopped.stop();
    run.join();

    replay(file.toString());

    assertThat(salesInLedger()).isEqualTo(6_000);
  }

  private static void runQuietly(ReplayCommand command, Path file) {
    try {
      command.run(List.of(file.toString()));
    } catch (HomeException e) {
      throw new IllegalStateException(e);
    }
  }

  private long salesInLedger() throws SQLException {
    try (Connection db =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/server/ledger.db"));
        Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM sale WHERE till = 'bar'")) {
      return rows.getLong(1);
    }
  }

  @Test
  void a_months_points_are_those_that_other_code_adds_up_from_the_raw_files()
      throws IOException, HomeException, SQLException {
    Path file = CHAIN.resolve("201904_sales_reciepts.csv");
    assumeTrue(Files.exists(file), "the coffee chain's data is not beside the project: " + CHAIN);
    RawMonth month = RawMonth.addUp(CHAIN);

    String table = replay(file.toString());

    assertThat(row(table, "sales read")).isEqualTo(39_260).isEqualTo(month.receipts);
    assertThat(row(table, "counted now")).isEqualTo(39_260);
    assertThat(row(table, "skip")).isEqualTo(month.skipped);
    assertThat(row(table, "add")).isEqualTo(month.added);
    assertThat(row(table, "add and announce")).isEqualTo(month.announced);
    assertThat(row(table, "hold")).isEqualTo(month.held);
    assertThat(row(table, "points given")).isEqualTo(month.points());
    assertThat(row(table, "members made")).isEqualTo(2_246);
    assertThat(table).contains("8 with a number that no member has, and no phone");
    TreeSet<Integer> refused = new TreeSet<>();
    REFUSED.matcher(table).results().forEach(m -> refused.add(Integer.parseInt(m.group(1))));
    assertThat(refused).isEqualTo(new TreeSet<>(RawMonth.BROKEN));
    month.balances.values().removeIf(points -> points == 0);
    assertThat(ledger()).isEqualTo(month.balances);
  }
}
