package regulars.server.shop;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.staff.Role;
import regulars.model.sync.Action;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.PushReading;
import regulars.server.pairing.Counters;
import regulars.server.pairing.PairedCounter;
import regulars.server.program.Program;
import regulars.server.sync.SyncRefused;
import regulars.server.sync.SyncService;

/**
 * A shop to look around in: 25 members with balances. They come in as a counter's operations do, so
 * that the ledger is as real as any. Their phones are of the range kept for fiction.
 */
public final class SampleShop {
  private static final String COUNTER = "Sample data";
  private static final String CURRENCY = "USD";
  private static final String ZONE = "America/New_York";
  private static final String STAFF = "maria";

  /** A member and their sales in cents; what is in beans counts twice. */
  private record Sample(String name, int area, int line, List<Long> sales, long beans) {}

  private static final List<Sample> MEMBERS =
      List.of(
          new Sample("Maria Lopez", 212, 84, List.of(1800L, 1200L, 1500L, 900L, 1400L, 1600L), 0),
          new Sample("James Carter", 212, 12, List.of(450L, 1250L, 450L, 1800L), 600),
          new Sample("Aisha Khan", 646, 33, List.of(2200L, 1900L, 2400L, 2100L, 1950L), 1400),
          new Sample("Wei Chen", 718, 7, List.of(525L, 525L, 525L), 0),
          new Sample("Chloé Martin", 917, 45, List.of(1375L, 980L, 1420L, 1100L), 700),
          new Sample("Daniel Okafor", 347, 21, List.of(625L, 2350L), 1600),
          new Sample("Sofia Rossi", 212, 58, List.of(3150L, 2875L, 3300L, 2990L, 3075L), 0),
          new Sample("Liam Murphy", 646, 3, List.of(399L), 0),
          new Sample("Zoë Janssen", 718, 66, List.of(1550L, 1650L, 1475L, 1725L, 1600L), 1200),
          new Sample("Ravi Patel", 917, 14, List.of(875L, 925L, 1050L, 1100L), 0),
          new Sample("Hannah Schmidt", 347, 72, List.of(2075L, 1990L), 1990),
          new Sample("José Hernández", 212, 29, List.of(1250L, 1325L, 1180L, 1405L, 1290L), 0),
          new Sample("Olivia Brown", 646, 90, List.of(4500L, 4200L, 4700L, 4450L, 4600L), 2000),
          new Sample("Noah Williams", 718, 41, List.of(700L, 650L), 0),
          new Sample("Yuki Tanaka", 917, 5, List.of(1150L, 1150L, 1150L, 1150L), 0),
          new Sample("Fatima Al-Sayed", 347, 18, List.of(2600L, 2450L, 2525L), 900),
          new Sample("Ethan O'Brien", 212, 77, List.of(550L, 575L, 600L, 625L, 650L), 0),
          new Sample("Grace Kim", 646, 52, List.of(1999L, 2099L, 1899L), 0),
          new Sample("Mateo García", 718, 99, List.of(1000L), 1000),
          new Sample("Emma Wilson", 917, 61, List.of(3700L, 3550L, 3820L, 3640L), 0),
          new Sample("Samuel Adeyemi", 347, 36, List.of(825L, 790L, 860L), 0),
          new Sample("Ines Silva", 212, 9, List.of(1425L, 1350L), 800),
          new Sample("Oliver Nguyen", 646, 27, List.of(2750L, 2900L, 2650L, 2820L, 2770L), 0),
          new Sample("Leah Goldberg", 718, 80, List.of(450L, 450L, 475L), 0),
          new Sample("Ana Popescu", 917, 88, List.of(1615L, 1580L, 1650L), 1100));

  private final SyncService sync;
  private final Counters counters;
  private final Clock clock;
  private final RandomGenerator random;

  /** Fills this ledger. */
  public SampleShop(SyncService sync, Counters counters, Clock clock, RandomGenerator random) {
    this.sync = sync;
    this.counters = counters;
    this.clock = clock;
    this.random = random;
  }

  /** The shop: two baristas, a manager. */
  static Shop shop() {
    return new Shop(
        "Beans & Co",
        "US",
        CURRENCY,
        ZONE,
        List.of(
            new StaffMember("ana", "Ana", Role.BARISTA),
            new StaffMember("ben", "Ben", Role.BARISTA),
            new StaffMember(STAFF, "Maria", Role.MANAGER)));
  }

