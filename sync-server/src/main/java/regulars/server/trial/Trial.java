package regulars.server.trial;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;
import regulars.model.rules.Rules;
import regulars.model.sync.Change.Shop;
import regulars.server.db.Database;
import regulars.server.db.Sql;
import regulars.server.program.Program;
import regulars.server.program.Terms;
import regulars.server.sale.PastSales;

/**
 * Tries a draft on a period of the past, all at one moment of the ledger and on a connection of its
 * own: sales go on being counted meanwhile. Needs a few MiB whatever the shop's size: accounts are
 * worked through in groups, and what has to be remembered of their sales goes to a file.
 */
final class Trial {
  /** Accounts at a time: what is known of them in memory takes about 10 MiB. */
  private static final int GROUP = 1 << 17;

  private static final int STEP = 512;
  private static final String LAST_ACCOUNT = "SELECT coalesce(max(id), 0) FROM account";
  private static final String SIZE =
      "SELECT (SELECT count(*) FROM sale) + (SELECT count(*) FROM ledger WHERE kind > 2)";
  private static final String NOBODY =
      """
      SELECT s.day, count(*) FROM sale s LEFT JOIN sale o ON o.id = s.original
      WHERE coalesce(s.account, o.account) IS NULL AND s.day BETWEEN ? AND ? GROUP BY s.day
      """;
  private static final String ACCOUNTS =
      "SELECT DISTINCT account FROM sale WHERE day BETWEEN ? AND ? AND account BETWEEN ? AND ?";
  private static final String NAME = "SELECT coalesce(name, '') FROM profile WHERE id = ?";

  private final Program program;
  private final Rules draft;
  private final Period period;
  private final Progress progress;
  private final int group;

  Trial(Program program, Rules draft, Period period, Progress progress) {
    this(program, draft, period, progress, GROUP);
  }

  Trial(Program program, Rules draft, Period period, Progress progress, int group) {
    this.program = program;
    this.draft = draft;
    this.period = period;
    this.progress = progress;
    this.group = group;
  }

  /** Is told how far it is, often; may end it by throwing. */
  @FunctionalInterface
  interface Progress {
    void at(long done, long total);
  }

  /** Replays the past. {@code scratch} is a file that does not exist yet and may be removed. */
  Replayed run(Database database, Path scratch) {
    List<Replayed> result = new ArrayList<>(1);
    database.copyInto(scratch, sql -> result.add(replay(sql)));
    return result.getFirst();
  }

  private Replayed replay(Sql sql) throws SQLException {
    Terms terms = program.terms(sql);
    Shop shop = program.shop(sql);
    if (shop == null) {
      throw new SQLException("a shop without a name has no past");
    }
    long lastAccount = sql.number(LAST_ACCOUNT);
    long total = Math.max(1, sql.number(SIZE));
    long from = period.from().toEpochDay();
    long to = period.to().toEpochDay();
    Tally tally = new Tally();
    sql.each(
        NOBODY, row -> tally.nobody(LocalDate.ofEpochDay(row.number(1)), row.number(2)), from, to);
    Drafted drafted = new Drafted(sql);
    long done = 0;
    for (long first = 1; first <= lastAccount; first += group) {
      long last = Math.min(lastAccount, first + group - 1);
      int accounts = Math.toIntExact(last - first + 1);
      Standing was = new Standing(first, accounts);
      Standing would = new Standing(first, accounts);
      Replaying replaying =
          new Replaying(
              sql,
              version -> program.rulesOf(sql, shop, version),
              draft,
              period,
              tally,
              drafted,
              was,
              would);
      done = replay(new PastSales(sql, first, last), replaying, done, total);
      sql.each(
          ACCOUNTS,
          row ->
              tally.member(row.number(1), was.earned(row.number(1)), would.earned(row.number(1))),
          from,
          to,
          first,
          last);
    }
    progress.at(total, total);
    return tally.result(
        period,
        terms == null ? null : terms.rules(),
        draft,
        members(sql, tally.gainMost()),
        members(sql, tally.loseMost()));
  }

  private long replay(PastSales past, Replaying replaying, long before, long total)
      throws SQLException {
    long done = before;
    for (PastSales.Event event = past.next(); event != null; event = past.next()) {
      replaying.take(event);
      done++;
      if (done % STEP == 0) {
        progress.at(Math.min(done, total), total);
      }
    }
    return done;
  }

  private static List<Replayed.MemberPoints> members(Sql sql, List<Tally.Changed> changed)
      throws SQLException {
    List<Replayed.MemberPoints> members = new ArrayList<>();
    for (Tally.Changed member : changed) {
      members.add(
          new Replayed.MemberPoints(
              new MemberNumber(member.account()).toString(),
              name(sql, member.account()),
              member.was(),
              member.draft()));
    }
    return members;
  }

  private static @Nullable String name(Sql sql, long account) throws SQLException {
    String name = sql.one(NAME, row -> row.text(1), account);
    return name == null || name.isEmpty() ? null : name;
  }
}
