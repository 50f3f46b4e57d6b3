package regulars.counter;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import regulars.counter.home.CounterHome;
import regulars.counter.home.FirstStart;
import regulars.counter.home.HomeException;
import regulars.counter.home.JoinCommand;
import regulars.counter.home.LocalServer;
import regulars.counter.home.Opened;
import regulars.counter.replay.ReplayCommand;
import regulars.counter.shell.CannotOpen;
import regulars.counter.shell.CounterApp;
import regulars.counter.sqlite.StoreException;

/**
 * The counter's program: the window, {@code replay FILE...}, or {@code join}. The one place that
 * reads the environment and the machine's clock.
 */
public final class CounterMain {
  private static final String NO_SCREEN =
      "There is no screen to open the counter's window on; ./regulars replay FILE plays a till's"
          + " sales without one.";

  /** A server that ends with the replay is over before the second compiler has paid for itself. */
  private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  private CounterMain() {}

  /** Runs the program and ends the process. */
  public static void main(String[] words) {
    System.exit(run(Arrays.asList(words), System.out, System.err));
  }

  private static int run(List<String> words, PrintStream out, PrintStream errors) {
    CounterHome home =
        CounterHome.of(
            System.getProperty("os.name"),
            System.getenv(),
            Path.of(System.getProperty("user.home")));
    if (!words.isEmpty() && words.getFirst().equals("replay")) {
      return new ReplayCommand(
              home,
              LocalServer.Command.ofThisProgram(SHORT_LIVED, List.of("--sample")),
              Clock.systemUTC(),
              System::nanoTime,
              out,
              System.console() != null && System.console().isTerminal())
          .runInterruptibly(words.subList(1, words.size()), errors);
    }
    if (!words.isEmpty() && words.getFirst().equals("join")) {
      return new JoinCommand(home, Clock.systemUTC(), out, errors)
          .run(words.subList(1, words.size()));
    }
    boolean sample = words.equals(List.of("--sample"));
    if (!words.isEmpty() && !sample) {
      errors.println(
          "The counter does not know '"
              + words.getFirst()
              + "'; there are --sample, replay and join.");
      return 1;
    }
    if (!mayHaveScreen(System.getProperty("os.name"), System.getenv(), glassPlatform())) {
      errors.println(NO_SCREEN);
      return 1;
    }
    return window(home, sample, errors);
  }

  /**
   * Whether a window may open here. Linux without X or Wayland has no screen, unless JavaFX was
   * told to draw without one.
   */
  static boolean mayHaveScreen(String osName, Map<String, String> env, String glassPlatform) {
    String os = osName.toLowerCase(Locale.ROOT);
    return os.startsWith("windows")
        || os.startsWith("mac")
        || !env.getOrDefault("DISPLAY", "").isEmpty()
        || !env.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
        || glassPlatform.equalsIgnoreCase("headless");
  }

  private static String glassPlatform() {
    return System.getProperty("glass.platform", "");
  }

  private static String sentence(String message) {
    return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
  }

  /** What has to be closed when the window is: a first start, the counter, or nothing yet. */
  private static final class Open implements AutoCloseable {
    private final AtomicReference<@Nullable Opened> counter = new AtomicReference<>();
    private final AtomicReference<@Nullable FirstStart> first = new AtomicReference<>();

    private CounterApp.Start show(Opened.Start start, CounterHome home) {
      return switch (start) {
        case Opened.Start.Ready(Opened all) -> {
          counter.set(all);
          yield new CounterApp.Start.Ready(
              new CounterApp.Doors(
                  all.counter().desk(), all.office(), all.printing(), all.serverHere()));
        }
        case Opened.Start.First(FirstStart firstStart) -> {
          first.set(firstStart);
          yield new CounterApp.Start.First(
              firstStart,
              () -> told(() -> show(Opened.after(firstStart, home, Clock.systemUTC()), home)));
        }
      };
    }

    @Override
    public void close() {
      FirstStart firstStart = first.get();
      if (firstStart != null) {
        firstStart.close();
      }
      Opened all = counter.get();
      if (all != null) {
        all.close();
      }
    }
  }

  private interface Work {
    CounterApp.Start run() throws HomeException;
  }

  private static CounterApp.Start told(Work work) throws CannotOpen {
    try {
      return work.run();
    } catch (HomeException e) {
      throw new CannotOpen(String.valueOf(e.getMessage()), e);
    } catch (StoreException e) {
      throw new CannotOpen(sentence(String.valueOf(e.getMessage())), e);
    }
  }

  private static int window(CounterHome home, boolean sample, PrintStream errors) {
    try (Open open = new Open()) {
      CounterApp.runUntilClosed(
          () -> told(() -> open.show(Opened.start(home, Clock.systemUTC(), sample), home)),
          home.counter().resolve("window.properties"),
          Clock.system(ZoneId.systemDefault()));
      return 0;
    } catch (UnsupportedOperationException e) {
      errors.println(NO_SCREEN);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
