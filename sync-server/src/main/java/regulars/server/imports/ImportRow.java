package regulars.server.imports;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.imports.ImportState.State;

/**
 * What of an import its work needs. Table {@code import}.
 *
 * @param id the row
 * @param importId its id, by which all its entries are known
 * @param file the file's name
 * @param digest SHA-256 of the file
 * @param counterId where it began
 * @param staff who began it; null before the shop has staff
 * @param state how it stands
 * @param lastLine the last line that is in or left out
 * @param undoLine the undo is through with this line and those after it
 */
record ImportRow(
    long id,
    UUID importId,
    String file,
    byte[] digest,
    UUID counterId,
    @Nullable String staff,
    State state,
    int lastLine,
    int undoLine) {
  private static final String SELECT =
      """
      SELECT id, import_id, file, digest, counter_id, staff, state, last_line, undo_line FROM import
      """;
  private static final String BY_ID = SELECT + "WHERE import_id = ?";
  private static final String OPEN =
      SELECT + "WHERE digest = ? AND state = 'OPEN' ORDER BY id DESC LIMIT 1";

  /** Throws {@link ImportRefused} when there is none. */
  static ImportRow byId(Sql sql, UUID importId) throws SQLException {
    ImportRow found = sql.one(BY_ID, ImportRow::read, importId);
    if (found == null) {
      throw new ImportRefused(ImportRefused.Why.UNKNOWN, "There is no such import.");
    }
    return found;
  }

  /** One of this file that a program left in the middle. */
  static @Nullable ImportRow open(Sql sql, byte[] digest) throws SQLException {
    return sql.one(OPEN, ImportRow::read, digest);
  }

  private static ImportRow read(Row row) throws SQLException {
    return new ImportRow(
        row.number(1),
        row.id(2),
        row.text(3),
        row.bytes(4),
        row.id(5),
        row.optionalText(6),
        State.valueOf(row.text(7)),
        Math.toIntExact(row.number(8)),
        Math.toIntExact(row.number(9)));
  }
}
