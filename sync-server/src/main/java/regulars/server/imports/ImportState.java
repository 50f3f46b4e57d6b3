package regulars.server.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Row;

/**
 * An import, as far as it went.
 *
 * @param importId its id
 * @param file the file's name
 * @param state how it stands
 * @param lines the last line of the file
 * @param lastLine the last line that was taken in or left out
 * @param staff who did it; null before the shop has staff
 * @param beganAt when
 * @param endedAt when it ended; null while it has not
 * @param made members made
 * @param added members that were known and got the row's points
 * @param known members that were known and stayed as they were
 * @param before rows that an earlier import of this file had taken in
 * @param skipped rows left out because the owner said so
 * @param refused rows that could not be taken in, those the counter could not read among them
 * @param points points given
 * @param undoLine how far the undo has come, downwards; 0 when it is through
 * @param undoneAt when it was undone; null when it was not
 * @param gone members that the undo took away
 * @param stayed rows of which something stayed
 * @param takenBack points that the undo took back
 */
public record ImportState(
    UUID importId,
    String file,
    State state,
    int lines,
    int lastLine,
    @Nullable String staff,
    Instant beganAt,
    @Nullable Instant endedAt,
    long made,
    long added,
    long known,
    long before,
    long skipped,
    long refused,
    long points,
    int undoLine,
    @Nullable Instant undoneAt,
    long gone,
    long stayed,
    long takenBack) {

  static final String COLUMNS =
      """
      import_id, file, state, lines, last_line, staff, began_at, ended_at, made, added, known,
      before, skipped, refused, points, undo_line, undone_at, gone, stayed, taken_back
      """;

  /** How an import stands. */
  public enum State {
    /** Rows come in. A program that ended in the middle leaves it so: it can go on. */
    OPEN,
    /** All rows are in. */
    DONE,
    /** It was ended before all rows were in; what is in stays. */
    STOPPED,
    /** Its undo has begun. */
    UNDOING,
    /** It was undone. */
    UNDONE
  }

  static ImportState read(Row row) throws SQLException {
    return new ImportState(
        row.id(1),
        row.text(2),
        State.valueOf(row.text(3)),
        Math.toIntExact(row.number(4)),
        Math.toIntExact(row.number(5)),
        row.optionalText(6),
        Instant.ofEpochMilli(row.number(7)),
        instant(row.optionalNumber(8)),
        row.number(9),
        row.number(10),
        row.number(11),
        row.number(12),
        row.number(13),
        row.number(14),
        row.number(15),
        Math.toIntExact(row.number(16)),
        instant(row.optionalNumber(17)),
        row.number(18),
        row.number(19),
        row.number(20));
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
