package regulars.counter.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import regulars.counter.desk.Desk;
import regulars.counter.desk.FeedSale;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;

/** Tells every sale once when it comes in from the till, not those from before the start. */
public final class NewSales {
  private static final int LOOKED_AT = 20;

  private final Refresher<List<FeedSale>> again;
  private final List<Consumer<FeedSale>> listeners = new ArrayList<>();
  private Set<UUID> seen = new HashSet<>();
  private boolean begun;

  /** Silent until {@link #feedChanged} was called twice. */
  public NewSales(Desk desk, Background background) {
    again = new Refresher<>(background, () -> desk.feed(LOOKED_AT), this::read);
  }

  /** Tells {@code listener} on the screen's thread. */
  public void listen(Consumer<FeedSale> listener) {
    listeners.add(listener);
  }

  /** The feed changed. May be called on any thread. */
  public void feedChanged() {
    again.changed();
  }

  private void read(List<FeedSale> newest) {
    Set<UUID> now = new HashSet<>();
    newest.forEach(sale -> now.add(sale.opId()));
    Set<UUID> before = seen;
    seen = now;
    if (begun) {
      newest.reversed().stream()
          .filter(sale -> !before.contains(sale.opId()))
          .forEach(sale -> listeners.forEach(listener -> listener.accept(sale)));
    }
    begun = true;
  }
}
