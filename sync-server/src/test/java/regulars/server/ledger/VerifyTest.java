package regulars.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.Database;

class VerifyTest {
  private static final int ROWS = 240;

  @TempDir Path folder;

  @Test
  void a_ledger_that_nobody_touched_is_good() {
    try (TestServer server = filled()) {
      Verify.Report report = Verify.open(server.database());
      assertThat(report.findings()).isEmpty();
      assertThat(report.entries()).isEqualTo(ROWS);
      assertThat(report.head()).isEqualTo(server.head().cursor().hash());
    }
  }

  @Test
  void a_flipped_bit_in_any_field_of_a_row_names_that_row() {
    try (TestServer server = filled()) {
      String[] columns = Entries.COLUMNS.replaceAll("\\s", "").split(",");
      List<String> missed = new ArrayList<>();
      server.tamper("DROP INDEX ledger_by_member"); // it would refuse some of what follows
      for (int column = 1; column < columns.length; column++) {
        for (long seq = 1 + column % 9; seq <= ROWS; seq += 9) {
          check(server, columns[column], seq, missed);
        }
      }
      assertThat(missed).isEmpty();
      assertThat(Verify.open(server.database()).findings()).isEmpty();
    }
  }

  private static void check(TestServer server, String column, long seq, List<String> missed) {
    String where = " WHERE seq = " + seq;
    List<Object> before =
        server.rows(
            "SELECT " + column + ", typeof(" + column + ") FROM ledger" + where,
            row ->
                switch (row.text(2)) {
                  case "integer" -> row.number(1);
                  case "blob" -> row.bytes(1);
                  case "null" -> "null";
                  default -> row.text(1);
                });
    Object value = before.getFirst();
    boolean isNull = "null".equals(value);
    Object flipped = isNull ? instead(column, seq) : flipped(value, column, seq);
    server.tamper("UPDATE ledger SET " + column + " = ?" + where, flipped);
    Verify.Report report = Verify.open(server.database());
    if (report.good() || report.findings().getFirst().seq() != seq) {
      missed.add(column + " of entry " + seq + ": " + report.findings());
    }
    server.tamper("UPDATE ledger SET " + column + " = ?" + where, isNull ? null : value);
  }

  private static Object instead(String column, long seq) {
    return switch (column) {
      case "reverses" -> UUID.randomUUID();
      case "sale_day" -> seq;
      default -> "x";
    };
  }

  private static Object flipped(Object value, String column, long seq) {
    return switch (value) {
      case Long number -> {
        long other = number ^ (1L << (seq % 62));
        yield column.equals("points") && other == 0 ? number ^ 2 : other;
      }
      case byte[] bytes -> {
        byte[] copy = bytes.clone();
        copy[(int) (seq % copy.length)] ^= (byte) (1 << (seq % 8));
        yield copy;
      }
      case String text when text.isEmpty() -> "x";
      case String text -> {
        char[] chars = text.toCharArray();
        chars[(int) (seq % chars.length)] ^= 1;
        yield new String(chars);
      }
      default -> throw new IllegalStateException();
    };
  }

  @Test
  void a_removed_row_an_appended_row_and_a_moved_head_are_found() {
    try (TestServer server = filled()) {
      server.tamper("CREATE TEMP TABLE gone AS SELECT * FROM ledger WHERE seq = 100");
      server.tamper("DELETE FROM ledger WHERE seq = 100");
      assertThat(Verify.open(server.database()).findings().getFirst())
          .isEqualTo(
              new Verify.Finding(100, null, "the entry is missing: entry 101 follows entry 99"));
      server.tamper("INSERT INTO ledger SELECT * FROM gone");
      assertThat(Verify.open(server.database()).findings()).isEmpty();

      server.tamper("DELETE FROM ledger WHERE seq = ?", ROWS);
      assertThat(Verify.open(server.database()).findings().getFirst().what())
          .isEqualTo("the head is at entry 240, and the ledger ends with entry 239");
    }
  }

