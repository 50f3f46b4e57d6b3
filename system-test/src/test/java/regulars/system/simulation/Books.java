package regulars.system.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.ledger.Hash;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Answer;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Database;
import regulars.server.db.Row;

/** Reads the server's tables with statements of its own, trusting none of the server's. */
final class Books {
  private Books() {}

  record Account(UUID memberId, long balance, long held, long version, @Nullable String phone) {}

  record Kept(UUID opId, UUID counterId, long opSeq, Answer answer) {}

  record Counted(long id, SaleKey key, long points, long seq, long original) {}

  static List<ChainedEntry> entriesAfter(Database database, long seq) {
    return database.read(sql ->
        sql.list(
            """
            SELECT seq, epoch, member_id, version, kind, points, balance_after, op_id, reverses,
              sale_till, sale_day, sale_ticket, sale_kind, reward, rules_version, counter_id,
              staff, approved_by, reason, occurred_at, recorded_at, why, hash
            FROM ledger WHERE seq > ? ORDER BY seq
            """,
            Books::entry,
            seq));
  }

  private static ChainedEntry entry(Row row) throws java.sql.SQLException {
    String till = row.optionalText(10);
    SaleKey sale =
        till == null
            ? null
            : new SaleKey(
                till,
                LocalDate.ofEpochDay(row.number(11)),
                row.text(12),
                SaleKind.valueOf(row.text(13)));
    return new ChainedEntry(
        new Entry(
            row.number(1),
            row.number(2),
            row.id(3),
            row.number(4),
            EntryKind.of((int) row.number(5)),
            row.number(6),
            row.number(7),
            row.id(8),
            row.optionalId(9),
            sale,
            row.optionalText(14),
            (int) row.number(15),
            row.id(16),
            row.optionalText(17),
            row.optionalText(18),
            row.optionalText(19),
            Instant.ofEpochMilli(row.number(20)),
            Instant.ofEpochMilli(row.number(21)),
            why(row.text(22))),
        new Hash(row.bytes(23)));
  }

  private static List<WhyLine> why(String json) {
    try {
      return Wire.decodeList(json, WhyLine.class);
    } catch (WireException e) {
      throw new Violation(Invariant.HISTORY_STAYS, "why can't be read: " + json);
    }
  }

  static long epoch(Database database) {
    return database.read(sql -> sql.number("SELECT epoch FROM head"));
  }

  static MirrorFile.Position position(Database database) {
    return database.read(sql ->
        sql.one(
            "SELECT epoch, seq, revision FROM head",
            row -> new MirrorFile.Position(row.number(1), row.number(2), row.number(3))));
  }

  static List<Account> accounts(Database database) {
    return database.read(sql ->
        sql.list(
            """
            SELECT a.member_id, a.balance, a.held, a.version, p.phone
            FROM account a LEFT JOIN profile p ON p.id = a.id
            """,
            row ->
                new Account(
                    row.id(1), row.number(2), row.number(3), row.number(4), row.optionalText(5))));
  }

  static Map<UUID, UUID> aliases(Database database) {
    Map<UUID, UUID> aliases = new HashMap<>();
    database.read(sql -> {
      sql.each(
          """
          SELECT m.proposed, a.member_id FROM member_alias m JOIN account a ON a.id = m.account
          """,
          row -> aliases.put(row.id(1), row.id(2)));
      return true;
    });
    return aliases;
  }

  static List<Kept> answers(Database database) {
    return database.read(sql ->
        sql.list(
            """
            SELECT o.op_id, c.counter_id, o.op_seq, o.answer
            FROM op_outcome o JOIN counter c ON c.id = o.counter ORDER BY o.counter, o.op_seq
            """,
            row -> new Kept(row.id(1), row.id(2), row.number(3), answer(row.text(4)))));
  }

  private static Answer answer(String json) {
    try {
      return Wire.decode(json, Answer.class);
    } catch (WireException e) {
      throw new Violation(Invariant.ANSWERS_STICK, "an answer can't be read: " + json);
    }
  }

  static Map<UUID, Long> lastOpSeqs(Database database) {
    Map<UUID, Long> last = new HashMap<>();
    database.read(sql -> {
      sql.each(
          "SELECT counter_id, last_op_seq FROM counter", row -> last.put(row.id(1), row.number(2)));
      return true;
    });
    return last;
  }

  static List<Counted> sales(Database database) {
    return database.read(sql ->
        new ArrayList<>(
            sql.list(
                """
                SELECT till, day, ticket, kind, id, points, seq, coalesce(original, 0) FROM sale
                """,
                row ->
                    new Counted(
                        row.number(5),
                        new SaleKey(
                            row.text(1),
                            LocalDate.ofEpochDay(row.number(2)),
                            row.text(3),
                            SaleKind.valueOf(row.text(4))),
                        row.number(6),
                        row.number(7),
                        row.number(8)))));
  }

  /** The rules by version, as the server keeps them. */
  static Map<Integer, String> rules(Database database) {
    Map<Integer, String> rules = new HashMap<>();
    database.read(sql -> {
      sql.each(
          "SELECT version, text FROM rules", row -> rules.put((int) row.number(1), row.text(2)));
      return true;
    });
    return rules;
  }
}
