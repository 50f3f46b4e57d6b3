package regulars.counter.sqlite;

import java.time.Instant;
import regulars.model.staff.LockOut;

/** Wrong PINs in a row at this counter: starting it again is no way around the wait. */
public final class WrongPins {
  private static final String COUNT =
      """
      INSERT INTO wrong_pin (staff, wrong, last_at) VALUES (?, ?, ?)
      ON CONFLICT (staff) DO UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at
      """;

  private final Db db;

  WrongPins(Db db) {
    this.db = db;
  }

  /** How somebody's tries stand. */
  public LockOut of(String staffId) {
    LockOut kept =
        db.one(
            "SELECT wrong, last_at FROM wrong_pin WHERE staff = ?",
            row -> new LockOut(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))),
            staffId);
    return kept == null ? LockOut.NONE : kept;
  }

  /** One more wrong try; how they stand now. */
  public LockOut wrong(String staffId, Instant now) {
    LockOut after = of(staffId).wrongAt(now);
    db.update(COUNT, staffId, (long) after.wrong(), now.toEpochMilli());
    return after;
  }

  /** A right one. */
  public void forgive(String staffId) {
    db.update("DELETE FROM wrong_pin WHERE staff = ?", staffId);
  }
}
