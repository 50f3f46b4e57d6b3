package regulars.server.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Says what goes on when something takes longer than a second. */
final class Progress {
  private static final int SECONDS_BETWEEN_LINES = 10;

  private final Terminal terminal;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs the work and meanwhile says, each second, what it is and how long it has taken.
   *
   * @param how far it is, such as "40 %"; asked each second
   */
  <T> T during(String what, Supplier<String> how, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("work").start(task);
    try {
      int seconds = 0;
      while (true) {
        try {
          T done = task.get(1, TimeUnit.SECONDS);
          if (seconds > 0 && terminal.interactive()) {
            terminal.err().println();
          }
          return done;
        } catch (TimeoutException e) {
          seconds++;
          say(what + " " + how.get() + " (" + seconds + " s)", seconds);
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }

  private void say(String line, int seconds) {
    if (terminal.interactive()) {
      terminal.err().print("\r" + line);
      terminal.err().flush();
    } else if (seconds % SECONDS_BETWEEN_LINES == 1) {
      terminal.err().println(line);
    }
  }
}
