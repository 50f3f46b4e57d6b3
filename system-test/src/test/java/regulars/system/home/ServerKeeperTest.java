package regulars.system.home;

import static org.assertj.core.api.Assertions.assertThat;

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
