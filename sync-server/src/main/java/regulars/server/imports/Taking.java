package regulars.server.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import regulars.model.ledger.EntryKind;
import regulars.server.db.WriteTransaction;
import regulars.server.imports.ListedRow.IfKnown;
import regulars.server.imports.Verdict.Outcome;
import regulars.server.ledger.Asked;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;

/** Takes rows in, each whole or not at all. Belongs to one commit. */
final class Taking {
  private static final int LONGEST_REASON = 200;
  private static final String ADD =
      """
      INSERT INTO import_row (import, line, account, made, points, version, profile)
        VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String PART = "INSERT INTO entry_part (entry_id, op_id) VALUES (?, ?)";

  private final WriteTransaction tx;
  private final ImportRow of;
  private final Earlier earlier;
  private final Members members;
  private final Instant now;

  Taking(WriteTransaction tx, ImportRow of, Instant now) throws SQLException {
    this.tx = tx;
    this.of = of;
    this.earlier = Earlier.of(tx, of.digest(), of.id());
    this.members = Members.of(tx);
    this.now = now;
  }

  /** Rows in the order of their lines; those up to the last one that is in are left alone. */
  List<Verdict> take(List<ListedRow> rows) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    for (ListedRow row : rows) {
      verdicts.add(take(row));
    }
    return verdicts;
  }

  private Verdict take(ListedRow row) throws SQLException {
    String problem = row.problem();
    if (problem != null) {
      return Verdict.of(row, Outcome.REFUSED, problem);
    }
    if (earlier.took(tx, row.line())) {
      return Verdict.of(row, Outcome.BEFORE, null);
    }
    return switch (Holder.of(tx, row)) {
      case Holder.Nobody() -> made(row);
      case Holder.Two _ -> Verdict.of(row, Outcome.REFUSED, "two-members");
      case Holder.Known known -> known(row, known);
    };
  }

  private Verdict known(ListedRow row, Holder.Known known) throws SQLException {
    String by = known.byPhone() ? "phone" : "number";
    if (row.ifKnown() == IfKnown.SKIP) {
      return Verdict.of(row, Outcome.SKIPPED, known.account(), by);
    }
    if (row.ifKnown() == IfKnown.KEEP || row.points() == 0) {
      return Verdict.of(row, Outcome.KNOWN, known.account(), by);
    }
    if (tooMuch(known.account(), row)) {
      return Verdict.of(row, Outcome.REFUSED, known.account(), "points");
    }
    return Verdict.of(row, Outcome.ADDED, give(row, known.account(), false), by);
  }

  /** Sums stay far from where counting ends. */
  private static boolean tooMuch(Account account, ListedRow row) {
    return account.balance() > Long.MAX_VALUE / 2 - row.points();
  }

  private Verdict made(ListedRow row) throws SQLException {
    UUID memberId = ImportIds.member(of.digest(), row.line());
    Account there = members.byId(memberId);
    if (there != null && there.profileVersion() > 0) {
      // Made by this line once, with another phone and number since.
      return known(row, new Holder.Known(there, false));
    }
    Account account =
        there == null
            ? members.add(memberId, row.phone(), row.name(), row.number())
            : members.saveProfile(there, row.phone(), row.name(), row.number());
    return Verdict.of(row, Outcome.NEW, give(row, account, true), null);
  }

  private Account give(ListedRow row, Account account, boolean made) throws SQLException {
    Account after = account;
    if (row.points() > 0) {
      UUID entry = ImportIds.entry(of.importId(), row.line());
      tx.update(PART, entry, of.importId());
      after =
          members
              .book(
                  account,
                  new Asked(entry, 0, of.counterId(), of.staff(), now, now, false),
                  booking(row.points()))
              .account();
    }
    tx.update(
        ADD,
        of.id(),
        row.line(),
        after.id(),
        made ? 1 : 0,
        row.points(),
        after.version(),
        after.profileVersion());
    return after;
  }

  private Booking booking(long points) {
    return new Booking(
        EntryKind.ADJUST,
        points,
        null,
        null,
        null,
        0,
        of.staff(),
        reason(of.file()),
        now,
        List.of());
  }

  /** What the ledger says of it. */
  static String reason(String file) {
    String reason = "import of " + file;
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}
