package regulars.counter.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Background work on the test's own thread: at once, or held back and finished in any order. */
public final class ManualBackground implements Background {
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean holding;

  @Override
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Runnable all = () -> runHere(work, done, failed);
    if (holding) {
      waiting.add(all);
    } else {
      all.run();
    }
  }

  private static <T> void runHere(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    T result;
    try {
      result = work.call();
    } catch (Exception failure) {
      failed.accept(failure);
      return;
    }
    done.accept(result);
  }

  @Override
  public void onScreen(Runnable task) {
    task.run();
  }

  /** Holds work back from now on. */
  public void hold() {
    holding = true;
  }

  /** Does the work that was asked for as number {@code index} of those still waiting. */
  public void finish(int index) {
    waiting.remove(index).run();
  }

  /** Does all that waits, oldest first, and holds nothing back any more. */
  public void finishAll() {
    holding = false;
    while (!waiting.isEmpty()) {
      finish(0);
    }
  }

  /** How much work waits. */
  public int waiting() {
    return waiting.size();
  }
}
