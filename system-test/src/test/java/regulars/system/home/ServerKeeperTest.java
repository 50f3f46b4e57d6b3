package regulars.system.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.Counter;
import regulars.counter.desk.DeskStatus;
import regulars.counter.home.CounterHome;
import regulars.counter.home.LocalServer;
import regulars.counter.home.ServerKeeper;
import regulars.counter.office.OfficeException;
import regulars.counter.office.ServerHere;
import regulars.counter.sync.HttpOffice;

class ServerKeeperTest {
  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

  @TempDir Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void a_server_that_is_killed_comes_back_and_the_counter_finds_it() throws Exception {
    CounterHome home =
        CounterHome.of("Linux", Map.of("REGULARS_HOME", folder.toString()), folder).made();
    LocalServer.Command command =
        new LocalServer.Command(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            List.of("-XX:TieredStopAtLevel=1"),
            classPath(),
            List.of("--sample", "--listen", "127.0.0.1:0"));
    long second;
    try (Counter counter = Counter.start(home.counter(), Clock.systemUTC(), new SecureRandom());
        ServerKeeper keeper = ServerKeeper.start(home, command, counter)) {
      await(() -> online(counter));
      long killed = pid();

      ProcessHandle.of(killed).orElseThrow().destroyForcibly();

      await(() -> pid() != killed && pid() != 0);
      await(() -> online(counter));
      assertThat(ProcessHandle.of(killed)).isEmpty();
      second = pid();
    }
    await(() -> ProcessHandle.of(second).isEmpty());
  }

  private record Backups(List<Backup> backups) {}

  private record Backup(String file) {}

  private record State(String folder) {}

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_backup_is_restored_the_counter_offers_the_rest_again_and_a_damaged_one_changes_nothing()
      throws Exception {
    CounterHome home =
        CounterHome.of("Linux", Map.of("REGULARS_HOME", folder.toString()), folder).made();
    LocalServer.Command command =
        new LocalServer.Command(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            List.of("-XX:TieredStopAtLevel=1"),
            classPath(),
            List.of("--sample", "--listen", "127.0.0.1:0"));
    try (Counter counter = Counter.start(home.counter(), Clock.systemUTC(), new SecureRandom());
        ServerKeeper keeper = ServerKeeper.start(home, command, counter);
        HttpOffice office = counter.office(() -> key(home))) {
      await(() -> online(counter));
      State begun = office.tell("backup", null, State.class);
      await(() -> !backups(office).isEmpty());
      Path backup = Path.of(begun.folder(), backups(office).getFirst().file());
      counter.desk().enrol("+12125550123", "After Backup", null);
      await(() -> counter.desk().status().waiting() == 0 && online(counter));
      long before = pid();

      Path damaged = folder.resolve("damaged.db");
      byte[] bytes = Files.readAllBytes(backup);
      Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> keeper.restore(damaged)).isInstanceOf(ServerHere.NotRestored.class);
      await(() -> pid() != before && online(counter));
      assertThat(counter.desk().lookUp("+12125550123", 1)).hasSize(1);

      keeper.restore(backup);

      await(() -> online(counter) && counter.desk().status().waiting() == 0);
      await(() -> counter.desk().lookUp("+12125550123", 1).size() == 1);
      assertThat(counter.desk().status().waitedFor()).isEmpty();
      assertThat(keeper.whose()).isEqualTo(ServerHere.Whose.OURS);
    }
  }

  private static List<Backup> backups(HttpOffice office) {
    try {
      return office.read("backups", Backups.class).backups();
    } catch (OfficeException e) {
      throw new AssertionError(e);
    }
  }

  private static String key(CounterHome home) {
    try {
      return Files.readString(home.server().resolve("owner.key")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean online(Counter counter) {
    return counter.desk().status().link() == DeskStatus.Link.ONLINE;
  }

  /** What server.json names; 0 when it is not there. */
  private long pid() {
    try {
      Matcher pid = PID.matcher(Files.readString(folder.resolve("server/server.json")));
      return pid.find() ? Long.parseLong(pid.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire != null ? surefire : System.getProperty("java.class.path");
  }
}
