package regulars.counter.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import regulars.counter.Counter;
import regulars.counter.home.CounterHome;
import regulars.counter.home.HomeException;
import regulars.counter.home.LocalServer;
import regulars.counter.sqlite.StoreException;
import regulars.counter.till.export.ProfileException;
import regulars.counter.till.export.Profiles;

/**
 * {@code regulars replay FILE...}: opens a counter of its own, a server where none runs, plays the
 * files and prints what came of it. An interrupt (Ctrl-C) ends it after the batch at hand.
 */
public final class ReplayCommand {
  private static final long STOP_SECONDS = 20;

  private final CounterHome home;
  private final LocalServer.Command serverCommand;
  private final Clock clock;
  private final LongSupplier nanos;
  private final PrintStream out;
  private final boolean terminal;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * A command.
   *
   * @param serverCommand how to start a server where none runs
   * @param nanos a clock that never goes back
   * @param out for the table and the progress
   * @param terminal whether {@code out} is one
   */
  public ReplayCommand(
      CounterHome home,
      LocalServer.Command serverCommand,
      Clock clock,
      LongSupplier nanos,
      PrintStream out,
      boolean terminal) {
    this.home = home;
    this.serverCommand = serverCommand;
    this.clock = clock;
    this.nanos = nanos;
    this.out = out;
    this.terminal = terminal;
  }

  /** Ends it soon; may be called from any thread. */
  public void stop() {
    stop.countDown();
  }

  /** Runs it, also when the process is asked to end meanwhile; the program's exit code. */
  public int runInterruptibly(List<String> words, PrintStream errors) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt =
        new Thread(
            () -> {
              stop();
              try {
                ended.await(STOP_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-replay");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      run(words);
      return 0;
    } catch (HomeException e) {
      errors.println(e.getMessage());
      return 1;
    } finally {
      ended.countDown();
    }
  }

  /** Runs it. */
  public void run(List<String> words) throws HomeException {
    Wish wish = Wish.of(words);
    Profiles profiles = profiles();
    try (LocalServer server = LocalServer.ensure(home.made(), serverCommand);
        Counter counter = Counter.start(home.replayCounter(), clock, new SecureRandom())) {
      server.letInAgain(counter, "Replay");
      Progress progress = new Progress(out, terminal, nanos);
      Outcome outcome = new Replay(counter, profiles, progress, nanos, out, stop).run(wish);
      OutcomeTable.lines(outcome).forEach(out::println);
    } catch (StoreException e) {
      throw new HomeException(
          switch (e.kind()) {
            case FULL -> "The disk is full. Make room and run the same command again.";
            case IN_USE -> "Another replay is running: wait until it is done.";
            case NETWORK_DRIVE -> home.path() + " is on a network drive: set REGULARS_HOME.";
            case BROKEN -> "The counter's data can't be read or written: " + e.getMessage();
          },
          e);
    }
  }

  private Profiles profiles() throws HomeException {
    try {
      return Profiles.read(home.profiles());
    } catch (ProfileException e) {
      throw new HomeException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new HomeException(home.profiles() + " can't be read: " + e.getMessage(), e);
    }
  }
}
