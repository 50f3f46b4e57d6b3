package regulars.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.server.home.ServerFolder;
import regulars.server.home.Whereabouts;

/** Words as a person types them, against a real folder. */
final class CommandsTest {
  @TempDir Path home;

  private final Clock clock = Clock.systemUTC();

  /** What is typed where nobody may see it. */
  private @org.jspecify.annotations.Nullable String typed;

  /** What a word answered. */
  private record Said(int exitCode, String out, String err) {}

  private Said say(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Commands(terminal(out, err), clock, ZoneOffset.UTC).run(List.of(words));
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(),
        home,
        false,
        prompt -> typed);
  }

  private ServerFolder folder() {
    return ServerFolder.in(home);
  }

  /** A server started by its word, in a thread of its own. */
  private final class Started implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Commands commands = new Commands(terminal(out, err), clock, ZoneOffset.UTC);
    private final AtomicInteger exitCode = new AtomicInteger(-1);
    private final Thread thread;

    Started(String... words) throws IOException {
      thread = Thread.startVirtualThread(() -> exitCode.set(commands.run(List.of(words))));
      while (Whereabouts.read(folder()) == null) {
        assertThat(thread.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() throws InterruptedException {
      assertThat(commands.stop()).isTrue();
      thread.join();
      assertThat(exitCode.get()).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("listens on http://127.0.0.1:");
    }
  }

  private Started sample() throws IOException {
    return new Started("server", "--sample", "--listen", "127.0.0.1:0");
  }

  @Test
  void the_sample_shop_is_whole_and_its_ledger_verifies_live() throws Exception {
    try (Started server = sample()) {
      assertThat(server).isNotNull();
      Said verified = say("verify");

      assertThat(verified.exitCode()).isZero();
      assertThat(verified.out()).contains("25 members recomputed").contains("Head: ");
      assertThat(say("counters").out()).contains("Sample data").contains("revoked");
      assertThat(say("rules").out()).contains("Version 1 is in force").contains("Double points");
    }
    assertThat(say("verify").exitCode()).isZero();
    Path tables = home.resolve("tables");
    assertThat(say("export", tables.toString()).out()).contains("rows are in members.csv");
    assertThat(tables.resolve("ledger.csv")).isNotEmptyFile();
    assertThat(say("export", tables.toString()).err()).contains("is there already");
    assertThat(balance("Maria Lopez")).isEqualTo(84);
  }

  private long balance(String name) throws IOException {
    return regulars.server.db.Database.readFile(
        folder().database(),
        sql ->
            sql.number("SELECT balance FROM account JOIN profile USING (id) WHERE name = ?", name));
  }

  @Test
  void starting_the_sample_twice_adds_nothing() throws Exception {
    sample().close();
    String before = say("verify").out();
    sample().close();

    assertThat(say("verify").out()).isEqualTo(before);
  }

  @Test
  void an_empty_shop_is_made_by_options() throws Exception {
    try (Started server =
        new Started(
            "server",
            "--listen",
            "127.0.0.1:0",
            "--shop",
            "Café",
            "--country",
            "MX",
            "--currency",
            "MXN",
            "--zone",
            "America/Mexico_City")) {
      assertThat(server).isNotNull();
      assertThat(say("rules").out()).contains("1 point per MXN 1");
    }
    assertThat(say("verify").out()).contains("0 entries and 0 members");
  }

  @Test
  void only_one_server_runs_on_a_folder() throws Exception {
    try (Started server = sample()) {
      assertThat(server).isNotNull();
      Said second = say("server", "--listen", "127.0.0.1:0");

      assertThat(second.exitCode()).isEqualTo(CommandFailed.RUNNING);
      assertThat(second.err()).contains("A server runs on").contains("http://127.0.0.1:");
    }
  }

  @Test
  void wrong_options_are_said_so() {
    assertThat(say("server", "--listen", "7480").exitCode()).isEqualTo(CommandFailed.USAGE);
    assertThat(say("server", "--listen", "7480").err()).contains("HOST:PORT");
    assertThat(say("server", "--country", "Mars").err()).contains("not known");
  }

  @Test
  void a_counter_is_shut_out_by_name_whether_the_server_runs_or_not() throws Exception {
    try (Started server = sample()) {
      assertThat(server).isNotNull();
      assertThat(say("pair", "Front").out()).matches("[A-Z]{4}-[A-Z]{4}\\R");
    }
    assertThat(say("pair", "Bar").out()).matches("[A-Z]{4}-[A-Z]{4}\\R");
    Said unknown = say("revoke", "Front");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("No counter that is in is called Front");
    assertThat(say("revoke").exitCode()).isEqualTo(CommandFailed.USAGE);
  }

  @Test
  void a_backup_is_verified_never_overwrites_and_comes_back_as_a_new_epoch() throws Exception {
    Path file = home.resolve("backup.db");
    try (Started server = sample()) {
      assertThat(server).isNotNull();
      Said written = say("backup", file.toString());
      assertThat(written.err()).isEmpty();
      assertThat(written.out()).contains("25 members, epoch 1");
      assertThat(say("backup", file.toString()).err()).contains("exists already");
      assertThat(say("verify", file.toString()).exitCode()).isZero();
      Said running = say("restore", file.toString());
      assertThat(running.exitCode()).isEqualTo(CommandFailed.RUNNING);
      assertThat(running.err()).contains("stop it");
    }
    Said restored = say("restore", file.toString());
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out()).contains("epoch 2").contains("before-restore-");
    assertThat(say("verify").out()).contains("epoch 2");
    try (Stream<Path> files = Files.list(folder().path())) {
      List<String> names = files.map(path -> path.getFileName().toString()).toList();
      assertThat(names).anyMatch(name -> name.startsWith("ledger.db.before-restore-"));
      assertThat(names).noneMatch(name -> name.startsWith("restoring-"));
    }
    Path second = home.resolve("offline.db");
    assertThat(say("backup", second.toString()).exitCode()).isZero();
  }

  @Test
  void a_changed_byte_is_named_and_such_a_file_is_not_restored() throws Exception {
    sample().close();
    Path file = home.resolve("backup.db");
    assertThat(say("backup", file.toString()).exitCode()).isZero();
    changeAnEntry(file);

    Said verified = say("verify", file.toString());
    Said restored = say("restore", file.toString());

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out()).contains("WRONG").contains("entry 7");
    assertThat(restored.exitCode()).isEqualTo(1);
    assertThat(restored.err()).contains("can't be restored");
    assertThat(say("verify").exitCode()).isZero();
  }

  /** Changes one letter of a why-line, which only the hash covers. */
  private static void changeAnEntry(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "UPDATE ledger SET why = replace(why, 'per dollar', 'per dollaR') WHERE seq = 7");
      assertThat(changed).isEqualTo(1);
    }
  }

  @Test
  void a_counter_shut_out_since_the_backup_stays_out_after_a_restore() throws Exception {
    Path file = home.resolve("backup.db");
    regulars.model.sync.Pairing.Paired revoked;
    regulars.model.sync.Pairing.Paired later;
    try (var server = new regulars.server.RunningServer(home, clock)) {
      revoked = server.pair("Shut out");
      assertThat(say("backup", file.toString()).exitCode()).isZero();
      String path = "/v1/owner/counters/" + revoked.counterId() + "/revoke";
      assertThat(server.owner("POST", path, null).status()).isEqualTo(200);
      later = server.pair("Later");
    }
    Said restored = say("restore", file.toString());
    assertThat(restored.out()).contains("  Later").doesNotContain("  Shut out");
    try (var server = new regulars.server.RunningServer(home, clock)) {
      assertThat(server.get("/v1/snapshot", revoked.token()).status()).isEqualTo(401);
      assertThat(server.get("/v1/snapshot", later.token()).status()).isNotEqualTo(401);
      assertThat(server.get("/health", null).body()).contains("RECOVERING");
      String lost = "/v1/owner/counters/" + later.counterId() + "/lost";
      assertThat(server.owner("POST", lost, null).status()).isEqualTo(200);
      assertThat(server.get("/health", null).body()).contains("NORMAL");
    }
  }

  @Test
  void a_word_that_does_not_exist_lists_those_that_do() {
    assertThat(say("fly").err()).contains("backup, counters, export, pair");
    assertThat(say().exitCode()).isEqualTo(CommandFailed.USAGE);
    assertThat(say("pair").err()).contains("There is no ledger in");
  }

  @Test
  void a_forgotten_pin_is_set_anew_whether_the_server_runs_or_not() throws Exception {
    try (Started server = new Started("server", "--listen", "127.0.0.1:0", "--shop", "Beans")) {
      assertThat(say("staff").err()).contains("Nobody has a PIN yet");
      assertThat(say("pin", "Olga").err()).contains("Nobody on the staff is called Olga");
    }
    try (regulars.server.ServerCore core =
        regulars.server.ServerCore.open(
            folder().path(), clock, regulars.server.poke.Pokes.NONE, failed -> {})) {
      new regulars.server.staff.StaffBook(
              core.database(),
              core.writes(),
              clock,
              regulars.server.poke.Pokes.NONE,
              new java.util.Random(5))
          .add(
              new regulars.server.staff.StaffBook.Profile(
                  "Olga", regulars.model.staff.Role.OWNER, null),
              "246813");
    }
    typed = "975318";
    Said set = say("pin", "olga");
    assertThat(set.out()).contains("Olga has a new PIN.").doesNotContain("975318");
    typed = "111111";
    assertThat(say("pin", "Olga").err()).contains("guessed first");
    typed = null;
    assertThat(say("pin", "Olga").err()).contains("No PIN was typed");
    try (Started server = new Started("server", "--listen", "127.0.0.1:0")) {
      assertThat(say("staff").out()).contains("Olga", "owner");
      typed = "864213";
      assertThat(say("pin", "Olga").exitCode()).isZero();
    }
  }
}
