package regulars.server.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.server.db.WriteTransaction;
import regulars.server.imports.Stayed.Why;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Entries;
import regulars.server.member.Account;
import regulars.server.member.Booking;
import regulars.server.member.Members;

/**
 * Takes rows of an import back, the last one first, so that of several for one member the one that
 * made them is the last. Belongs to one commit.
 */
final class Undoing {
  private static final String ROWS =
      """
      SELECT line, account, made, points, version, profile FROM import_row
      WHERE import = ? AND line < ? ORDER BY line DESC LIMIT ?
      """;
  private static final String STAYED =
      "UPDATE import_row SET stayed = ? WHERE import = ? AND line = ?";
  private static final String PART = "INSERT INTO entry_part (entry_id, op_id) VALUES (?, ?)";

  /** Entries after the row that neither this import nor its undo wrote. */
  private static final String SINCE =
      """
      SELECT count(*) FROM ledger l WHERE l.member_id = ? AND l.version > ? AND NOT EXISTS (
        SELECT 1 FROM entry_part p WHERE p.entry_id = l.op_id AND p.op_id = ?)
      """;

  private static final String SALES = "SELECT count(*) FROM sale WHERE account = ?";
  private static final String ALIASES = "SELECT count(*) FROM member_alias WHERE account = ?";

  private final WriteTransaction tx;
  private final ImportRow of;
  private final UUID counterId;
  private final @Nullable String staff;
  private final Instant now;
  private final Members members;
  private int undoLine;
  private long gone;
  private long stayed;
  private long takenBack;

  Undoing(WriteTransaction tx, ImportRow of, UUID counterId, @Nullable String staff, Instant now)
      throws SQLException {
    this.tx = tx;
    this.of = of;
    this.counterId = counterId;
    this.staff = staff;
    this.now = now;
    this.members = Members.of(tx);
    this.undoLine = of.undoLine();
  }

  private record Taken(
      int line, long account, boolean made, long points, long version, long profile) {}

  /** Takes back at most so many rows; whether that was the rest. */
  boolean go(int most) throws SQLException {
    List<Taken> rows =
        tx.list(
            ROWS,
            row ->
                new Taken(
                    Math.toIntExact(row.number(1)),
                    row.number(2),
                    row.number(3) != 0,
                    row.number(4),
                    row.number(5),
                    row.number(6)),
            of.id(),
            of.undoLine(),
            most);
    for (Taken row : rows) {
      undo(row);
      undoLine = row.line();
    }
    boolean all = rows.size() < most;
    undoLine = all ? 0 : undoLine;
    return all;
  }

  private void undo(Taken row) throws SQLException {
    Account account = members.bySerial(row.account());
    if (account == null) {
      throw new SQLException("account " + row.account() + " of an import is missing");
    }
    Why why = null;
    UUID last = row.points() == 0 ? null : inEffect(row);
    if (last != null && account.available() < row.points()) {
      why = Why.SPENT;
    } else {
      Account after = last == null ? account : takeBack(row, account, last);
      if (row.made()) {
        why = whyToStay(row, after);
        if (why == null) {
          members.takeAway(after);
          gone++;
        }
      }
    }
    if (why != null) {
      stayed++;
      tx.update(STAYED, why.name(), of.id(), row.line());
    }
  }

  /** What is to be reversed; null when a manager took these points back by hand. */
  private @Nullable UUID inEffect(Taken row) throws SQLException {
    return Entries.lastInEffect(tx, ImportIds.entry(of.importId(), row.line()));
  }

  private Account takeBack(Taken row, Account account, UUID last) throws SQLException {
    UUID undo = ImportIds.undo(of.importId(), row.line());
    tx.update(PART, undo, of.importId());
    takenBack = Math.addExact(takenBack, row.points());
    return members
        .book(
            account,
            new Asked(undo, 0, counterId, staff, now, now, false),
            new Booking(
                EntryKind.REVERSE,
                -row.points(),
                last,
                null,
                null,
                0,
                staff,
                Taking.reason(of.file()),
                now,
                List.of()))
        .account();
  }

  private @Nullable Why whyToStay(Taken row, Account account) throws SQLException {
    if (account.balance() != 0
        || account.held() != 0
        || tx.number(SINCE, account.memberId(), row.version(), of.importId()) > 0
        || tx.number(SALES, account.id()) > 0) {
      return Why.ACTIVE;
    }
    return account.profileVersion() != row.profile() || tx.number(ALIASES, account.id()) > 0
        ? Why.CHANGED
        : null;
  }

  int undoLine() {
    return undoLine;
  }

  long gone() {
    return gone;
  }

  long stayed() {
    return stayed;
  }

  long takenBack() {
    return takenBack;
  }
}
