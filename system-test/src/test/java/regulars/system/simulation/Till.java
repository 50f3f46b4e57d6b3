package regulars.system.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/** All the shop's tills: makes sales and refunds, and remembers them to send some again. */
final class Till {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 15);
  private static final List<String> CATEGORIES = List.of("beans", "drinks", "drinks", "cakes", "");

  /** So many of the newest tickets are what people still talk about. */
  private static final int LATELY = 15;

  private final World world;
  private final List<Sale> issued = new ArrayList<>();
  private int ticket;

  Till(World world) {
    this.world = world;
  }

  static Phone phone(int person) {
    return new Phone("+1415555" + (2670 + person));
  }

  Phone anyPhone() {
    return phone(world.dice.between(1, world.swarm.people()));
  }

  /**
   * The next thing that some till says: new, or said before, on this way or another.
   *
   * @param open members whose card is open at the counter just now
   */
  Sale next(Collection<UUID> open) {
    Dice dice = world.dice;
    int what = dice.between(1, 100);
    if (issued.isEmpty() || what <= 62) {
      return issue(sale(open));
    }
    if (what <= 74) {
      world.fault("sale twice");
      return dice.pick(issued);
    }
    if (what <= 77) {
      world.fault("sale with another total");
      return conflicting(dice.pick(issued));
    }
    Sale original = dice.pick(issued);
    if (original.takesBack()) {
      return issue(sale(open));
    }
    return issue(what <= 84 ? voided(original) : refund(original));
  }

  /** A sale of lately, or one that nobody rang up. */
  SaleKey anySale() {
    List<Sale> lately = issued.subList(Math.max(0, issued.size() - LATELY), issued.size());
    List<SaleKey> sales = lately.stream().filter(sale -> !sale.takesBack()).map(Sale::key).toList();
    return sales.isEmpty() || world.dice.percent(3)
        ? key(SaleKind.SALE, "T0")
        : world.dice.pick(sales);
  }

  private Sale issue(Sale sale) {
    issued.add(sale);
    return sale;
  }

  private Sale sale(Collection<UUID> open) {
    Dice dice = world.dice;
    List<SaleLine> lines = new ArrayList<>();
    long sum = 0;
    for (int i = dice.between(0, 3); i > 0; i--) {
      String category = dice.pick(CATEGORIES);
      long amount = dice.between(0, 2_500);
      sum += amount;
      lines.add(new SaleLine("item" + dice.between(1, 3), category, BigDecimal.valueOf(1), amount));
    }
    if (lines.isEmpty()) {
      sum = dice.between(0, 4_000);
    } else if (dice.percent(15)) {
      sum -= Math.min(sum, dice.between(0, 500));
    }
    if (dice.percent(6)) {
      sum += 10_000;
    }
    return new Sale(
        key(SaleKind.SALE, "T" + ++ticket), at(), Money.of(sum, "USD"), lines, buyer(open), null);
  }

  private Sale voided(Sale original) {
    return new Sale(
        with(original.key(), SaleKind.VOID, original.key().ticket()),
        at(),
        original.total(),
        original.lines(),
        original.buyer(),
        new Sale.Original(day(original), original.key().ticket()));
  }

  private Sale refund(Sale original) {
    Dice dice = world.dice;
    List<SaleLine> back = new ArrayList<>();
    long total = 0;
    for (SaleLine line : original.lines()) {
      if (dice.percent(50)) {
        back.add(line);
        total += line.amount();
      }
    }
    if (back.isEmpty()) {
      total = dice.between(0L, original.total().minor());
    }
    String about = dice.percent(90) ? original.key().ticket() : "nowhere";
    return new Sale(
        with(original.key(), SaleKind.REFUND, "R" + ++ticket),
        at(),
        Money.of(Math.min(total, original.total().minor()), "USD"),
        back,
        dice.percent(50) ? original.buyer() : new Buyer.Nobody(),
        new Sale.Original(day(original), about));
  }

  private Sale conflicting(Sale sale) {
    return new Sale(
        sale.key(),
        sale.occurredAt(),
        Money.of(sale.total().minor() + 100, "USD"),
        sale.lines(),
        sale.buyer(),
        sale.original());
  }

  private @Nullable LocalDate day(Sale original) {
    return world.dice.percent(70) ? original.key().businessDay() : null;
  }

  private SaleKey key(SaleKind kind, String ticketNumber) {
    String till = "till " + world.dice.between(1, 2);
    return new SaleKey(till, DAY.plusDays(world.dice.between(0, 1)), ticketNumber, kind);
  }

  private static SaleKey with(SaleKey key, SaleKind kind, String ticketNumber) {
    return new SaleKey(key.till(), key.businessDay(), ticketNumber, kind);
  }

  private Instant at() {
    return Instant.ofEpochMilli(world.time.millis() - world.dice.between(0, 100_000));
  }

  private Buyer buyer(Collection<UUID> open) {
    int who = world.dice.between(1, 100);
    if (who <= 66) {
      return new Buyer.ByPhone(anyPhone());
    }
    if (who <= 73) {
      return new Buyer.Nobody();
    }
    if (who <= 80) {
      return new Buyer.ByNumber(new MemberNumber(world.dice.between(1, world.swarm.people())));
    }
    if (who <= 85) {
      return new Buyer.ByExternalNumber("old-" + world.dice.between(1, 3));
    }
    return new Buyer.ById(
        open.isEmpty() ? world.manager.anyMember() : world.dice.pick(List.copyOf(open)));
  }
}
