package regulars.server.sync;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.ChainedEntry;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.inbox.Inbox;
import regulars.server.ledger.Entries;
import regulars.server.ledger.Head;
import regulars.server.member.Members;
import regulars.server.pairing.Awaited;
import regulars.server.sale.Holds;
import regulars.server.staff.Roll;

/** A page of what came after a cursor. Everything in it is read at one moment of the ledger. */
final class Feed {
  private static final String MEMBERS =
      "SELECT "
          + Members.COLUMNS
          + """
          , a.revision FROM account a LEFT JOIN profile p ON p.id = a.id
          WHERE a.revision > ? AND NOT EXISTS (
            SELECT 1 FROM gone_member g WHERE g.account = a.id) ORDER BY a.revision LIMIT ?
          """;
  private static final String GONE =
      """
      SELECT g.revision, a.member_id FROM gone_member g JOIN account a ON a.id = g.account
      WHERE g.revision > ? ORDER BY g.revision LIMIT ?
      """;
  private static final String RULES =
      "SELECT revision, version, text FROM rules WHERE revision > ? ORDER BY revision LIMIT ?";
  private static final String SHOP = "SELECT revision, body FROM shop WHERE revision > ?";

  private Feed() {}

  static Pulled page(Sql sql, Pull pull) throws SQLException {
    Head.Position head = Head.read(sql);
    Cursor cursor = pull.cursor();
    if (pull.epoch() != head.epoch() || !Greeting.onChain(sql, head.cursor(), cursor)) {
      return new Pulled(head.epoch(), List.of(), List.of(), head.cursor(), false, true);
    }
    List<ChainedEntry> entries = Entries.after(sql, cursor.seq(), pull.limit());
    List<Change> changes = changes(sql, cursor.revision(), pull.limit());
    long seq = entries.isEmpty() ? cursor.seq() : entries.getLast().entry().seq();
    boolean allChanges =
        changes.size() < pull.limit() || changes.getLast().revision() >= head.cursor().revision();
    return new Pulled(
        head.epoch(),
        entries,
        changes,
        head.cursor(),
        seq < head.cursor().seq() || !allChanges,
        false,
        Inbox.count(sql),
        waitedFor(sql));
  }

  private static @Nullable List<String> waitedFor(Sql sql) throws SQLException {
    List<String> names = Awaited.names(sql);
    return names.isEmpty() ? null : names;
  }

  /** The first {@code limit} changes of all kinds: each kind's first ones, merged by revision. */
  private static List<Change> changes(Sql sql, long after, int limit) throws SQLException {
    List<Change> changes = new ArrayList<>(sql.list(MEMBERS, Feed::member, after, limit));
    changes.addAll(
        sql.list(GONE, row -> new Change.MemberErased(row.number(1), row.id(2)), after, limit));
    changes.addAll(Holds.changedAfter(sql, after, limit));
    changes.addAll(sql.list(RULES, Feed::rules, after, limit));
    changes.addAll(Roll.changedAfter(sql, after, limit));
    changes.addAll(sql.list(SHOP, Feed::shop, after));
    changes.sort(Comparator.comparingLong(Change::revision));
    return changes.size() <= limit ? changes : changes.subList(0, limit);
  }

  private static Change member(Row row) throws SQLException {
    return new Change.MemberChanged(row.number(13), Members.read(row).card());
  }

  private static Change rules(Row row) throws SQLException {
    return new Change.RulesChanged(row.number(1), Math.toIntExact(row.number(2)), row.text(3));
  }

  private static Change shop(Row row) throws SQLException {
    try {
      return new Change.ShopChanged(row.number(1), Wire.decode(row.text(2), Change.Shop.class));
    } catch (WireException e) {
      throw new SQLException("the shop can't be read: " + e.getMessage(), e);
    }
  }
}
