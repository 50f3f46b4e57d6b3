package regulars.counter.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Reads something again whenever told that it changed, never twice at a time: however many times it
 * is told while it reads, it reads once more afterwards. A thousand sales a second make as many
 * reads as the screen can show.
 *
 * @param <T> what is read
 */
public final class Refresher<T> {
  private final Background background;
  private final Callable<T> read;
  private final Consumer<T> show;

  // Guarded by this: signals come on any thread.
  private boolean reading;
  private boolean again;

  /** Reads with {@code read} in the background and hands to {@code show} on the screen's thread. */
  public Refresher(Background background, Callable<T> read, Consumer<T> show) {
    this.background = background;
    this.read = read;
    this.show = show;
  }

  /** Says that it changed. May be called on any thread; returns at once. */
  public void changed() {
    synchronized (this) {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
    }
    start();
  }

  private void start() {
    background.run(
        read,
        result -> {
          try {
            show.accept(result);
          } finally {
            ended();
          }
        },
        failure -> ended());
  }

  private void ended() {
    synchronized (this) {
      if (!again) {
        reading = false;
        return;
      }
      again = false;
    }
    start();
  }
}
