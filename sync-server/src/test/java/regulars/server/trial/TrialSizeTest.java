package regulars.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.rules.Reading;
import regulars.model.rules.RulesDocument;
import regulars.server.TestServer;

/**
 * How long a trial takes and that a small heap is enough, with as many sales as the system property
 * {@code trial.sales} says; with a fifth as many members. Run it with the server's own heap:
 *
 * <pre>./mvnw -Pfast -pl sync-server -am test -Dtest=TrialSizeTest -Dtrial.sales=1000000
 *   -Dsurefire.failIfNoSpecifiedTests=false
 *   "-Dtest.jvm.args=--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx96m"</pre>
 */
@EnabledIfSystemProperty(named = "trial.sales", matches = "[0-9]+")
final class TrialSizeTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final String NUMBERS =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) ";
  private static final String ACCOUNTS =
      """
      INSERT INTO account (id, member_id, balance, held, version, spent_version, sales,
        largest_sale, revision)
      """
          + NUMBERS
          + "SELECT i, randomblob(16), 0, 0, 0, 0, 0, 0, i FROM n";
  private static final String SALES =
      """
      INSERT INTO sale (till, day, ticket, kind, op_id, account, move, points, seq, rules_version,
        occurred_at, recorded_at, total, lines)
      """
          + NUMBERS
          + """
          SELECT 'T', ? + i % 31, 'S' || i, 'SALE', randomblob(16), 1 + (i * 7919) % ?, 'ADD',
            (200 + (i * 37) % 3000) / 100, i, 1, 1790000000000 + i, 1790000000000 + i,
            200 + (i * 37) % 3000,
            '[{"item":"Latte","category":"coffee","quantity":"1","amount":' || (150) || '},'
              || '{"item":"House","category":"beans","quantity":"1","amount":50}]'
          FROM n
          """;
  private static final String LEDGER =
      """
      INSERT INTO ledger (seq, epoch, member_id, version, kind, points, balance_after, op_id,
        sale_till, sale_day, sale_ticket, sale_kind, rules_version, counter_id, occurred_at,
        recorded_at, why, hash)
      SELECT s.id, 1, a.member_id, s.id, 1, s.points, 0, s.op_id, s.till, s.day, s.ticket, s.kind,
        1, zeroblob(16), s.occurred_at, s.recorded_at, '[]', zeroblob(32)
      FROM sale s JOIN account a ON a.id = s.account
      """;

  @TempDir Path folder;

  @Test
  void a_month_of_many_sales() {
    long sales = Long.getLong("trial.sales");
    long members = Math.max(1, sales / 5);
    try (TestServer server = TestServer.in(folder)) {
      server.accept("1 point per dollar\n100 points = a free coffee\n");
      server.tamper(ACCOUNTS, members);
      server.tamper(SALES, sales, FIRST.toEpochDay(), members);
      server.tamper(LEDGER);
      Reading draft =
          RulesDocument.read(
              TestServer.RULES, 3, Currency.getInstance("USD"), ZoneId.of("America/New_York"));
      Trial trial =
          new Trial(
              server.core().program(),
              ((Reading.Good) draft).rules(),
              new Period(FIRST, FIRST.plusDays(30)),
              (done, total) -> {});
      long start = System.nanoTime();
      Replayed replayed = trial.run(server.database(), folder.resolve("scratch"));
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertThat(replayed.sales()).isEqualTo(sales);
      System.out.printf(
          "trial of %,d sales: %,d ms, %,d a second, heap of at most %,d MiB%n",
          sales,
          millis,
          sales * 1_000 / Math.max(1, millis),
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }
}
