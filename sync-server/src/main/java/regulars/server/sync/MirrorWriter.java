package regulars.server.sync;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import regulars.model.ledger.ChainedEntry;
import regulars.model.staff.Staff;
import regulars.model.sync.Change;
import regulars.model.sync.MirrorSchema;
import regulars.model.wire.Wire;
import regulars.server.db.Sql;
import regulars.server.ledger.Entries;
import regulars.server.ledger.Head;
import regulars.server.sale.Holds;
import regulars.server.staff.Roll;

/** Fills a new mirror file from the ledger attached beside it, all at one moment of the ledger. */
final class MirrorWriter {
  /** More of the past than a counter shows; older entries are asked for when somebody looks. */
  private static final int ENTRIES = 100_000;

  private static final int PAGE = 1_000;

  private static final String MEMBERS =
      """
      INSERT INTO member (id, member_id, number, external_number, phone, phone_last4, name,
        name_folded, profile_version, balance, held, version, sales, largest_sale, revision)
      SELECT a.id, a.member_id, a.id, p.external_number, p.phone, substr(p.phone, -4), p.name,
        p.name_folded, coalesce(p.profile_version, 0), a.balance, a.held, a.version, a.sales,
        a.largest_sale, a.revision
      FROM ledger.account a LEFT JOIN ledger.profile p ON p.id = a.id
      WHERE NOT EXISTS (SELECT 1 FROM ledger.gone_member g WHERE g.account = a.id) ORDER BY a.id
      """;
  private static final String RULES =
      "INSERT INTO rules (version, text) SELECT version, text FROM ledger.rules";
  private static final String SHOP =
      "INSERT INTO shop (one, body) SELECT one, body FROM ledger.shop";
  private static final String STAFF = "INSERT INTO staff (id, body) VALUES (?, ?)";
  private static final String ENTRY =
      "INSERT INTO entry (seq, member_id, op_id, hash, body) VALUES (?, ?, ?, ?, ?)";
  private static final String HOLD = "INSERT INTO hold (hold_id, waiting, body) VALUES (?, ?, ?)";
  private static final String CURSOR =
      """
      INSERT INTO feed_cursor (one, ledger_id, epoch, seq, hash, revision)
        VALUES (1, ?, ?, ?, ?, ?)
      """;

  private static final String FILL_SEARCH = "INSERT INTO member_search";
  private static final String HASH_SIZE =
      "INSERT INTO member_search (member_search, rank) VALUES ('hashsize', ?)";

  private MirrorWriter() {}

  /** Where the ledger stood. */
  static Head.Position write(Sql sql) throws SQLException {
    Head.Position head = Head.read(sql);
    // Before the mirror has tables of these names too.
    List<Change> holds = holds(sql);
    Roll roll = Roll.read(sql);
    for (String table : MirrorSchema.TABLES) {
      sql.update(table);
    }
    sql.update(MEMBERS);
    sql.update(RULES);
    sql.update(SHOP);
    for (Staff staff : roll.byId().values()) {
      sql.update(STAFF, staff.id(), Wire.text(staff));
    }
    entries(sql, head.cursor().seq());
    for (Change change : holds) {
      if (change instanceof Change.HoldChanged hold) {
        boolean waiting = hold.state() == Change.HoldState.WAITING;
        sql.update(HOLD, hold.holdId(), waiting ? 1 : 0, Wire.text(hold));
      }
    }
    sql.update(
        CURSOR,
        head.ledgerId(),
        head.epoch(),
        head.cursor().seq(),
        head.cursor().hash().bytes(),
        head.cursor().revision());
    for (String index : MirrorSchema.INDEXES) {
      if (index.startsWith(FILL_SEARCH)) {
        sql.update(HASH_SIZE, 4 << 20); // fewer merges, and still little memory
        sql.update(index);
        sql.update(HASH_SIZE, 1 << 20);
      } else {
        sql.update(index);
      }
    }
    sql.update("PRAGMA user_version = " + MirrorSchema.VERSION);
    return head;
  }

  private static void entries(Sql sql, long last) throws SQLException {
    long after = Math.max(0, last - ENTRIES);
    while (after < last) {
      List<ChainedEntry> page = Entries.after(sql, after, PAGE);
      for (ChainedEntry chained : page) {
        sql.update(
            ENTRY,
            chained.entry().seq(),
            chained.entry().memberId(),
            chained.entry().opId(),
            chained.hash().bytes(),
            Wire.text(chained.entry()));
      }
      after = page.getLast().entry().seq();
    }
  }

  private static List<Change> holds(Sql sql) throws SQLException {
    List<Change> all = new ArrayList<>();
    List<Change> page = Holds.changedAfter(sql, 0, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = Holds.changedAfter(sql, page.getLast().revision(), PAGE);
    }
    return all;
  }
}
