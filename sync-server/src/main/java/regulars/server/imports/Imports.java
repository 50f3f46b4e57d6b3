package regulars.server.imports;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;
import regulars.model.sync.Answer;
import regulars.model.sync.Poke;
import regulars.model.wire.Wire;
import regulars.server.db.Database;
import regulars.server.db.Sql;
import regulars.server.db.WriteTask;
import regulars.server.db.WriteTransaction;
import regulars.server.db.Writes;
import regulars.server.imports.ImportState.State;
import regulars.server.imports.Verdict.Outcome;
import regulars.server.ledger.Head;
import regulars.server.pairing.Awaited;
import regulars.server.poke.News;
import regulars.server.poke.Pokes;

/**
 * All imports of members. Rows come in batches, each batch one write among those of the tills; how
 * far an import or its undo has come is written with it, so that both go on after any end of the
 * program. Safe for use by many threads.
 */
public final class Imports {
  /** Most rows of one call. */
  public static final int MOST_ROWS = 500;

  private static final int SHOWN = 100;
  private static final int UNDONE_AT_ONCE = 250;

  private static final String ONE =
      "SELECT " + ImportState.COLUMNS + " FROM import WHERE import_id = ?";
  private static final String ALL =
      "SELECT " + ImportState.COLUMNS + " FROM import ORDER BY id DESC LIMIT ?";
  private static final String ADD =
      """
      INSERT INTO import (import_id, file, digest, lines, counter_id, staff, began_at, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN')
      """;

  /** All entries of an import are parts of one operation that was answered: the import. */
  private static final String ANSWER =
      "INSERT INTO op_outcome (op_id, counter, op_seq, digest, answer) VALUES (?, 0, 0, ?, ?)";

  private static final String HALF_UNDONE =
      "SELECT count(*) FROM import WHERE digest = ? AND state = 'UNDOING'";
  private static final String STOP_OTHERS =
      "UPDATE import SET state = 'STOPPED', ended_at = ? WHERE state = 'OPEN'";
  private static final String COUNT =
      """
      UPDATE import SET last_line = ?, made = made + ?, added = added + ?, known = known + ?,
        before = before + ?, skipped = skipped + ?, refused = refused + ?, points = points + ?
        WHERE id = ?
      """;
  private static final String END =
      "UPDATE import SET state = ?, ended_at = ?, refused = refused + ? WHERE id = ?";
  private static final String BEGIN_UNDO =
      """
      UPDATE import SET state = 'UNDOING', undone_by = ?, undo_line = last_line + 1,
        ended_at = coalesce(ended_at, ?) WHERE id = ?
      """;
  private static final String UNDO =
      """
      UPDATE import SET undo_line = ?, gone = gone + ?, stayed = stayed + ?,
        taken_back = taken_back + ? WHERE id = ?
      """;
  private static final String END_UNDO =
      "UPDATE import SET state = 'UNDONE', undone_at = ? WHERE id = ?";
  private static final String STAYED =
      """
      SELECT r.line, r.account, p.name, r.points, r.stayed FROM import_row r
        LEFT JOIN profile p ON p.id = r.account
      WHERE r.import = ? AND r.line >= ? AND r.stayed IS NOT NULL ORDER BY r.line LIMIT ?
      """;

  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final Pokes pokes;
  private final Supplier<UUID> newId;

