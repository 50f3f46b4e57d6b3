package regulars.counter.desk;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sync.Changes;

/** Passes changes on to the screens, one call at a time. Safe for use by several threads. */
public final class Listeners implements Changes {
  private final Executor thread;
  private final List<Desk.Listener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Nobody listens yet.
   *
   * @param thread where listeners are called; runs one task at a time, in order
   */
  public Listeners(Executor thread) {
    this.thread = thread;
  }

  void add(Desk.Listener listener) {
    listeners.add(listener);
  }

  @Override
  public void feedChanged() {
    tell(Desk.Listener::feedChanged);
  }

  @Override
  public void memberChanged(@Nullable UUID memberId) {
    tell(listener -> listener.memberChanged(memberId));
  }

  @Override
  public void statusChanged() {
    tell(Desk.Listener::statusChanged);
  }

  @Override
  public void shopChanged() {
    tell(Desk.Listener::shopChanged);
  }

  private void tell(Consumer<Desk.Listener> what) {
    if (!listeners.isEmpty()) {
      thread.execute(() -> listeners.forEach(what));
    }
  }

  /** Does {@code work}; when the disk is in trouble, the screen is told to look again. */
  <T extends @Nullable Object> T troubled(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      statusChanged();
      throw e;
    }
  }
}
