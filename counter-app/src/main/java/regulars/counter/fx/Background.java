package regulars.counter.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work that may wait, away from the screen's thread.
 *
 * <p>View models get this in their constructor and are only ever used on the screen's thread; it
 * brings every outcome back there. Tests hand in one that runs on the spot or when told to.
 */
public interface Background {

  /**
   * Runs {@code work} on some background thread, then exactly one of the two on the screen's
   * thread.
   *
   * @param done gets what the work returned
   * @param failed gets what it threw; the failure is logged already, unless it is {@link Told}
   */
  <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

  /** Runs {@code task} on the screen's thread, soon. May be called on any thread. */
  void onScreen(Runnable task);
}
