package regulars.counter.fx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Background work on at most {@value #MOST} daemon threads; outcomes on the JavaFX thread.
 *
 * <p>There is no queue behind the threads: a look-up never waits for a redemption that waits for
 * the network. Should all be busy, the work fails at once and the screen says so.
 */
public final class FxBackground implements Background, AutoCloseable {
  private static final Logger LOG = System.getLogger(FxBackground.class.getName());
  private static final int MOST = 32;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(4, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "screen-work-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    try {
      threads.execute(() -> runHere(work, done, failed));
    } catch (RejectedExecutionException busy) {
      if (threads.isShutdown()) {
        return; // the window has gone
      }
      LOG.log(Level.WARNING, "All {0} background threads are busy", MOST);
      onScreen(() -> failed.accept(busy));
    }
  }

  private <T> void runHere(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    T result;
    try {
      result = work.call();
    } catch (InterruptedException stopped) {
      return; // the window has gone
    } catch (Exception failure) {
      if (!(failure instanceof Told)) {
        LOG.log(Level.ERROR, "Work for the screen failed", failure);
      }
      onScreen(() -> failed.accept(failure));
      return;
    }
    onScreen(() -> done.accept(result));
  }

  @Override
  public void onScreen(Runnable task) {
    Platform.runLater(task);
  }

  /** Stops the threads; what they were waiting for is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
