package regulars.system.simulation;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Says what happens, line by line, when a seed is replayed; else only keeps a sum of it. */
final class Trace {
  private final @Nullable PrintStream out;
  private final SimTime time;
  private long sum = 17;

  Trace(@Nullable PrintStream out, SimTime time) {
    this.out = out;
    this.time = time;
  }

  /** Two runs of a seed that differ in anything traced differ in this. */
  long sum() {
    return sum;
  }

  void say(String line) {
    sum = sum * 31 + line.hashCode();
    if (out != null) {
      out.println((time.millis() - 1_800_000_000_000L) + " " + line);
    }
  }
}
