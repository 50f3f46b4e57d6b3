package regulars.counter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.FakeServer;
import regulars.counter.SettableClock;
import regulars.counter.desk.Listeners;
import regulars.counter.desk.LocalDesk;
import regulars.counter.sync.Connection;
import regulars.counter.sync.Courier;
import regulars.counter.sync.ShopNow;
import regulars.counter.sync.SyncEngine;
import regulars.counter.till.IncomingSale;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.value.Money;

/** The disk fills up while the till goes on selling. */
class FullDiskTest {
  @TempDir Path temp;
  final SettableClock clock = new SettableClock();

  private IncomingSale sale(int ticket) {
    return new IncomingSale(
        "till",
        new byte[40_000],
        new Sale(
            new SaleKey("1", LocalDate.of(2026, 11, 22), "t" + ticket, SaleKind.SALE),
            clock.instant(),
            Money.of(500, "USD"),
            List.of(),
            new Buyer.Nobody(),
            null));
  }

  @Test
  void a_sale_is_refused_whole_and_said_on_the_screen_until_there_is_room() {
    Authoring authoring = new Authoring(clock, new Random(1));
    FakeServer server = new FakeServer(clock);
    try (CounterStore store = CounterStore.open(temp, Runnable::run, authoring);
        Mirror mirror = Mirror.open(temp)) {
      Listeners listeners = new Listeners(Runnable::run);
      ShopNow shopNow = new ShopNow(mirror);
      Connection connection =
          new Connection(clock, listeners, store.read(tables -> tables.self().get()));
      Courier courier =
          new Courier.Inline(
              new SyncEngine(
                  store,
                  mirror,
                  temp,
                  server,
                  clock,
                  new Random(2),
                  connection,
                  shopNow,
                  listeners));
      SaleDesk sales = new SaleDesk(store, mirror, shopNow, authoring, listeners, courier);
      LocalDesk desk =
          new LocalDesk(
              store,
              mirror,
              shopNow,
              authoring,
              clock,
              server,
              courier,
              connection,
              listeners,
              sales);
      store.pragma("PRAGMA max_page_count = 100");

      List<Recorded> acknowledged = new ArrayList<>();
      StoreException refused =
          catchThrowableOfType(
              StoreException.class,
              () -> {
                for (int i = 0; i < 100; i++) {
                  acknowledged.addAll(sales.record(List.of(sale(2 * i), sale(2 * i + 1))));
                }
              });

      assertThat(refused.kind()).isEqualTo(StoreException.Kind.FULL);
      assertThat(desk.status().problem()).isEqualTo("problem.disk-full");
      int stored = acknowledged.size();
      assertThat(stored).isBetween(2, 20);
      assertThat(desk.feed(200)).hasSize(stored);
      assertThat(desk.status().waiting()).isEqualTo(stored);
      assertThat(kept(store)).hasSize(stored);

      store.pragma("PRAGMA max_page_count = 100000");
      assertThat(sales.record(List.of(sale(stored), sale(stored + 1))))
          .containsExactly(Recorded.NEW, Recorded.NEW);
      assertThat(desk.status().problem()).isNull();
    }
  }

  private static List<RawInput.Kept> kept(CounterStore store) {
    return store.read(tables -> tables.raw().latest(200));
  }
}