  /** The imports of this ledger; {@code newId} names new ones. */
  public Imports(Database database, Writes writes, Clock clock, Pokes pokes, Supplier<UUID> newId) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.pokes = pokes;
    this.newId = newId;
  }

  /**
   * Who asks.
   *
   * @param counterId at which counter; all zeros for the owner's key
   * @param staff who; null before the shop has staff
   */
  public record Asker(UUID counterId, @Nullable String staff) {}

  /** What rows would come to now. Writes nothing. */
  public List<Verdict> check(byte[] digest, List<ListedRow> rows) {
    return database.read(sql -> {
      Earlier earlier = Earlier.of(sql, digest, 0);
      List<Verdict> verdicts = new ArrayList<>();
      for (ListedRow row : rows) {
        verdicts.add(check(sql, earlier, row));
      }
      return verdicts;
    });
  }

  private static Verdict check(Sql sql, Earlier earlier, ListedRow row) throws SQLException {
    String problem = row.problem();
    if (problem != null) {
      return Verdict.of(row, Outcome.REFUSED, problem);
    }
    if (earlier.took(sql, row.line())) {
      return Verdict.of(row, Outcome.BEFORE, null);
    }
    return switch (Holder.of(sql, row)) {
      case Holder.Nobody() -> Verdict.of(row, Outcome.NEW, null);
      case Holder.Two two -> Verdict.of(row, Outcome.REFUSED, two.byPhone(), "two-members");
      case Holder.Known known ->
          Verdict.of(row, Outcome.KNOWN, known.account(), known.byPhone() ? "phone" : "number");
    };
  }

  /**
   * Begins an import of this file, or goes on with one that was left in the middle. One of another
   * file that is open ends here: what it took in stays, and can be undone.
   */
  public ImportState begin(String file, byte[] digest, int lines, Asker asker) {
    Instant now = clock.instant();
    UUID fresh = newId.get();
    return writes.now(tx -> {
      ImportRow open = ImportRow.open(tx, digest);
      if (open != null) {
        return state(tx, open.importId());
      }
      if (tx.number(HALF_UNDONE, digest) > 0) {
        throw new ImportRefused(
            ImportRefused.Why.UNDONE,
            "The undo of this file's import was stopped: let it go on first, in the list.");
      }
      tx.update(STOP_OTHERS, now.toEpochMilli());
      tx.update(
          ADD, fresh, file, digest, lines, asker.counterId(), asker.staff(), now.toEpochMilli());
      tx.update(ANSWER, fresh, digest, Wire.text(answer(fresh)));
      return state(tx, fresh);
    });
  }

  private static Answer answer(UUID importId) {
    return new Answer.Applied(importId, 0, null, 0, 0, null, null, List.of());
  }

  /**
   * Takes rows in, in the order of their lines. Sent again, they change nothing.
   *
   * @throws ImportRefused when the import is over
   */
  public List<Verdict> take(UUID importId, List<ListedRow> rows) {
    return writes.now(
        new WriteTask<>() {
          @Override
          public List<Verdict> run(WriteTransaction tx) throws SQLException {
            return takeIn(tx, importId, rows);
          }

          @Override
          public int weight() {
            return Math.max(1, rows.size());
          }
        });
  }

  private List<Verdict> takeIn(WriteTransaction tx, UUID importId, List<ListedRow> rows)
      throws SQLException {
    ImportRow of = ImportRow.byId(tx, importId);
    if (of.state() != State.OPEN) {
      throw new ImportRefused(
          ImportRefused.Why.OVER, "This import has ended: begin another one of the same file.");
    }
    List<ListedRow> fresh = rows.stream().filter(row -> row.line() > of.lastLine()).toList();
    List<Verdict> verdicts = new Taking(tx, of, clock.instant()).take(fresh);
    long points = 0;
    long[] counts = new long[Outcome.values().length];
    for (int i = 0; i < fresh.size(); i++) {
      Outcome outcome = verdicts.get(i).outcome();
      counts[outcome.ordinal()]++;
      if (outcome == Outcome.NEW || outcome == Outcome.ADDED) {
        points = Math.addExact(points, fresh.get(i).points());
      }
    }
    if (!fresh.isEmpty()) {
      tx.update(
          COUNT,
          fresh.getLast().line(),
          counts[Outcome.NEW.ordinal()],
          counts[Outcome.ADDED.ordinal()],
          counts[Outcome.KNOWN.ordinal()],
          counts[Outcome.BEFORE.ordinal()],
          counts[Outcome.SKIPPED.ordinal()],
          counts[Outcome.REFUSED.ordinal()],
          points,
          of.id());
      tell(tx);
    }
    return verdicts;
  }

  /**
   * Ends an import.
   *
   * @param whole whether all rows of the file were sent
   * @param unread rows that the counter could not read
   */
  public ImportState end(UUID importId, boolean whole, int unread) {
    Instant now = clock.instant();
    return writes.now(tx -> {
      ImportRow of = ImportRow.byId(tx, importId);
      if (of.state() == State.OPEN) {
        State ended = whole ? State.DONE : State.STOPPED;
        tx.update(END, ended.name(), now.toEpochMilli(), unread, of.id());
      }
      return state(tx, importId);
    });
  }

  /**
   * Takes back a piece of an import; call again until it says {@link State#UNDONE}. One that is
   * open ends here.
   *
   * @throws ImportRefused when it is undone already, or counters are waited for
   */
  public ImportState undo(UUID importId, Asker asker) {
    Instant now = clock.instant();
    return writes.now(
        new WriteTask<>() {
          @Override
          public ImportState run(WriteTransaction tx) throws SQLException {
            return undo(tx, importId, asker, now);
          }

          @Override
          public int weight() {
            return UNDONE_AT_ONCE;
          }
        });
  }

  private ImportState undo(WriteTransaction tx, UUID importId, Asker asker, Instant now)
      throws SQLException {
    ImportRow of = ImportRow.byId(tx, importId);
    if (of.state() == State.UNDONE) {
      throw new ImportRefused(ImportRefused.Why.UNDONE, "This import was undone already.");
    }
    refuseWhileRecovering(tx);
    if (of.state() != State.UNDOING) {
      tx.update(BEGIN_UNDO, asker.staff(), now.toEpochMilli(), of.id());
      of = ImportRow.byId(tx, importId);
    }
    Undoing undoing = new Undoing(tx, of, asker.counterId(), asker.staff(), now);
    boolean all = undoing.go(UNDONE_AT_ONCE);
    tx.update(
        UNDO, undoing.undoLine(), undoing.gone(), undoing.stayed(), undoing.takenBack(), of.id());
    if (all) {
      tx.update(END_UNDO, now.toEpochMilli(), of.id());
    }
    tell(tx);
    return state(tx, importId);
  }

  private static void refuseWhileRecovering(Sql sql) throws SQLException {
    List<String> awaited = Awaited.names(sql);
    if (!awaited.isEmpty()) {
      throw new ImportRefused(
          ImportRefused.Why.RECOVERING,
          "After the restore these counters have still to be heard: "
              + String.join(", ", awaited)
              + ". Until then no points can be taken back.");
    }
  }

  private void tell(WriteTransaction tx) throws SQLException {
    Head head = Head.of(tx);
    News.of(tx)
        .tellAfterCommit(
            tx,
            pokes,
            live -> new Poke(head.epoch(), head.cursor().seq(), head.cursor().revision(), live));
  }

  /** How an import stands. Throws {@link ImportRefused} when there is none. */
  public ImportState state(UUID importId) {
    return database.read(sql -> state(sql, importId));
  }

  private static ImportState state(Sql sql, UUID importId) throws SQLException {
    ImportState state = sql.one(ONE, ImportState::read, importId);
    if (state == null) {
      throw new ImportRefused(ImportRefused.Why.UNKNOWN, "There is no such import.");
    }
    return state;
  }

  /** The newest imports, newest first, at most 100. */
  public List<ImportState> all() {
    return database.read(sql -> sql.list(ALL, ImportState::read, SHOWN));
  }

  /** The first 100 rows from this line on of which an undo left something. */
  public List<Stayed> stayed(UUID importId, long fromLine) {
    return database.read(sql ->
        sql.list(
            STAYED,
            row ->
                new Stayed(
                    Math.toIntExact(row.number(1)),
                    new MemberNumber(row.number(2)),
                    row.optionalText(3),
                    row.number(4),
                    Stayed.Why.valueOf(row.text(5))),
            ImportRow.byId(sql, importId).id(),
            fromLine,
            SHOWN));
  }
}
