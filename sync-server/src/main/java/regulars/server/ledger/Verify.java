package regulars.server.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Hash;
import regulars.model.wire.Wire;
import regulars.server.db.Database;
import regulars.server.db.Row;
import regulars.server.db.Sql;

/**
 * Recomputes the ledger: every hash from the first entry on, every balance and version from the
 * entries, and whether sales, answers and the file itself agree with them. Names what is wrong, row
 * by row; reads at one moment and changes nothing.
 */
public final class Verify {
  /** A file that is wrong everywhere is told by its first rows. */
  private static final int MOST_FINDINGS = 20;

  private static final String ENTRIES =
      "SELECT " + Entries.COLUMNS + " FROM ledger NOT INDEXED ORDER BY seq";

  /** Why-lines kept by another program might read the same and yet not be what was written. */
  private static final int WHY_COLUMN = 22;

  private static final String BY_MEMBER =
      "SELECT member_id, version, points, balance_after, seq, kind FROM ledger"
          + " ORDER BY member_id, version";
  private static final String ACCOUNTS =
      """
      SELECT a.member_id, a.balance, a.version, a.spent_version, coalesce(sum(l.points), 0),
        count(l.seq), coalesce(max(CASE WHEN l.kind IN (3, 4) THEN l.version END), 0)
      FROM account a LEFT JOIN ledger l ON l.member_id = a.member_id
      GROUP BY a.member_id
      HAVING a.balance <> coalesce(sum(l.points), 0) OR a.version <> count(l.seq)
        OR a.spent_version <> coalesce(max(CASE WHEN l.kind IN (3, 4) THEN l.version END), 0)
      """;
  private static final String STRANGERS =
      """
      SELECT l.seq, l.member_id FROM ledger l
      WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.member_id = l.member_id) ORDER BY l.seq
      """;
  private static final String SALES =
      """
      SELECT s.seq, a.member_id, s.till, s.ticket FROM sale s LEFT JOIN ledger l ON l.seq = s.seq
        LEFT JOIN account a ON a.id = s.account
      WHERE s.seq > 0 AND (l.seq IS NULL OR l.points <> s.points OR l.member_id IS NOT a.member_id
        OR (l.sale_till IS NOT NULL AND (l.sale_till, l.sale_ticket, l.sale_day, l.sale_kind)
          <> (s.till, s.ticket, s.day, s.kind)))
      """;
  private static final String UNKNOWN_SALES =
      """
      SELECT l.seq, l.member_id FROM ledger l WHERE l.sale_till IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM sale s WHERE s.till = l.sale_till AND s.ticket = l.sale_ticket
          AND s.day = l.sale_day AND s.kind = l.sale_kind AND (s.seq = l.seq OR EXISTS (
            SELECT 1 FROM ledger r WHERE r.reverses = l.op_id))) ORDER BY l.seq
      """;
  private static final String UNANSWERED =
      """
      SELECT l.seq, l.member_id FROM ledger l
      WHERE NOT EXISTS (SELECT 1 FROM op_outcome o WHERE o.op_id = l.op_id)
        AND NOT EXISTS (SELECT 1 FROM entry_part p JOIN op_outcome o ON o.op_id = p.op_id
          WHERE p.entry_id = l.op_id) ORDER BY l.seq
      """;

  private final Sql sql;
  private final List<Finding> findings = new ArrayList<>();
  private long entries;

  private Verify(Sql sql) {
    this.sql = sql;
  }

  /**
   * Something wrong.
   *
   * @param seq the ledger row; 0 when it is not about one
   * @param memberId whose; null when that is not known
   * @param what what is wrong, in a sentence
   */
  public record Finding(long seq, @Nullable UUID memberId, String what) {
    @Override
    public String toString() {
      return (seq == 0 ? "" : "entry " + seq + ": ")
          + (memberId == null ? "" : "member " + memberId + ": ")
          + what;
    }
  }

  /**
   * What came out.
   *
   * @param entries how many entries were read
   * @param head the last hash by the head row: print it, and tampering later can be shown
   * @param findings what is wrong, chain first, at most 20; empty when all is well
   */
  public record Report(long entries, @Nullable Hash head, List<Finding> findings) {
    /** Whether nothing is wrong. */
    public boolean good() {
      return findings.isEmpty();
    }
  }

  /** Checks a database file that may or may not be in use. */
  public static Report file(Path file) throws IOException {
    return Database.readFile(file, sql -> new Verify(sql).run());
  }

  /** Checks the open database. */
  public static Report open(Database database) {
    return database.read(sql -> new Verify(sql).run());
  }

  private Report run() {
    Head.Position head = null;
    try {
      head = Head.read(sql);
    } catch (SQLException | RuntimeException e) {
      add(0, null, "the head row can't be read: " + e.getMessage());
    }
    if (head != null) {
      chain(head);
    }
    part("the balances", this::balances);
    part("the sales", this::sales);
    part("the file", this::file);
    return new Report(entries, head == null ? null : head.cursor().hash(), List.copyOf(findings));
  }

