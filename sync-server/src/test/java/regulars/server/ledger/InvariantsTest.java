package regulars.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.GroupCommit;

/** What never bends, each as a test of its own. */
class InvariantsTest {
  @TempDir Path folder;

  @Test
  void available_points_are_never_below_zero_unless_a_manager_said_so() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      counter.done(counter.sale(9_900, new Buyer.ById(ana)));

      Answer.Refused isShort =
          counter.refused(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
      assertThat(isShort.code()).isEqualTo(Refusal.SHORT);
      assertThat(isShort.missing()).isEqualTo(1);
      assertThat(counter.refused(new Action.Adjust(ana, -100, "typo"), "mia").code())
          .isEqualTo(Refusal.SHORT);
      assertThat(server.number("SELECT min(balance - held) FROM account")).isEqualTo(99);

      Action.Override word = new Action.Override("mia", "one point is fine");
      counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, word), "bea");
      assertThat(server.number("SELECT min(balance - held) FROM account")).isEqualTo(-1);
      assertThat(server.rows("SELECT approved_by FROM ledger WHERE kind = 3", row -> row.text(1)))
          .containsExactly("mia");
    }
  }

  @Test
  void an_operation_has_at_most_one_effect_however_often_it_comes() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      counter.done(counter.sale(1_800, new Buyer.ById(ana)));
      counter.answerTo(TestCounter.offer(counter.ops.get(1)));
      counter.push(
          TestCounter.offer(counter.ops.get(0)),
          TestCounter.offer(counter.ops.get(1)),
          TestCounter.offer(counter.ops.get(1)));

      assertThat(server.number("SELECT balance FROM account")).isEqualTo(18);
      assertThat(server.number("SELECT count(*) FROM ledger")).isEqualTo(1);
      assertThat(server.number("SELECT count(*) FROM op_outcome")).isEqualTo(2);
    }
  }

  @Test
  void a_balance_is_the_sum_of_its_entries_and_a_version_their_number() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      UUID ben = counter.enrol("+14155552672", "Ben");
      for (int i = 1; i <= 20; i++) {
        counter.ask(counter.sale(i * 700, new Buyer.ById(i % 3 == 0 ? ben : ana)));
      }
      counter.ask(new Action.Redeem(ana, 13, "Free coffee", 100, null, null), "bea");
      counter.ask(new Action.Adjust(ben, -3, "counted twice"), "mia");
      assertThat(
              server.number(
                  """
                  SELECT count(*) FROM account a WHERE balance <> (SELECT coalesce(sum(points), 0)
                    FROM ledger l WHERE l.member_id = a.member_id)
                  OR version <> (SELECT count(*) FROM ledger l WHERE l.member_id = a.member_id)
                  """))
          .isZero();
      assertThat(server.number("SELECT sum(version) FROM account")).isGreaterThan(20);
    }
  }

  @Test
  void an_entry_is_reversed_at_most_once_and_exactly() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      counter.done(counter.sale(15_000, new Buyer.ById(ana)));
      Answer.Applied redeemed =
          counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
      Answer.Applied reversed =
          counter.done(new Action.Reverse(ana, redeemed.opId(), "wrong member"), "bea");

      assertThat(reversed.points()).isEqualTo(100);
      assertThat(counter.refused(new Action.Reverse(ana, redeemed.opId(), null), "bea").code())
          .isEqualTo(Refusal.ALREADY_REVERSED);
      assertThat(counter.done(new Action.Reverse(ana, reversed.opId(), null), "bea").points())
          .isEqualTo(-100);
      assertThat(server.number("SELECT balance FROM account")).isEqualTo(50);
    }
  }

  @Test
  void a_sale_has_one_owner_at_most_whoever_claims_and_moves_it() {
    try (TestServer server = TestServer.in(folder)) {
      List<TestCounter> counters = List.of(server.counter("one"), server.counter("two"));
      List<UUID> members =
          List.of(
              counters.get(0).enrol("+14155552671", "Ana"),
              counters.get(1).enrol("+14155552672", "Ben"),
              counters.get(1).enrol("+14155552673", "Cat"));
      java.util.Random random = new java.util.Random(7);
      Action.RecordSale sale = counters.get(0).sale(1_800, new Buyer.Nobody());
      counters.get(0).done(sale);
      for (int i = 0; i < 200; i++) {
        UUID member = members.get(random.nextInt(members.size()));
        Action wish =
            switch (random.nextInt(3)) {
              case 0 -> new Action.ClaimSale(sale.sale().key(), member);
              case 1 -> new Action.MoveSale(sale.sale().key(), member, "theirs", null);
              default -> {
                var latest = server.core().sync().member(member).latest();
                UUID entry =
                    latest.isEmpty()
                        ? member
                        : latest.get(random.nextInt(latest.size())).entry().opId();
                yield new Action.Reverse(member, entry, "wrong");
              }
            };
        counters.get(random.nextInt(2)).ask(wish, "mia");
        assertThat(server.number("SELECT sum(balance) FROM account")).isIn(0L, 18L);
        assertThat(server.number("SELECT count(*) FROM account WHERE balance <> 0")).isLessThan(2);
      }
      assertThat(server.number("SELECT count(*) FROM ledger")).isGreaterThan(50);
      assertThat(Verify.open(server.database()).findings()).isEmpty();
    }
  }

  @Test
  void what_is_held_is_what_leases_set_aside_and_this_server_grants_none() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      counter.done(counter.sale(15_000, new Buyer.ById(ana)));
      Action lease = new Action.Redeem(ana, 1, "Free coffee", 100, UUID.randomUUID(), null);
      assertThat(counter.refused(lease, "bea").code()).isEqualTo(Refusal.NOT_ALLOWED);
      assertThat(server.number("SELECT sum(held) FROM account")).isZero();
    }
  }

  @Test
  void answers_stick_even_when_the_reason_is_gone() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      UUID ana = counter.enrol("+14155552671", "Ana");
      Answer no = counter.ask(new Action.Redeem(ana, 0, "Free coffee", 100, null, null), "bea");
      counter.done(counter.sale(15_000, new Buyer.ById(ana)));
      server.restart();
      assertThat(counter.answerTo(TestCounter.offer(counter.ops.get(1)))).isEqualTo(no);
      assertThat(List.copyOf(counter.answers.subList(0, 3)))
          .isEqualTo(
              counter
                  .push(
                      TestCounter.offer(counter.ops.get(0)),
                      TestCounter.offer(counter.ops.get(1)),
                      TestCounter.offer(counter.ops.get(2)))
                  .answers());
      assertThat(server.number("SELECT balance FROM account")).isEqualTo(150);
    }
  }

  @Test
  void what_is_applied_of_a_counter_is_a_prefix_of_what_it_made() {
    try (TestServer server = TestServer.in(folder)) {
      TestCounter counter = server.counter("one");
      for (int i = 0; i < 4; i++) {
        counter.make(counter.sale(500, new Buyer.ByPhone(new Phone("+14155552671"))), null);
      }
      Pushed gap =
          counter.push(
              TestCounter.offer(counter.ops.get(0)), TestCounter.offer(counter.ops.get(2)));
      assertThat(gap.stop()).isEqualTo(Pushed.Stop.GAP);
      assertThat(gap.lastOpSeq()).isEqualTo(1);
      assertThat(gap.answers()).hasSize(1);
      assertThat(server.rows("SELECT op_seq FROM op_outcome", row -> row.number(1)))
          .containsExactly(1L);
    }
  }

  @Test
  void the_feed_skips_nothing_while_many_write() throws Exception {
    try (TestServer server =
        TestServer.with(folder, database -> new GroupCommit(database, failed -> {}))) {
      int writers = 8;
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        TestCounter counter = server.counter("counter " + i);
        Phone phone = new Phone("+1415555260" + i);
        work.add(() -> {
          for (int n = 0; n < 60; n++) {
            counter.done(counter.sale(300, new Buyer.ByPhone(phone)));
          }
          return null;
        });
      }
      TestCounter reader = server.counter("reader");
      List<Long> seen = new ArrayList<>();
      Map<UUID, Long> versions = new java.util.HashMap<>();
      Cursor cursor = Cursor.START;
      try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
        List<Future<Void>> running = work.stream().map(threads::submit).toList();
        boolean writing = true;
        Chain chain = new Chain(server.head().ledgerId());
        while (writing || cursor.seq() < server.head().cursor().seq()) {
          writing = running.stream().anyMatch(future -> !future.isDone());
          Pulled page = reader.pull(cursor, 7);
          assertThat(page.reset()).isFalse();
          cursor = read(page, cursor, chain, seen, versions);
        }
        for (Future<Void> future : running) {
          future.get();
        }
      }
      while (true) {
        Pulled page = reader.pull(cursor, 7);
        if (page.entries().isEmpty() && page.changes().isEmpty()) {
          assertThat(page.more()).isFalse();
          break;
        }
        cursor = read(page, cursor, new Chain(server.head().ledgerId()), seen, versions);
      }
      assertThat(seen).hasSize(writers * 60).isSorted().doesNotHaveDuplicates();
      assertThat(seen.getLast()).isEqualTo(writers * 60L);
      assertThat(versions.values()).hasSize(writers).allMatch(version -> version == 60);
    }
  }

  private static Cursor read(
      Pulled page, Cursor from, Chain chain, List<Long> seen, Map<UUID, Long> versions) {
    Cursor cursor = from;
    for (ChainedEntry next : page.entries()) {
      assertThat(chain.next(cursor.hash(), next.entry())).isEqualTo(next.hash());
      seen.add(next.entry().seq());
      cursor = new Cursor(next.entry().seq(), next.hash(), cursor.revision());
    }
    for (regulars.model.sync.Change change : page.changes()) {
      assertThat(change.revision()).isGreaterThan(cursor.revision());
      cursor = new Cursor(cursor.seq(), cursor.hash(), change.revision());
      if (change instanceof regulars.model.sync.Change.MemberChanged member) {
        versions.merge(member.card().memberId(), member.card().version(), Math::max);
      }
    }
    return cursor;
  }

  @Test
  void of_64_threads_that_redeem_the_last_100_points_exactly_one_wins() throws Exception {
    try (TestServer server =
            TestServer.with(folder, database -> new GroupCommit(database, failed -> {}));
        ExecutorService threads = Executors.newFixedThreadPool(64)) {
      List<TestCounter> counters = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        counters.add(server.counter("counter " + i));
      }
      UUID ana = counters.getFirst().enrol("+14155552671", "Ana");
      for (int round = 0; round < 100; round++) {
        long version =
            counters
                .getFirst()
                .done(new Action.Adjust(ana, 100, "next round"), "mia")
                .live()
                .version();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> asked = new ArrayList<>();
        for (TestCounter counter : counters) {
          asked.add(
              threads.submit(() -> {
                start.await();
                return counter.ask(
                    new Action.Redeem(ana, version, "Free coffee", 100, null, null), "bea");
              }));
        }
        start.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> future : asked) {
          answers.add(future.get());
        }
        assertThat(answers).filteredOn(answer -> answer instanceof Answer.Applied).hasSize(1);
        assertThat(
                answers.stream()
                    .filter(answer -> answer instanceof Answer.Refused)
                    .map(answer -> ((Answer.Refused) answer).code())
                    .collect(Collectors.toSet()))
            .containsExactly(Refusal.SHORT);
        assertThat(server.number("SELECT balance FROM account")).isZero();
      }
    }
  }
}
