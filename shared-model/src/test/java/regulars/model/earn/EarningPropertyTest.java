package regulars.model.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static regulars.model.earn.Told.points;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import regulars.model.rules.Earn;
import regulars.model.rules.HoldRule;
import regulars.model.rules.Messaging;
import regulars.model.rules.Multiplier;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;

/** What holds for every sale under every rules; the seed in a failure's name repeats it. */
class EarningPropertyTest {
  private static final int CASES = 5_000;
  private static final List<String> GOODS = List.of("beans", "tea", "pastries", "mugs", "");
  private static final MemberState RICH = new MemberState(Long.MAX_VALUE / 4, 0, 0);

  @Test
  void whyLinesAccountForEveryPointAndNoneIsAFraction() {
    forEachSeed((random, seed) -> {
      Rules rules = rules(random);
      Sale sale = sale(random);
      Decision decision = Earning.decide(rules, MemberState.NEW, sale);

      List<WhyLine> why = why(decision);
      assertThat(why.stream().mapToLong(WhyLine::points).sum())
          .as("seed %s", seed)
          .isEqualTo(points(decision));
      assertThat(why).as("seed %s", seed).allMatch(line -> line.points() > 0);
      for (WhyLine line : why) {
        assertThat(BigInteger.valueOf(line.points()))
            .as("seed %s: %s", seed, line)
            .isEqualTo(byOtherMeans(rules, line));
      }
    });
  }

  /** Floor of amount x points x (times - 1) / step, in arithmetic without bounds. */
  private static BigInteger byOtherMeans(Rules rules, WhyLine line) {
    int times =
        rules.multipliers().stream()
            .filter(multiplier -> multiplier.text().equals(line.rule()))
            .mapToInt(multiplier -> multiplier.times() - 1)
            .findFirst()
            .orElse(1);
    return BigInteger.valueOf(line.onMinor())
        .multiply(BigInteger.valueOf(rules.earn().points()))
        .multiply(BigInteger.valueOf(times))
        .divide(BigInteger.valueOf(rules.earn().perMinor()));
  }

  @Test
  void noBasketEarnsMoreThanItsTotalAtTheHighestMultiplier() {
    forEachSeed((random, seed) -> {
      Rules rules = rules(random);
      Sale sale = sale(random);
      int highest = rules.multipliers().stream().mapToInt(Multiplier::times).max().orElse(1);

      long most = rules.earn().pointsFor(sale.total().minor(), highest);
      assertThat(points(Earning.decide(rules, MemberState.NEW, sale)))
          .as("seed %s", seed)
          .isBetween(rules.earn().pointsFor(sale.total().minor()), most);
    });
  }

  @Test
  void aLargerTotalNeverEarnsLess() {
    forEachSeed((random, seed) -> {
      Rules rules = rules(random);
      Sale sale = sale(random);
      long more = sale.total().minor() + random.nextInt(3_000);
      Sale larger = Sales.of(SaleKind.SALE, day(sale), more, sale.lines());

      assertThat(points(Earning.decide(rules, MemberState.NEW, larger)))
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(points(Earning.decide(rules, MemberState.NEW, sale)));
    });
  }

  @Test
  void refundsInAnySplitTakeBackExactlyWhatWasGiven() {
    forEachSeed((random, seed) -> {
      Rules rules = rules(random);
      Sale original = sale(random);
      long given = points(Earning.decide(rules, MemberState.NEW, original));
      List<Sale> earlier = new ArrayList<>();
      long taken = 0;
      for (Sale refund : split(random, original)) {
        Decision decision = Earning.takeBack(rules, RICH, original, earlier, taken, refund);
        assertThat(points(decision)).as("seed %s", seed).isLessThanOrEqualTo(0);
        taken -= points(decision);
        assertThat(taken).as("seed %s", seed).isLessThanOrEqualTo(given);
        earlier.add(refund);
      }

      assertThat(taken).as("seed %s", seed).isEqualTo(given);
    });
  }