  private void part(String name, Part part) {
    try {
      part.run();
    } catch (SQLException | RuntimeException e) {
      add(0, null, name + " can't be read: " + e.getMessage());
    }
  }

  private interface Part {
    void run() throws SQLException;
  }

  private void chain(Head.Position head) {
    Link link = new Link(new Chain(head.ledgerId()));
    try {
      sql.each(ENTRIES, link::next);
    } catch (SQLException | RuntimeException e) {
      add(link.seq + 1, null, "the entry can't be read: " + e.getMessage());
      return;
    }
    if (head.cursor().seq() != link.seq || !head.cursor().hash().equals(link.hash)) {
      add(
          head.cursor().seq(),
          null,
          "the head is at entry "
              + head.cursor().seq()
              + ", and the ledger ends with entry "
              + link.seq
              + (head.cursor().seq() == link.seq ? " with another hash" : ""));
    }
  }

  /** Walks from entry to entry. */
  private final class Link {
    private final Chain chain;
    private long seq;
    private long epoch = 1;
    private Hash hash = Hash.NONE;

    Link(Chain chain) {
      this.chain = chain;
    }

    void next(Row row) throws SQLException {
      long found = row.number(1);
      if (found != seq + 1) {
        add(seq + 1, null, "the entry is missing: entry " + found + " follows entry " + seq);
      }
      seq = found;
      entries++;
      try {
        ChainedEntry chained = Entries.read(row);
        String wrong = wrong(row, chained);
        if (wrong != null) {
          add(seq, chained.entry().memberId(), wrong);
        }
        epoch = chained.entry().epoch();
        hash = chained.hash();
      } catch (SQLException | RuntimeException e) {
        add(seq, null, "the entry can't be read: " + e.getMessage());
      }
    }

    private @Nullable String wrong(Row row, ChainedEntry chained) throws SQLException {
      if (!chain.next(hash, chained.entry()).equals(chained.hash())) {
        return "its hash does not fit its fields and the entry before it";
      }
      if (!Wire.text(chained.entry().why()).equals(row.text(WHY_COLUMN))) {
        return "its reasons are not written as this ledger writes them";
      }
      if (chained.entry().sale() == null
          && (row.optionalNumber(11) != null
              || row.optionalText(12) != null
              || row.optionalText(13) != null)) {
        return "it names parts of a sale and no till";
      }
      return chained.entry().epoch() < epoch
          ? "its epoch is before that of the entry before"
          : null;
    }
  }

  private void balances() throws SQLException {
    Running running = new Running();
    sql.each(BY_MEMBER, running::next);
    sql.each(
        ACCOUNTS,
        row ->
            add(
                0,
                row.id(1),
                "balance "
                    + row.number(2)
                    + " at version "
                    + row.number(3)
                    + " (last spent at "
                    + row.number(4)
                    + "), but the entries come to "
                    + row.number(5)
                    + " at version "
                    + row.number(6)
                    + " (last spent at "
                    + row.number(7)
                    + ")"));
    sql.each(STRANGERS, row -> add(row.number(1), row.id(2), "nobody has this member id"));
  }

  /** Adds up one member after the other. */
  private final class Running {
    private @Nullable UUID member;
    private long version;
    private long balance;

    void next(Row row) throws SQLException {
      UUID id = row.id(1);
      if (!id.equals(member)) {
        member = id;
        version = 0;
        balance = 0;
      }
      version++;
      balance += row.number(3);
      if (row.number(2) != version || row.number(4) != balance) {
        add(
            row.number(5),
            id,
            "it says balance "
                + row.number(4)
                + " at version "
                + row.number(2)
                + ", but the member's entries come to "
                + balance
                + " at version "
                + version);
        version = row.number(2);
        balance = row.number(4);
      }
    }
  }

  private void sales() throws SQLException {
    sql.each(
        SALES,
        row ->
            add(
                row.number(1),
                row.optionalId(2),
                "the sale "
                    + row.text(3)
                    + "/"
                    + row.text(4)
                    + " and its entry do not say the same"));
    sql.each(
        UNKNOWN_SALES, row -> add(row.number(1), row.id(2), "its sale is not among the sales"));
    sql.each(UNANSWERED, row -> add(row.number(1), row.id(2), "its operation was never answered"));
  }

  private void file() throws SQLException {
    sql.each(
        "PRAGMA integrity_check(" + MOST_FINDINGS + ")",
        row -> {
          if (!row.text(1).equals("ok")) {
            add(0, null, "the file is damaged: " + row.text(1));
          }
        });
  }

  private void add(long seq, @Nullable UUID memberId, String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(seq, memberId, what));
    }
  }
}