  /**
   * Makes the shop and its members where there is no shop yet; goes on where an earlier try was cut
   * off: nothing is counted twice, because a sale's ticket counts once.
   */
  public void fill(Program program, Path rulesFolder) throws IOException {
    boolean first =
        FirstShop.set(program, shop(), rulesFolder, FirstShop.resource("sample-rules.txt"));
    if (!first && !cutOff()) {
      return;
    }
    Counters.Outcome outcome =
        counters.pair(new Pairing.Request(counters.makeCode(null).code(), COUNTER));
    if (!(outcome instanceof Counters.Outcome.In in)) {
      throw new IOException("The sample data could not be paired: " + outcome);
    }
    push(in.paired());
    for (PairedCounter counter : counters.list()) {
      if (counter.name().equals(COUNTER)) {
        counters.revoke(counter.counterId());
      }
    }
  }

  private boolean cutOff() {
    return counters.list().stream()
        .anyMatch(counter ->
            counter.name().equals(COUNTER) && counter.state() == PairedCounter.State.ACTIVE);
  }

  private void push(Pairing.Paired paired) throws IOException {
    List<PushReading.Item> items = new ArrayList<>();
    for (Operation operation : operations()) {
      items.add(new PushReading.Good(new Offered(operation, false, null)));
    }
    try {
      for (int at = 0; at < items.size(); at += Push.MOST_OPS) {
        List<PushReading.Item> some = items.subList(at, Math.min(items.size(), at + Push.MOST_OPS));
        Pushed pushed =
            sync.push(paired.counterId(), new PushReading(paired.ledgerId(), paired.epoch(), some));
        if (pushed.stop() != null) {
          throw new IOException("The sample data stopped: " + pushed.stop());
        }
      }
    } catch (SyncRefused e) {
      throw new IOException("The sample data was refused: " + e.getMessage(), e);
    }
  }

  private List<Operation> operations() {
    OpIds ids = new OpIds(clock::millis, random);
    Instant now = clock.instant();
    List<Operation> operations = new ArrayList<>();
    for (int member = 0; member < MEMBERS.size(); member++) {
      Sample sample = MEMBERS.get(member);
      UUID memberId = ids.next();
      Phone phone =
          new Phone(
              String.format(java.util.Locale.ROOT, "+1%d55501%02d", sample.area(), sample.line()));
      Instant joined = now.minus(Duration.ofDays(40L + member));
      operations.add(
          operation(
              ids,
              operations.size(),
              joined,
              new Action.Enrol(memberId, phone, sample.name(), null)));
      for (int at = 0; at < sample.sales().size(); at++) {
        Instant when =
            joined.plus(Duration.ofDays(5L * at + 1)).plus(Duration.ofMinutes(7L * member));
        Sale sale = sale(sample, at, when, operations.size(), new Buyer.ByPhone(phone));
        operations.add(
            operation(ids, operations.size(), when, new Action.RecordSale(memberId, sale)));
      }
    }
    return operations;
  }

  private static Operation operation(OpIds ids, int before, Instant when, Action action) {
    String staff = action instanceof Action.Enrol ? STAFF : null;
    return new Operation(ids.next(), before + 1L, when, staff, action);
  }

  /** The last sale of a member has the beans. */
  private static Sale sale(Sample sample, int at, Instant when, int ticket, Buyer buyer) {
    long total = sample.sales().get(at);
    long beans = at == sample.sales().size() - 1 ? Math.min(total, sample.beans()) : 0;
    List<SaleLine> lines = new ArrayList<>();
    if (total > beans) {
      lines.add(new SaleLine("Coffee and cake", "Drinks", BigDecimal.ONE, total - beans));
    }
    if (beans > 0) {
      lines.add(new SaleLine("House blend", "Beans", BigDecimal.ONE, beans));
    }
    return new Sale(
        new SaleKey(
            COUNTER,
            when.atZone(ZoneId.of(ZONE)).toLocalDate(),
            Integer.toString(1000 + ticket),
            SaleKind.SALE),
        when,
        Money.of(total, CURRENCY),
        lines,
        buyer,
        null);
  }
}
