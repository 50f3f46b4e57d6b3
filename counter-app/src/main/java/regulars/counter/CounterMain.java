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
import regulars.counter.home.CounterHome;
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
    if (!words.isEmpty()) {
      errors.println(
          "The counter does not know '" + words.getFirst() + "'; there are replay and join.");
      return 1;
    }
    if (!mayHaveScreen(System.getProperty("os.name"), System.getenv(), glassPlatform())) {
      errors.println(NO_SCREEN);
      return 1;
    }
    return window(home, errors);
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

  private static int window(CounterHome home, PrintStream errors) {
    AtomicReference<Opened> opened = new AtomicReference<>();
    try {
      CounterApp.runUntilClosed(
          () -> {
            try {
              Opened all = Opened.open(home, Clock.systemUTC());
              opened.set(all);
              return new CounterApp.Doors(
                  all.counter().desk(), all.office(), all.printing(), all.serverHere());
            } catch (HomeException e) {
              throw new CannotOpen(String.valueOf(e.getMessage()), e);
            } catch (StoreException e) {
              throw new CannotOpen(sentence(String.valueOf(e.getMessage())), e);
            }
          },
          home.counter().resolve("window.properties"),
          Clock.system(ZoneId.systemDefault()));
      return 0;
    } catch (UnsupportedOperationException e) {
      errors.println(NO_SCREEN);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      Opened all = opened.get();
      if (all != null) {
        all.close();
      }
    }
  }
}
