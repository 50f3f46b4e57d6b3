package regulars.counter.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far it is: on a terminal one line that is written over and over, elsewhere a line now
 * and then. Used by one thread.
 */
final class Progress {
  private static final int BAR = 30;
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long started;
  private long shown;
  private int width;

  /**
   * Starts now.
   *
   * @param terminal whether {@code out} is one
   * @param nanos a clock that never goes back, in nanoseconds
   */
  Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    this.shown = started;
  }

  /**
   * Shows it if the last time is long enough ago.
   *
   * @param done how much of the work is done, 0 to {@code all}
   * @param sales sales answered so far
   * @param doing what is being done, in a word or two
   */
  void show(long done, long all, long sales, String doing) {
    long now = nanos.getAsLong();
    if (now - shown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      shown = now;
      print(line(done, all, sales, (now - started) / 1e9, doing));
    }
  }

  /** Takes the line away; what follows starts on a line of its own. */
  void end() {
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }

  static String line(long done, long all, long sales, double seconds, String doing) {
    long part = all <= 0 ? 1_000 : Math.clamp(done * 1_000 / all, 0, 1_000);
    int full = (int) (part * BAR / 1_000);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,d sales  %,.0f/s  %s",
        "#".repeat(full),
        " ".repeat(BAR - full),
        part / 10,
        sales,
        seconds > 0 ? sales / seconds : 0,
        doing);
  }

  private void print(String line) {
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      out.println(line);
    }
    out.flush();
  }
}
