package regulars.server;

import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import regulars.model.value.DataFolder;
import regulars.server.cli.Commands;
import regulars.server.cli.Terminal;

/** Where the server's program starts: {@code server}, {@code verify}, {@code backup} and so on. */
public final class ServerMain {
  private static final int STOP_SECONDS = 60;

  private ServerMain() {}

  /** Runs one command and exits with its code; a signal stops a server gracefully, with 0. */
  public static void main(String[] args) {
    Path home =
        DataFolder.of(
            System.getProperty("os.name", ""),
            System.getenv(),
            Path.of(System.getProperty("user.home", ".")));
    Terminal terminal =
        new Terminal(
            System.out,
            System.err,
            System.getenv(),
            home.toAbsolutePath().normalize(),
            System.console() != null && System.console().isTerminal(),
            ServerMain::secret);
    Commands commands = new Commands(terminal, Clock.systemUTC(), ZoneId.systemDefault());
    CountDownLatch finished = new CountDownLatch(1);
    AtomicInteger exitCode = new AtomicInteger();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(commands, finished, exitCode), "stop"));
    exitCode.set(commands.run(List.of(args)));
    finished.countDown();
    System.exit(exitCode.get());
  }

  /** Unseen where a person types; from a pipe it is the next line. */
  private static @Nullable String secret(String prompt) {
    Console console = System.console();
    if (console == null) {
      return null;
    }
    if (!console.isTerminal()) {
      return console.readLine();
    }
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? null : new String(typed);
  }

  /** After a signal: a stopped server is no failure, which Java's own exit code would make it. */
  private static void stop(Commands commands, CountDownLatch finished, AtomicInteger exitCode) {
    if (finished.getCount() == 0 || !commands.stop()) {
      return;
    }
    try {
      if (finished.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(exitCode.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
