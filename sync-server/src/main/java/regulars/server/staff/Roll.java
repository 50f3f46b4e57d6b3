package regulars.server.staff;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Change;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;

/**
 * Everybody on the staff, those who left too, at one moment.
 *
 * @param byId in the order in which they were added
 */
public record Roll(Map<String, Staff> byId) {
  private static final String COLUMNS = "id, name, role, active, pin_hash, revision";
  private static final String ALL = "SELECT " + COLUMNS + " FROM staff ORDER BY added_at, id";
  private static final String CHANGED =
      "SELECT " + COLUMNS + " FROM staff WHERE revision > ? ORDER BY revision LIMIT ?";

  /** What the tasks of one commit share. */
  private static final class OfCommit {
    private @Nullable Roll roll;
  }

  /** As a reading has it. */
  public static Roll read(Sql sql) throws SQLException {
    Map<String, Staff> all = new LinkedHashMap<>();
    sql.each(
        ALL,
        row -> {
          Staff staff = staff(row);
          all.put(staff.id(), staff);
        });
    return new Roll(all);
  }

  /** As this commit has it: read once, and again after a change in it. */
  public static Roll of(WriteTransaction tx) throws SQLException {
    OfCommit ofCommit = tx.shared(OfCommit.class, shared -> new OfCommit());
    Roll roll = ofCommit.roll;
    if (roll == null) {
      roll = read(tx);
      ofCommit.roll = roll;
    }
    return roll;
  }

  /** Somebody changed in this commit. */
  static void changedIn(WriteTransaction tx) throws SQLException {
    tx.shared(OfCommit.class, shared -> new OfCommit()).roll = null;
  }

  /** Who changed after this revision, each in their newest state. */
  public static List<Change> changedAfter(Sql sql, long revision, int limit) throws SQLException {
    return sql.list(
        CHANGED, row -> new Change.StaffChanged(row.number(6), staff(row)), revision, limit);
  }

  private static Staff staff(Row row) throws SQLException {
    return new Staff(
        row.text(1),
        row.text(2),
        Role.valueOf(row.text(3)),
        row.number(4) == 1,
        row.optionalText(5));
  }

  /** Whether the shop has set up no staff: names are then chosen without a PIN. */
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /** Whoever has this id; null when nobody does. */
  public @Nullable Staff find(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /** Whether this is somebody who works here now and may do what {@code needed} may. */
  public boolean may(@Nullable String id, Role needed) {
    Staff found = find(id);
    return found != null && found.may(needed);
  }
}