  @Test
  void exactlyTheRewardsBetweenOldAndNewBalanceAreAnnounced() {
    forEachSeed((random, seed) -> {
      Rules rules = rules(random);
      MemberState member = new MemberState(random.nextInt(400) - 50, 0, 0);
      Decision decision = Earning.decide(rules, member, sale(random));

      long after = member.balance() + points(decision);
      List<Reward> reached =
          rules.rewards().stream()
              .filter(r -> r.cost() > member.balance() && r.cost() <= after)
              .toList();
      List<Reward> announced =
          decision instanceof Decision.AddAndAnnounce add ? add.reached() : List.of();
      assertThat(announced).as("seed %s", seed).isEqualTo(reached);
    });
  }

  private static void forEachSeed(ObjIntConsumer<Random> property) {
    for (int seed = 0; seed < CASES; seed++) {
      property.accept(new Random(seed), seed);
    }
  }

  private static Rules rules(Random random) {
    long[] steps = {1, 50, 99, 100, 150, 333, 500, 10_000};
    List<Multiplier> multipliers = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String goods = random.nextInt(3) == 0 ? null : GOODS.get(random.nextInt(4));
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (int day = random.nextInt(8); day < 7; day++) {
        days.add(DayOfWeek.of(1 + random.nextInt(7)));
      }
      multipliers.add(new Multiplier("multiplier " + i, i + 1, 2 + random.nextInt(9), goods, days));
    }
    return new Rules(
        1,
        Currency.getInstance("USD"),
        ZoneId.of("America/New_York"),
        new Earn("earn", 1, 1 + random.nextInt(7), steps[random.nextInt(steps.length)]),
        multipliers,
        List.of(new Reward("Free coffee", 100, null, 8), new Reward("Free lunch", 250, null, 9)),
        HoldRule.USUAL,
        Messaging.UNSAID);
  }

  /** A basket with or without lines, which add up to the total, to more or to less. */
  private static Sale sale(Random random) {
    List<SaleLine> lines = new ArrayList<>();
    long sum = 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      long amount = random.nextInt(2_000);
      sum += amount;
      lines.add(Sales.line(GOODS.get(random.nextInt(GOODS.size())), amount));
    }
    long total =
        switch (random.nextInt(3)) {
          case 0 -> sum;
          case 1 -> sum - random.nextInt((int) sum / 3 + 1);
          default -> sum + random.nextInt(1_000);
        };
    LocalDate day = Sales.WEDNESDAY.plusDays(random.nextInt(7));
    return Sales.of(SaleKind.SALE, day, total, lines);
  }

  /** The whole sale brought back in parts: with some of its lines, parts of lines, or none. */
  private static List<Sale> split(Random random, Sale original) {
    List<SaleLine> left = new ArrayList<>(original.lines());
    long total = original.total().minor();
    List<Sale> refunds = new ArrayList<>();
    for (int parts = random.nextInt(5); parts > 0; parts--) {
      List<SaleLine> back = new ArrayList<>();
      if (!left.isEmpty() && random.nextBoolean()) {
        SaleLine line = left.remove(random.nextInt(left.size()));
        back.add(Sales.line(line.item(), random.nextBoolean() ? line.amount() : line.amount() / 2));
      }
      long amount = Math.min(total, random.nextInt(1_500));
      total -= amount;
      refunds.add(Sales.of(SaleKind.REFUND, day(original), amount, back));
    }
    refunds.add(Sales.of(SaleKind.REFUND, day(original), total, left));
    return refunds;
  }

  private static LocalDate day(Sale sale) {
    return sale.key().businessDay();
  }

  private static List<WhyLine> why(Decision decision) {
    return switch (decision) {
      case Decision.Skip skip -> List.of();
      case Decision.Add add -> add.why();
      case Decision.AddAndAnnounce add -> add.why();
      case Decision.Hold hold -> hold.why();
    };
  }
}
