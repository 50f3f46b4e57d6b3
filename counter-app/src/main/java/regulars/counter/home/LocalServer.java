package regulars.counter.home;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.Counter;
import regulars.counter.sync.LinkException;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * The server on this PC. One that runs already is used and left alone; else one is started as a
 * process of its own, and stopped when it is closed.
 *
 * <p>Every method waits for the network, {@link #ensure} for as long as a server takes to start.
 */
public final class LocalServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final int LINES_SHOWN = 3;

  private final CounterHome home;
  private final URI url;
  private final @Nullable Process ours;

  private LocalServer(CounterHome home, URI url, @Nullable Process ours) {
    this.home = home;
    this.url = url;
    this.ours = ours;
  }

  /**
   * How to start a server.
   *
   * @param java the program that runs it
   * @param jvm options for it
   * @param classPath its classes; null when this program was not told where they are
   * @param options for the server, such as {@code --sample}
   */
  public record Command(
      Path java, List<String> jvm, @Nullable String classPath, List<String> options) {

    /** The same Java as this program's; the class path that the launcher told. */
    public static Command ofThisProgram(List<String> jvm, List<String> options) {
      return new Command(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          jvm,
          System.getProperty("regulars.server.classpath"),
          options);
    }
  }

  private record Whereabouts(String url) {}

  /** The server of this data folder: the one that runs, or a new one. */
  public static LocalServer ensure(CounterHome home, Command command) throws HomeException {
    URI running = running(home);
    return running == null ? start(home, command) : new LocalServer(home, running, null);
  }

  /** The same; {@code before} is gone on with while it is well, and ended when it is not. */
  static LocalServer ensure(CounterHome home, Command command, @Nullable LocalServer before)
      throws HomeException {
    if (before != null) {
      if (before.url.equals(running(home))) {
        return before;
      }
      before.close();
    }
    return ensure(home, command);
  }

  /** Whether it waits for its shop. */
  boolean needsShop() throws HomeException {
    OwnerLink link = new OwnerLink(url);
    try {
      return link.needsShop(Files.readString(home.server().resolve("owner.key")).strip());
    } catch (IOException | WireException e) {
      throw new HomeException("The server at " + url + " can't be asked: " + e.getMessage(), e);
    } finally {
      link.close();
    }
  }

  /** Where it answers. */
  public URI url() {
    return url;
  }

  /** Whether this program started it. */
  public boolean isOurs() {
    return ours != null;
  }

  /** Whether the server that this program started has not ended. */
  boolean runs() {
    return ours != null && ours.isAlive();
  }

  /**
   * Puts a backup in the place of this folder's ledger, on which no server may be running; what
   * keeps it from being done, in a sentence, or null when it was done.
   */
  static @Nullable String restore(CounterHome home, Command command, Path backup) {
    if (command.classPath() == null) {
      return "This program was not told where the server is: run regulars restore.";
    }
    Path log = home.server().resolve("console-restore.log");
    try {
      Process process =
          process(
              home,
              command,
              command.classPath(),
              List.of("restore", backup.toString()),
              log.toFile());
      endInput(process);
      if (process.waitFor() == 0) {
        return null;
      }
      return lastLines(log);
    } catch (IOException e) {
      return "The backup can't be restored: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Restoring was interrupted.";
    }
  }

  /** Waits until the server that this program started has ended, for whatever reason. */
  void awaitEnd() throws InterruptedException {
    if (ours != null) {
      ours.waitFor();
    }
  }

  /** Makes the counter one of this server's, or tells it where the server is now. */
  public void letIn(Counter counter, String counterName) throws HomeException {
    if (counter.paired()) {
      counter.serverAt(url);
      return;
    }
    pair(counter, counterName);
  }

  /** The same, and pairs the counter anew when the server has shut it out or given it up. */
  public void letInAgain(Counter counter, String counterName) throws HomeException {
    if (counter.paired() && counter.shutOut(url)) {
      pair(counter, counterName);
    } else {
      letIn(counter, counterName);
    }
  }

  private void pair(Counter counter, String counterName) throws HomeException {
    OwnerLink link = new OwnerLink(url);
    try {
      String key = Files.readString(home.server().resolve("owner.key")).strip();
      counter.pair(url, link.pairingCode(key, counterName), counterName);
    } catch (IOException | WireException | LinkException | IllegalStateException e) {
      throw new HomeException(
          "The counter could not be paired with the server at " + url + ": " + e.getMessage(), e);
    } finally {
      link.close();
    }
  }

  /** Stops the server if this program started it: it finishes what it has, then ends. */
  @Override
  public void close() {
    if (ours == null) {
      return;
    }
    try {
      endInput(ours);
      ours.destroy();
      if (!ours.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The server did not stop in {} s and is ended", STOP.toSeconds());
        ours.destroyForcibly();
      }
    } catch (InterruptedException e) {
      ours.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Windows has no gentle signal for a process; a server ends as well when its input does. */
  private static void endInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("the server's input was closed already", e);
    }
  }

  private static LocalServer start(CounterHome home, Command command) throws HomeException {
    if (command.classPath() == null) {
      throw new HomeException(
          "No server runs for " + home.path() + ": start one with ./regulars server.");
    }
    Path log = home.server().resolve("console.log");
    try {
      Files.createDirectories(home.server());
      List<String> words = new ArrayList<>(List.of("server", "--stop-with-input"));
      words.addAll(command.options());
      Process process = process(home, command, command.classPath(), words, log.toFile());
      URI url = awaitHealth(home, process);
      if (url != null) {
        return new LocalServer(home, url, process.isAlive() ? process : null);
      }
      process.destroyForcibly();
      throw new HomeException("The server did not start: " + lastLines(log));
    } catch (IOException e) {
      throw new HomeException("The server can't be started: " + e.getMessage(), e);
    }
  }

  private static Process process(
      CounterHome home, Command command, String classPath, List<String> asked, File log)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                command.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Xmn20m",
                "-XX:+UseCompactObjectHeaders"));
    if (System.getProperty("os.name").startsWith("Linux")) {
      words.add("-XX:TrimNativeHeapInterval=1000");
    }
    words.addAll(command.jvm());
    String launcher = System.getProperty("regulars.launcher");
    if (launcher != null) {
      words.add("-Dregulars.launcher=" + launcher);
    }
    words.addAll(List.of("-cp", classPath, "regulars.server.ServerMain"));
    words.addAll(asked);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("REGULARS_HOME", home.path().toString());
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    builder.redirectErrorStream(true).redirectOutput(log);
    return builder.start();
  }

  /** Another program may have started one at the same moment: whichever answers is the server. */
  private static @Nullable URI awaitHealth(CounterHome home, Process process) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    boolean ended = false;
    while (System.nanoTime() < deadline) {
      URI url = running(home);
      if (url != null || ended) {
        return url;
      }
      try {
        ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private static @Nullable URI running(CounterHome home) {
    try {
      byte[] json = Files.readAllBytes(home.server().resolve("server.json"));
      URI url = URI.create(Wire.decode(json, Whereabouts.class).url());
      OwnerLink link = new OwnerLink(url);
      try {
        return link.isWell() ? url : null;
      } finally {
        link.close();
      }
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | WireException | IllegalArgumentException e) {
      LOG.debug("server.json can't be read", e);
      return null;
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    String shown =
        String.join(" ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    return shown.isEmpty() ? "it said nothing (" + log + ")." : shown + " (" + log + ")";
  }
}
