package regulars.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import regulars.counter.Counter;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.till.IncomingSale;
import regulars.model.member.Buyer;
import regulars.model.member.NameFolding;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;
import regulars.model.value.OpIds;

/**
 * What a counter waits for: catching up after a day offline, becoming ready in a shop with a
 * million members, and finding one of them.
 */
final class CounterBenchmark {
  private static final int QUEUED = 10_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;

  /** A port that nobody listens on. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  private static final int MEMBERS = 1_000_000;

  private final Path folder;
  private final PrintStream out;

  CounterBenchmark(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Prints all of it. */
  void run() throws Exception {
    catchUp();
    million();
  }

  /**
   * Rounds of being away and coming back; beside each, pushes over one connection that store
   * nothing and mirror nothing. The first rounds are for the compiler.
   */
  private void catchUp() throws Exception {
    Counter counter = start(folder.resolve("catch-up-counter"));
    try (ServerProcess server = ServerProcess.start(folder.resolve("catch-up"), "--sample")) {
      counter.pair(URI.create(server.url()), server.pair("Away"));
      awaitOnline(counter.desk());
      SalesLoad load = new SalesLoad(server, 2_000);
      List<CatchUp> rounds = new ArrayList<>();
      for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
        CatchUp came = catchUp(counter, server, round * QUEUED);
        double pushes = load.run(1, 200, QUEUED / 200).perSecond();
        rounds.add(new CatchUp(came.recorded(), came.answered(), came.mirrored(), pushes));
      }
      print(rounds.getFirst(), rounds.subList(WARM_UPS, rounds.size()));
    } finally {
      counter.close();
    }
  }

  /** Sales a second: stored while away; answered, and mirrored too, once back; pushes alone. */
  private record CatchUp(double recorded, double answered, double mirrored, double pushes) {}

  private static CatchUp catchUp(Counter counter, ServerProcess server, int firstTicket) {
    counter.serverAt(NOWHERE);
    double recorded = QUEUED * 1e9 / record(counter, firstTicket, QUEUED);
    long begin = System.nanoTime();
    counter.serverAt(URI.create(server.url()));
    await(counter.desk(), status -> status.waiting() == 0);
    double answered = QUEUED * 1e9 / (System.nanoTime() - begin);
    awaitOnline(counter.desk());
    double mirrored = QUEUED * 1e9 / (System.nanoTime() - begin);
    return new CatchUp(recorded, answered, mirrored, Double.NaN);
  }

  private void print(CatchUp cold, List<CatchUp> rounds) {
    double answered = median(rounds, CatchUp::answered);
    double pushes = median(rounds, CatchUp::pushes);
    out.println();
    out.printf(
        Locale.ROOT,
        "Catching up, %,d sales, medians of %d rounds: recorded at %.0f/s; answered at %.0f/s,"
            + " %.2f of pushes of 200 over one connection (%.0f/s); mirrored too at %.0f/s."
            + " The first time, cold: answered at %.0f/s%n",
        QUEUED,
        rounds.size(),
        median(rounds, CatchUp::recorded),
        answered,
        answered / pushes,
        pushes,
        median(rounds, CatchUp::mirrored),
        cold.answered());
  }

  private static double median(List<CatchUp> rounds, ToDoubleFunction<CatchUp> which) {
    return Round.median(rounds.stream().mapToDouble(which).toArray());
  }

  private void million() throws Exception {
    Path home = folder.resolve("million");
    try (ServerProcess server = ServerProcess.start(home, "--sample")) {
      out.println();
    }
    fill(home.resolve("server/ledger.db"));
    try (ServerProcess server = ServerProcess.start(home, "--sample")) {
      for (String which :
          List.of("first (the server makes the snapshot)", "second (it is there)")) {
        Path where = folder.resolve("million-" + which.charAt(0));
        Counter counter = start(where);
        try {
          long begin = System.nanoTime();
          counter.pair(URI.create(server.url()), server.pair("New " + which.charAt(0)));
          awaitOnline(counter.desk());
          double seconds = (System.nanoTime() - begin) / 1e9;
          double[] resident = server.residentMiB();
          out.printf(
              Locale.ROOT,
              "New counter, %,d members, %s: ready in %.1f s; mirror %d MiB; server resident %.0f MiB,"
                  + " at most %.0f%n",
              MEMBERS,
              which,
              seconds,
              Files.size(where.resolve("mirror.db")) >> 20,
              resident[0],
              resident[1]);
          if (which.startsWith("second")) {
            new LookUpBenchmark(counter.desk(), where.resolve("mirror.db"), MEMBERS, out).run();
          }
        } finally {
          counter.close();
        }
      }
    }
  }

  private static Counter start(Path where) throws IOException {
    Files.createDirectories(where);
    return Counter.start(where, Clock.systemUTC(), new SecureRandom());
  }

  private static void awaitOnline(Desk desk) {
    await(desk, status -> status.link() == DeskStatus.Link.ONLINE && status.waiting() == 0);
  }

  private static void await(Desk desk, Predicate<DeskStatus> reached) {
    DeskStatus status = desk.status();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!reached.test(status)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not caught up in five minutes: " + status);
      }
      LockSupport.parkNanos(2_000_000);
      status = desk.status();
    }
  }

  private static long record(Counter counter, int firstTicket, int sales) {
    Random random = new Random(11);
    long begin = System.nanoTime();
    for (int from = firstTicket; from < firstTicket + sales; from += 200) {
      List<IncomingSale> batch = new ArrayList<>();
      for (int i = from; i < from + 200; i++) {
        long total = 300 + random.nextInt(900);
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        SaleKey key = new SaleKey("bench", LocalDate.of(2026, 11, 2), "" + i, SaleKind.SALE);
        List<SaleLine> lines = List.of(new SaleLine("Latte", "coffee", BigDecimal.ONE, total));
        Buyer buyer = new Buyer.ByPhone(People.phone(random.nextInt(2_000)));
        batch.add(
            new IncomingSale(
                "bench",
                new byte[120],
                new Sale(key, now, Money.of(total, "USD"), lines, buyer, null)));
      }
      counter.sales().record(batch);
    }
    return System.nanoTime() - begin;
  }

  /** A million members without a sale, written past the server: it only has to serve them. */
  private static void fill(Path ledgerDb) throws SQLException {
    Random random = new Random(3);
    OpIds ids = new OpIds(System::currentTimeMillis, random);
    try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + ledgerDb);
        PreparedStatement account =
            to.prepareStatement(
                "INSERT INTO account (id, member_id, balance, held, version, spent_version, sales,"
                    + " largest_sale, revision) VALUES (?, ?, 0, 0, 0, 0, 0, 0, ?)");
        PreparedStatement profile =
            to.prepareStatement(
                "INSERT INTO profile (id, phone, name, name_folded, profile_version)"
                    + " VALUES (?, ?, ?, ?, 1)")) {
      to.setAutoCommit(false);
      long id = number(to, "SELECT max(id) FROM account");
      long revision = number(to, "SELECT revision FROM head");
      for (int member = 0; member < MEMBERS; member++) {
        UUID memberId = ids.next();
        account.setLong(1, ++id);
        account.setBytes(2, OpIds.bytes(memberId));
        account.setLong(3, ++revision);
        account.addBatch();
        profile.setLong(1, id);
        profile.setString(2, People.phone(member).e164());
        String name = People.name(member);
        profile.setString(3, name);
        profile.setString(4, NameFolding.fold(name));
        profile.addBatch();
        if (member % 10_000 == 9_999) {
          account.executeBatch();
          profile.executeBatch();
        }
      }
      try (var head = to.createStatement()) {
        head.executeUpdate("UPDATE head SET revision = " + revision);
      }
      to.commit();
    }
  }

  private static long number(Connection from, String sql) throws SQLException {
    try (var statement = from.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }
}
