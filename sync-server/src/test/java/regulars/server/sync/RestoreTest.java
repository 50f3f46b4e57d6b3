package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Offered;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.sync.Welcome;
import regulars.model.wire.PushReading;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.Database;
import regulars.server.ledger.Verify;

/** Restore drills: a backup, more work, the backup put back, and every counter heard again. */
class RestoreTest {
  private static final Phone ANA = new Phone("+14155552671");
  private static final Phone BEN = new Phone("+14155552672");

  @TempDir Path folder;

  private TestServer server;

  private Path backup() throws IOException {
    server.stop();
    Path copy = folder.resolve("backup.db");
    Files.copy(folder.resolve(Database.FILE), copy);
    server.restart();
    return copy;
  }

  private void restore(Path backup) throws IOException {
    server.stop();
    Files.copy(
        backup, folder.resolve(Database.FILE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Database database = Database.open(folder)) {
      Restore.newEpoch(database, 0);
    }
    server.restart();
  }

  /** What a counter does when it sees a higher epoch. */
  private static void reoffer(TestCounter counter, Welcome welcome) throws SyncRefused {
    List<PushReading.Item> items = new ArrayList<>();
    List<Answer> receipts = List.copyOf(counter.answers);
    for (int i = (int) welcome.lastOpSeq(); i < counter.ops.size(); i++) {
      items.add(new PushReading.Good(new Offered(counter.ops.get(i), false, receipts.get(i))));
    }
    Pushed pushed = counter.push(items.toArray(PushReading.Item[]::new));
    assertThat(pushed.stop()).isNull();
    counter.hello(Cursor.START, true);
  }

  private String balances() {
    return server
        .rows(
            """
            SELECT p.phone, a.balance, a.version FROM account a JOIN profile p ON p.id = a.id
            ORDER BY p.phone
            """,
            row -> row.text(1) + "=" + row.number(2) + "@" + row.number(3))
        .toString();
  }

  @Test
  void all_that_was_acknowledged_comes_back_to_the_letter() throws Exception {
    for (int drill = 0; drill < 12; drill++) {
      Path fresh = Files.createDirectory(folder.resolve("drill" + drill));
      new RestoreTest().drill(fresh, drill);
    }
  }

  private void drill(Path place, int seed) throws Exception {
    folder = place;
    server = TestServer.in(folder);
    List<TestCounter> counters =
        List.of(server.counter("one"), server.counter("two"), server.counter("three"));
    for (TestCounter counter : counters) {
      counter.hello(Cursor.START, false);
    }
    Random random = new Random(seed);
    UUID ana = counters.get(0).enrol(ANA.e164(), "Ana");
    work(counters, random, ana, 6);
    Path backup = backup();
    UUID ben = counters.get(1).enrol(BEN.e164(), "Ben");
    work(counters, random, ana, 8);
    work(counters, random, ben, 8);
    Answer.Applied held = counters.get(2).done(counters.get(2).sale(90_000, new Buyer.ById(ben)));
    counters.get(0).done(new Action.ReleaseHold(held.opId(), "known"), "mia");
    String before = balances();
    long sales = server.number("SELECT count(*) FROM sale");

    restore(backup);
    assertThat(server.head().epoch()).isEqualTo(2);
    List<TestCounter> order = new ArrayList<>(counters);
    Collections.shuffle(order, random);
    for (int i = 0; i < order.size(); i++) {
      TestCounter counter = order.get(i);
      Welcome welcome = counter.hello(Cursor.START, false);
      assertThat(welcome.mode()).isEqualTo(Welcome.Mode.RECOVERING);
      assertThat(welcome.action()).isEqualTo(Welcome.Todo.RESET);
      assertThat(welcome.epoch()).isEqualTo(2);
      reoffer(counter, welcome);
    }
    assertThat(order.getFirst().hello(Cursor.START, true).mode()).isEqualTo(Welcome.Mode.NORMAL);
    assertThat(balances()).isEqualTo(before);
    assertThat(server.number("SELECT count(*) FROM sale")).isEqualTo(sales);
    assertThat(server.number("SELECT count(*) FROM hold WHERE state = 'RELEASED'")).isEqualTo(1);
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  private static void work(List<TestCounter> counters, Random random, UUID member, int times) {
    for (int i = 0; i < times; i++) {
      TestCounter counter = counters.get(random.nextInt(counters.size()));
      Answer.Applied earned =
          counter.done(counter.sale(4_000 + random.nextInt(5_000), new Buyer.ById(member)));
      switch (random.nextInt(4)) {
        case 0 -> counter.ask(new Action.Adjust(member, -3, "counted twice"), "mia");
        case 1 ->
            counter.ask(
                new Action.Redeem(member, earned.live().version(), "Free coffee", 100, null, null),
                "bea");
        case 2 -> counter.ask(new Action.Reverse(member, earned.opId(), "wrong one"), "mia");
        default -> counter.ask(counter.sale(0, new Buyer.Nobody()));
      }
    }
  }

  @Test
  void claimed_and_moved_sales_come_back_to_their_last_owner_whoever_is_heard_first()
      throws Exception {
    for (int drill = 0; drill < 12; drill++) {
      Path fresh = Files.createDirectory(folder.resolve("pairing" + drill));
      new RestoreTest().pairingDrill(fresh, drill);
    }
  }

  private void pairingDrill(Path place, int seed) throws Exception {
    folder = place;
    server = TestServer.in(folder);
    List<TestCounter> counters =
        List.of(server.counter("one"), server.counter("two"), server.counter("three"));
    for (TestCounter counter : counters) {
      counter.hello(Cursor.START, false);
    }
    Random random = new Random(seed);
    List<UUID> members =
        List.of(counters.get(0).enrol(ANA.e164(), "Ana"), counters.get(0).enrol(BEN.e164(), "Ben"));
    List<Action.RecordSale> sales = new ArrayList<>();
    Path backup = null;
    for (int i = 0; i < 40; i++) {
      server.clock.advance(java.time.Duration.ofSeconds(5));
      TestCounter counter = counters.get(random.nextInt(counters.size()));
      UUID member = members.get(random.nextInt(2));
      if (sales.isEmpty() || random.nextInt(3) == 0) {
        Buyer buyer = random.nextBoolean() ? new Buyer.Nobody() : new Buyer.ById(member);
        sales.add(counter.sale(random.nextInt(12) == 0 ? 60_000 : 2_000, buyer));
        counter.done(sales.getLast());
      } else {
        var key = sales.get(random.nextInt(sales.size())).sale().key();
        counter.ask(
            random.nextBoolean()
                ? new Action.ClaimSale(key, member)
                : new Action.MoveSale(key, member, "theirs", new Action.Override("mia", "known")),
            "bea");
      }
      if (i == 8) {
        backup = backup();
      }
    }
    String before = balances().replaceAll("@\\d+", "");
    String owners = owners();
    restore(backup);
    List<TestCounter> order = new ArrayList<>(counters);
    Collections.shuffle(order, random);
    for (TestCounter counter : order) {
      reoffer(counter, counter.hello(Cursor.START, false));
    }
    assertThat(balances().replaceAll("@\\d+", "")).as("drill %d", seed).isEqualTo(before);
    assertThat(owners()).as("drill %d", seed).isEqualTo(owners);
    assertThat(server.number("SELECT count(*) FROM paired_early")).isZero();
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  private String owners() {
    return server
        .rows(
            """
            SELECT till, ticket, account, points FROM sale ORDER BY till, ticket
            """,
            row ->
                row.text(1) + "/" + row.text(2) + "=" + row.optionalNumber(3) + ":" + row.number(4))
        .toString();
  }

  @Test
  void points_leave_no_balance_until_every_counter_was_heard() throws Exception {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    TestCounter two = server.counter("two");
    UUID ana = one.enrol(ANA.e164(), "Ana");
    one.done(one.sale(30_000, new Buyer.ById(ana)));
    Path backup = backup();
    two.done(new Action.Redeem(ana, 1, "Bag of beans", 250, null, null), "bea");

    restore(backup);
    reoffer(one, one.hello(Cursor.START, false));
    for (Action debit :
        List.of(
            new Action.Redeem(ana, 1, "Free coffee", 100, null, null),
            new Action.Adjust(ana, -5, "x"),
            new Action.Reverse(ana, one.answers.get(1).opId(), "x"))) {
      assertThat(one.refused(debit, "mia").code()).isEqualTo(Refusal.RECOVERING);
    }
    one.done(one.sale(1_000, new Buyer.ById(ana)));

    reoffer(two, two.hello(Cursor.START, false));
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(60);
    Answer.Refused sticks = (Answer.Refused) one.answerTo(TestCounter.offer(one.ops.get(2)));
    assertThat(sticks.code()).isEqualTo(Refusal.RECOVERING);
    assertThat(one.done(new Action.Adjust(ana, -5, "x"), "mia").points()).isEqualTo(-5);
    server.close();
  }

  @Test
  void a_counter_that_was_marked_lost_is_not_waited_for() throws Exception {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    server.counter("stolen");
    restore(backup());
    reoffer(one, one.hello(Cursor.START, false));
    assertThat(one.hello(Cursor.START, true).mode()).isEqualTo(Welcome.Mode.RECOVERING);
    server.tamper("UPDATE counter SET state = 'lost' WHERE name = 'stolen'");
    assertThat(one.hello(Cursor.START, true).mode()).isEqualTo(Welcome.Mode.NORMAL);
    server.close();
  }

  @Test
  void a_file_put_back_by_hand_is_noticed_by_the_first_counter_that_knows_more() throws Exception {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    UUID ana = one.enrol(ANA.e164(), "Ana");
    Path backup = backup();
    one.done(one.sale(30_000, new Buyer.ById(ana)));
    Cursor read = server.head().cursor();
    server.stop();
    Files.copy(
        backup, folder.resolve(Database.FILE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    server.restart();

    Welcome welcome = one.hello(read, false);
    assertThat(welcome.epoch()).isEqualTo(2);
    assertThat(welcome.mode()).isEqualTo(Welcome.Mode.RECOVERING);
    reoffer(one, welcome);
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(300);
    server.close();
  }

  @Test
  void epochs_never_repeat_when_one_backup_is_restored_twice() throws Exception {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    Path backup = backup();
    restore(backup);
    reoffer(one, one.hello(Cursor.START, false));
    restore(backup);
    assertThat(server.head().epoch()).isEqualTo(2);
    server.close();
    try (Database database = Database.open(folder)) {
      assertThat(Restore.newEpoch(database, 7)).isEqualTo(8);
    }
  }

  @Test
  void receipts_count_only_while_the_counter_is_awaited() {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    UUID ana = one.enrol(ANA.e164(), "Ana");
    var forged = one.make(one.sale(100, new Buyer.ById(ana)), null);
    Answer receipt =
        new Answer.Applied(
            forged.opId(),
            forged.opSeq(),
            regulars.model.sync.Move.ADD,
            1_000_000,
            9,
            new regulars.model.sync.LiveBalance(ana, 1_000_000, 0, 9),
            null,
            List.of());
    Answer answer = one.answerTo(new PushReading.Good(new Offered(forged, false, receipt)));
    assertThat(((Answer.Applied) answer).points()).isEqualTo(1);
    server.close();
  }

  @Test
  void a_phone_enrolled_anew_before_its_old_enrolment_comes_back_stays_one_member()
      throws Exception {
    server = TestServer.in(folder);
    TestCounter one = server.counter("one");
    TestCounter two = server.counter("two");
    Path backup = backup();
    UUID ana = one.enrol(ANA.e164(), "Ana");
    one.done(one.sale(1_000, new Buyer.ById(ana)));
    restore(backup);

    reoffer(two, two.hello(Cursor.START, false));
    two.done(two.sale(2_000, new Buyer.ByPhone(ANA)));
    reoffer(one, one.hello(Cursor.START, false));
    assertThat(server.number("SELECT count(*) FROM account")).isEqualTo(1);
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(30);
    server.close();
  }
}
