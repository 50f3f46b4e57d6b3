package regulars.server.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulars.model.member.Buyer;
import regulars.model.rules.Reading;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.value.Money;
import regulars.server.TestCounter;
import regulars.server.TestServer;

final class TrialTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
  private static final Period ALWAYS = new Period(FIRST, FIRST.plusDays(60));

  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private int tickets;
  private int scratch;
  private LocalDate day = FIRST;

  @BeforeEach
  void start() {
    server = TestServer.in(folder.resolve("server"));
    counter = server.counter("one");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Rules rules(String text) {
    return switch (RulesDocument.read(
        text, 9, Currency.getInstance("USD"), ZoneId.of("America/New_York"))) {
      case Reading.Good good -> good.rules();
      case Reading.Bad bad -> throw new AssertionError(bad.problems());
    };
  }

  private Replayed replay(String draft, Period period, int group) {
    Trial trial =
        new Trial(server.core().program(), rules(draft), period, (done, total) -> {}, group);
    return trial.run(server.database(), folder.resolve("scratch-" + ++scratch));
  }

  private Replayed replay(String draft) {
    return replay(draft, ALWAYS, 1 << 10);
  }

  private Action.RecordSale action(
      SaleKind kind, String ticket, long minor, UUID member, Sale.Original original, long beans) {
    return new Action.RecordSale(
        counter.newId(),
        new Sale(
            new SaleKey("T", day, ticket, kind),
            server.clock.instant(),
            Money.of(minor, "USD"),
            List.of(
                new SaleLine("Latte", "coffee", BigDecimal.ONE, minor - beans),
                new SaleLine("House", "beans", BigDecimal.ONE, beans)),
            member == null ? new Buyer.Nobody() : new Buyer.ById(member),
            original));
  }

  private Answer.Applied sell(UUID member, long minor) {
    server.clock.advance(Duration.ofSeconds(1));
    return counter.done(action(SaleKind.SALE, "S" + ++tickets, minor, member, null, 0));
  }

  /** Some weeks of a shop where everything happens that can. */
  private final class Weeks {
    private final SplittableRandom random;
    private final List<UUID> members = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final List<UUID> entries = new ArrayList<>();
    private final Map<UUID, UUID> owner = new HashMap<>();
    private final List<UUID> holds = new ArrayList<>();

    Weeks(long seed) {
      random = new SplittableRandom(seed);
      for (int i = 0; i < 9; i++) {
        members.add(counter.enrol("+1415555" + (2600 + i), "Member " + i));
      }
    }

    void happen(int events) {
      for (int i = 0; i < events; i++) {
        server.clock.advance(Duration.ofMillis(random.nextInt(0, 3)));
        if (random.nextInt(12) == 0) {
          server.clock.advance(Duration.ofDays(1));
          day = day.plusDays(1);
        }
        one(random.nextInt(100), members.get(random.nextInt(members.size())));
      }
    }

    private void one(int what, UUID member) {
      if (what < 55) {
        long minor = random.nextInt(20) == 0 ? random.nextLong(90_000) : random.nextLong(4_000);
        record(
            action(
                SaleKind.SALE,
                "S" + ++tickets,
                minor,
                random.nextInt(8) == 0 ? null : member,
                null,
                random.nextLong(minor + 1)));
      } else if (what < 72 && !sales.isEmpty()) {
        takeBack(member);
      } else if (what < 82) {
        redeem(member);
      } else if (what < 88 && !entries.isEmpty()) {
        UUID entry = entries.get(random.nextInt(entries.size()));
        keep(counter.ask(new Action.Reverse(owner.get(entry), entry, "wrong"), "mia"));
      } else if (what < 90 && !sales.isEmpty()) {
        SaleKey sale = sales.get(random.nextInt(sales.size())).key();
        keep(counter.ask(new Action.ClaimSale(sale, member), "bea"));
      } else if (what < 93 && !sales.isEmpty()) {
        SaleKey sale = sales.get(random.nextInt(sales.size())).key();
        keep(counter.ask(new Action.MoveSale(sale, member, "hers", null), "mia"));
      } else if (what < 95) {
        keep(counter.ask(new Action.Adjust(member, random.nextLong(-50, 200) | 1, "sorry"), "mia"));
      } else if (!holds.isEmpty()) {
        UUID hold = holds.remove(random.nextInt(holds.size()));
        keep(
            random.nextInt(3) == 0
                ? counter.ask(new Action.RejectHold(hold, null), "mia")
                : counter.ask(new Action.ReleaseHold(hold, null), "mia"));
      }
    }

    private void record(Action.RecordSale action) {
      Answer.Applied done = counter.done(action);
      keep(done);
      if (action.sale().key().kind() == SaleKind.SALE) {
        sales.add(action.sale());
      }
      if (done.move() == Move.HOLD) {
        holds.add(done.opId());
      }
    }

    private void takeBack(UUID member) {
      Sale sale = sales.get(random.nextInt(sales.size()));
      long whole = sale.total().minor();
      boolean known = random.nextInt(10) > 0;
      record(
          action(
              random.nextInt(5) == 0 ? SaleKind.VOID : SaleKind.REFUND,
              "R" + ++tickets,
              known ? random.nextLong(whole + 1) : 500,
              random.nextInt(3) == 0 ? null : member,
              known
                  ? new Sale.Original(sale.key().businessDay(), sale.key().ticket())
                  : new Sale.Original(null, "none"),
              0));
    }

    private void redeem(UUID member) {
      var card = server.core().sync().member(member).card();
      Action.Override override =
          random.nextInt(4) == 0 ? new Action.Override("mia", "regular") : null;
      boolean beans = random.nextInt(3) == 0;
      keep(
          counter.ask(
              new Action.Redeem(
                  member,
                  card.version(),
                  beans ? "Bag of beans" : "Free coffee",
                  beans ? 250 : 100,
                  null,
                  override),
              "bea"));
    }

    private void keep(Answer answer) {
      if (answer instanceof Answer.Applied applied && applied.seq() > 0 && applied.live() != null) {
        entries.add(applied.opId());
        owner.put(applied.opId(), applied.live().memberId());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 41, 42, 43, 44, 45,
        46
      })
  void the_rules_in_force_replayed_over_the_past_give_exactly_what_the_ledger_says(long seed) {
    new Weeks(seed).happen(400);

    Replayed replayed = replay(TestServer.RULES);

    assertThat(replayed.draft()).isEqualTo(replayed.was());
    assertThat(replayed.gain() + replayed.lose()).isZero();
    assertThat(replayed.days()).allSatisfy(one -> assertThat(one.draft()).isEqualTo(one.was()));
    assertThat(replayed.rewards())
        .allSatisfy(reward -> {
          assertThat(reward.reachedDraft()).isEqualTo(reward.reachedWas());
          assertThat(reward.redeemedDraft()).isEqualTo(reward.redeemedWas());
        });
    assertThat(replayed.draft().points())
        .as("the ledger's own sum of all but corrections and redemptions and their reversals")
        .isEqualTo(ledger());
    assertThat(replayed.sales()).isEqualTo(server.number("SELECT count(*) FROM sale"));
    assertThat(replayed.draft().held()).isEqualTo(server.number("SELECT count(*) FROM hold"));
  }

  private long ledger() {
    return server.number(
        """
        WITH RECURSIVE root (seq, op_id, kind, points, reverses) AS (
          SELECT seq, op_id, kind, points, reverses FROM ledger
          UNION ALL
          SELECT r.seq, r.op_id, l.kind, r.points, l.reverses
            FROM root r JOIN ledger l ON l.op_id = r.reverses)
        SELECT coalesce(sum(points), 0) FROM root WHERE kind IN (1, 2)
        """);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void groups_of_any_size_give_the_same(long seed) {
    new Weeks(seed).happen(250);
    String draft = "3 points per $2\nDouble points on coffee\n120 points = a free coffee\n";
    Period some = new Period(FIRST.plusDays(3), FIRST.plusDays(12));
    Replayed whole = replay(draft, some, 1 << 10);
    assertThat(replay(draft, some, 2)).isEqualTo(whole);
    assertThat(whole.draft()).isNotEqualTo(whole.was());
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void a_part_of_the_past_replayed_under_the_rules_in_force_changes_nothing(long seed) {
    new Weeks(seed).happen(300);
    Replayed part =
        replay(TestServer.RULES, new Period(FIRST.plusDays(4), FIRST.plusDays(9)), 1 << 10);
    assertThat(part.draft()).isEqualTo(part.was());
    assertThat(part.gain() + part.lose()).isZero();
  }

  @Test
  void twice_the_points_are_twice_the_points() {
    UUID ana = counter.enrol("+14155552671", "Ana");
    UUID ben = counter.enrol("+14155552672", "Ben");
    sell(ana, 6_000);
    sell(ana, 5_000);
    sell(ben, 75);
    sell(null, 900);

    Replayed replayed = replay(TestServer.RULES.replace("1 point per", "2 points per"));

    assertThat(replayed.was().given()).isEqualTo(110);
    assertThat(replayed.draft().given()).isEqualTo(221);
    assertThat(replayed.sales()).isEqualTo(4);
    assertThat(replayed.nobody()).isEqualTo(1);
    assertThat(replayed.gain()).isEqualTo(2);
    assertThat(replayed.lose()).isZero();
    assertThat(replayed.gainMost())
        .containsExactly(
            new Replayed.MemberPoints(number(ana), "Ana", 110, 220),
            new Replayed.MemberPoints(number(ben), "Ben", 0, 1));
    assertThat(replayed.days()).containsExactly(new Replayed.Day(FIRST, 4, 110, 221));
    assertThat(replayed.was().reached()).isEqualTo(1);
    assertThat(replayed.draft().reached()).isEqualTo(1);
  }

  private String number(UUID member) {
    return server.core().sync().member(member).card().number().toString();
  }

  @Test
  void money_is_the_reward_that_is_worth_most_for_a_point_rounded_up() {
    UUID ana = counter.enrol("+14155552671", "Ana");
    sell(ana, 1_300);
    // 13 points of 250 for $18.00: 93.6 cents.
    assertThat(replay(TestServer.RULES).was().cost())
        .isEqualTo(new Replayed.Cost(94, "Bag of beans", 250, 1_800));
    assertThat(replay("1 point per dollar\n100 points = a free coffee\n").draft().cost()).isNull();
  }

  @Test
  void a_redemption_costs_what_the_draft_says_where_the_points_would_have_been_there() {
    UUID ana = counter.enrol("+14155552671", "Ana");
    sell(ana, 15_000);
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    assertThat(replay(TestServer.RULES.replace("100 points =", "150 points =")).draft().redeemed())
        .isEqualTo(1);
    Replayed dearer = replay(TestServer.RULES.replace("100 points =", "151 points ="));
    assertThat(dearer.draft().redeemed()).isZero();
    assertThat(dearer.draft().impossible()).isEqualTo(1);
    assertThat(dearer.was().redeemed()).isEqualTo(1);
  }

  @Test
  void what_only_the_draft_would_hold_stays_held() {
    UUID ana = counter.enrol("+14155552671", "Ana");
    sell(ana, 6_000);
    Replayed replayed = replay("1 point per dollar\nHold sales over $50\n");
    assertThat(replayed.draft().held()).isEqualTo(1);
    assertThat(replayed.draft().given()).isZero();
    assertThat(replayed.lose()).isEqualTo(1);
  }

  @Test
  void a_trial_can_be_ended() {
    UUID ana = counter.enrol("+14155552671", "Ana");
    for (int i = 0; i < 600; i++) {
      sell(ana, 100);
    }
    Trial trial =
        new Trial(
            server.core().program(),
            rules(TestServer.RULES),
            ALWAYS,
            (done, total) -> {
              assertThat(done).isBetween(0L, total);
              throw new CancellationException();
            });
    assertThatThrownBy(() -> trial.run(server.database(), folder.resolve("ended")))
        .isInstanceOf(CancellationException.class);
    assertThat(replay(TestServer.RULES).sales()).isEqualTo(600);
  }
}
