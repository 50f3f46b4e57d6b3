package regulars.system.pairing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.Step;
import regulars.counter.till.IncomingSale;
import regulars.model.member.Buyer;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pairing;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.value.Money;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.ServerCore;
import regulars.server.db.SameThreadWrites;
import regulars.server.ledger.Head;
import regulars.server.sync.SyncRefused;

/** A server and its counters in one thread; each counter can be cut off. */
final class OneShop implements AutoCloseable {
  static final String RULES =
      """
      1 point per dollar
      100 points = a free coffee
      Hold sales over $500
      """;

  private static final Shop SHOP =
      new Shop(
          "Corner Coffee",
          "US",
          "USD",
          "America/New_York",
          List.of(
              new StaffMember("bea", "Bea", Role.BARISTA),
              new StaffMember("mia", "Mia", Role.MANAGER)));

  private final Path folder;
  private final TestClock clock = new TestClock();
  private final ServerCore core;

  OneShop(Path folder) throws IOException {
    this.folder = folder;
    this.core =
        ServerCore.openWith(
            Files.createDirectory(folder.resolve("server")),
            clock,
            poke -> {},
            database -> new SameThreadWrites(database, SameThreadWrites.Fault.NONE));
    core.program().setShop(SHOP);
    core.program().acceptRules(RULES);
  }

  ServerCore core() {
    return core;
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** A counter that is paired with the server. */
  Till till(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    core.writes()
        .now(tx ->
            tx.update(
                """
                INSERT INTO counter (counter_id, name, token_hash, state, paired_at)
                  VALUES (?, ?, ?, 'active', 0)
                """,
                id,
                name,
                id));
    return new Till(name, id);
  }

  @Override
  public void close() {
    core.close();
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T15:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** One counter with its till. */
  final class Till implements AutoCloseable {
    final Counter counter;
    boolean cutOff;
    private final String name;
    private int tickets;

    private Till(String name, UUID id) {
      this.name = name;
      this.counter =
          Counter.open(folder.resolve(name), new Direct(id), clock, new Random(id.hashCode()));
      UUID ledgerId = core.database().read(Head::read).ledgerId();
      counter.pair(URI.create("http://127.0.0.1:1"), new Pairing.Paired(id, "token", ledgerId, 1));
    }

    /** Steps until there is nothing to do. */
    void settle() {
      for (int i = 0; i < 1_000; i++) {
        Step step = counter.engine().step();
        if (!step.atOnce()) {
          return;
        }
      }
      throw new AssertionError("never settles");
    }

    /** Rings up a coffee. */
    Sale ring(long minor, Buyer buyer) {
      return ring(SaleKind.SALE, minor, buyer, null);
    }

    /** Gives some of it back. */
    Sale refund(long minor, String ticket) {
      return ring(SaleKind.REFUND, minor, new Buyer.Nobody(), new Sale.Original(null, ticket));
    }

    private Sale ring(SaleKind kind, long minor, Buyer buyer, Sale.@Nullable Original original) {
      Sale sale =
          new Sale(
              new SaleKey(name, LocalDate.of(2026, 11, 20), "T" + ++tickets, kind),
              clock.instant(),
              Money.of(minor, "USD"),
              List.of(new SaleLine("Latte", "coffee", java.math.BigDecimal.ONE, minor)),
              buyer,
              original);
      bring(sale);
      return sale;
    }

    /** A sale comes on some way. */
    void bring(Sale sale) {
      byte[] raw = sale.key().ticket().getBytes(StandardCharsets.UTF_8);
      counter.sales().record(List.of(new IncomingSale(name, raw, sale)));
    }

    @Override
    public void close() {
      counter.close();
    }

    /** The server's own methods, through the wire format. */
    private final class Direct implements ServerLink {
      private final UUID id;

      Direct(UUID id) {
        this.id = id;
      }

      private void line() throws LinkException {
        if (cutOff) {
          throw new LinkException(LinkException.Kind.UNREACHABLE, "cut off");
        }
      }

      @Override
      public Welcome hello(Hello hello) throws LinkException {
        line();
        try {
          return core.sync().hello(id, hello);
        } catch (SyncRefused e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public Pushed push(Push push) throws LinkException {
        line();
        try {
          Pushed pushed = core.sync().push(id, Wire.decodePush(Wire.encode(push)));
          return Wire.decode(Wire.encode(pushed), Pushed.class);
        } catch (SyncRefused | WireException e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public Pulled pull(Pull pull) throws LinkException {
        line();
        try {
          return core.sync().pull(id, pull);
        } catch (SyncRefused e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public @Nullable LiveMember member(UUID memberId) throws LinkException {
        line();
        return core.sync().member(memberId);
      }

      @Override
      public @Nullable LiveMember memberBefore(UUID memberId, long version) throws LinkException {
        line();
        return core.sync().memberBefore(memberId, version);
      }

      @Override
      public void snapshot(Path file) throws LinkException {
        line();
        try {
          Files.copy(core.sync().snapshot(), file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