  @Test
  void a_balance_that_is_not_the_sum_of_its_entries_names_the_member() {
    try (TestServer server = filled()) {
      UUID member = server.rows("SELECT member_id FROM account WHERE id = 2", r -> r.id(1)).get(0);
      server.tamper("UPDATE account SET balance = balance + 1000 WHERE id = 2");
      Verify.Report report = Verify.open(server.database());
      assertThat(report.findings()).hasSize(1);
      assertThat(report.findings().getFirst().memberId()).isEqualTo(member);
      assertThat(report.findings().getFirst().what()).contains("but the entries come to");
    }
  }

  @Test
  void a_sale_that_says_other_points_than_its_entry_is_found() {
    try (TestServer server = filled()) {
      long seq = server.number("SELECT max(seq) FROM sale");
      server.tamper("UPDATE sale SET points = points + 1 WHERE seq = ?", seq);
      assertThat(Verify.open(server.database()).findings().getFirst().seq()).isEqualTo(seq);
    }
  }

  @Test
  void a_byte_flipped_anywhere_in_the_file_is_found_where_it_changes_the_ledger()
      throws IOException {
    filled().close();
    Path file = folder.resolve(Database.FILE);
    byte[] good = Files.readAllBytes(file);
    String content = content(file);
    SplittableRandom random = new SplittableRandom(20261120);
    int found = 0;
    for (int i = 0; i < 120; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(good.length);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = folder.resolve("copy.db");
      Files.write(copy, bad);
      if (flagged(copy)) {
        found++;
      } else {
        assertThat(content(copy)).as("byte %d of the file", at).isEqualTo(content);
      }
    }
    assertThat(found).isGreaterThan(15);
    assertThat(good).isEqualTo(Files.readAllBytes(file));
  }

  private static boolean flagged(Path copy) {
    try {
      return !Verify.file(copy).good();
    } catch (IOException e) {
      return true; // not a database any more, and it says so
    }
  }

  private static String content(Path file) throws IOException {
    StringBuilder all = new StringBuilder();
    Database.readFile(
        file,
        sql -> {
          sql.each(
              "SELECT " + Entries.COLUMNS + " FROM ledger ORDER BY seq",
              row -> all.append(Arrays.toString(row.bytes(23))).append(Entries.read(row)));
          sql.each(
              "SELECT id, balance, version FROM account ORDER BY id",
              row -> all.append(row.number(1)).append(row.number(2)).append(row.number(3)));
          return all;
        });
    return all.toString();
  }

  /** All kinds of entries, of six members. */
  private TestServer filled() {
    TestServer server = TestServer.in(folder);
    TestCounter counter = server.counter("one");
    List<UUID> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      members.add(counter.enrol("+1415555260" + i, "Member " + i));
    }
    for (int i = 0; server.head().cursor().seq() < ROWS; i++) {
      UUID member = members.get(i % 6);
      Buyer buyer = new Buyer.ById(member);
      switch (i % 8) {
        case 3 -> counter.done(new Action.Adjust(member, 5, "a present"), "mia");
        case 5 -> {
          counter.done(new Action.Adjust(member, 100, "enough for a coffee"), "mia");
          long version = counter.answers.getLast().live().version();
          Answer.Applied redeemed =
              counter.done(
                  new Action.Redeem(member, version, "Free coffee", 100, null, null), "bea");
          if (i % 16 == 5 && server.head().cursor().seq() < ROWS) {
            counter.done(new Action.Reverse(member, redeemed.opId(), "wrong one"), "bea");
          }
        }
        case 7 -> {
          Action.RecordSale sale = counter.sale(2_000 + i, buyer);
          counter.done(sale);
          if (server.head().cursor().seq() < ROWS) {
            counter.done(counter.refund(1_000, buyer, sale.sale().key().ticket()));
          }
        }
        default -> counter.done(counter.sale(1_000 + 10 * i, buyer));
      }
    }
    if (server.head().cursor().seq() != ROWS) {
      throw new AssertionError("rows: " + server.head().cursor().seq());
    }
    return server;
  }
}
