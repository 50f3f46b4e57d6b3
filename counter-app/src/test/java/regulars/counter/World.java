package regulars.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import regulars.counter.desk.Desk;
import regulars.counter.sync.Step;
import regulars.counter.till.IncomingSale;
import regulars.counter.till.Recorded;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/** A counter, a server and a clock, all on the test's own thread. */
public final class World implements AutoCloseable {
  public static final String ANN = "+14155550101";
  public static final String BOB = "+14155550202";
  private static final URI ADDRESS = URI.create("http://127.0.0.1:1");

  public final SettableClock clock = new SettableClock();
  public final FakeServer server = new FakeServer(clock);
  public final Path folder;
  public Counter counter;
  private int lives;

  public World(Path folder) {
    this.folder = folder.resolve("counter");
    this.counter = born();
    counter.pair(ADDRESS, server.paired());
  }

  private Counter born() {
    return Counter.open(folder, server, clock, new Random(42 + lives++));
  }

  public Desk desk() {
    return counter.desk();
  }

  /** Steps until there is nothing to do at once. */
  public Step settle() {
    for (int i = 0; i < 2_000; i++) {
      Step step = counter.engine().step();
      if (!step.atOnce()) {
        return step;
      }
    }
    throw new AssertionError("never settles");
  }

  /** Steps through failures too, as time would, until the counter is caught up. */
  public void heal() {
    for (int i = 0; i < 200; i++) {
      if (settle().did() == Step.Did.PULLED) {
        return;
      }
    }
    throw new AssertionError("never heals");
  }

  /** Ends the program and starts it again. */
  public void restart() {
    counter.close();
    counter = born();
  }

  /** Leaves as many entries in the mirror as a snapshot would. */
  public void keepNewest(int entries) {
    counter.close();
    try (var mirror = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mirror.db"));
        var delete = mirror.createStatement()) {
      delete.executeUpdate(
          "DELETE FROM entry WHERE seq <= (SELECT max(seq) FROM entry) - " + entries);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    counter = born();
    settle();
  }

  /** Sells something, as a till on the line would. */
  public Recorded sell(String ticket, long cents, Buyer buyer, SaleLine... lines) {
    return sell(sale(ticket, SaleKind.SALE, cents, buyer, null, lines));
  }

  public Recorded sell(Sale sale) {
    return counter
        .sales()
        .record(List.of(new IncomingSale("till 1", "raw".getBytes(UTF_8), sale)))
        .getFirst();
  }

  public Sale sale(
      String ticket,
      SaleKind kind,
      long cents,
      Buyer buyer,
      Sale.Original original,
      SaleLine... lines) {
    return new Sale(
        new SaleKey("1", LocalDate.of(2026, 11, 22), ticket, kind),
        clock.instant(),
        Money.of(cents, "USD"),
        List.of(lines),
        buyer,
        original);
  }

  public static Buyer phone(String e164) {
    return new Buyer.ByPhone(new Phone(e164));
  }

  @Override
  public void close() {
    counter.close();
  }
}
