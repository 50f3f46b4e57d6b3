package regulars.counter.fx;

import java.util.ArrayList;
import java.util.List;

/** Ticks when told to. */
public final class ManualTicker implements Ticker {
  private final List<Runnable> running = new ArrayList<>();

  @Override
  public Runnable start(Runnable everySecond) {
    running.add(everySecond);
    return () -> running.remove(everySecond);
  }

  /** Lets this many seconds pass. */
  public void tick(int seconds) {
    for (int second = 0; second < seconds; second++) {
      List.copyOf(running).forEach(Runnable::run);
    }
  }
}
