package regulars.server.inbox;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.wire.Wire;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;

/**
 * Asks {@link Watch} after each operation that gave points, and puts what it says into the inbox,
 * once for each cause and day. Reads a few rows of one member, whatever the ledger's size.
 */
public final class Watchman {
  /** So many of a member's newest rows are looked at: more than a day of work gives anybody. */
  private static final int MOST_ROWS = 60;

  private static final String OWN =
      """
      SELECT count(*) FROM staff s JOIN profile p ON p.phone = s.phone
        JOIN account a ON a.id = p.id WHERE s.id = ? AND a.member_id = ?
      """;
  private static final String TOLD = "SELECT count(*) FROM inbox WHERE once = ?";
  private static final String EARLIER =
      "SELECT occurred_at FROM ledger WHERE member_id = ? AND version = ?";
  static final String OF_DAY =
      """
      SELECT staff FROM ledger WHERE member_id = ? AND kind IN (%d, %d) AND points > 0
        AND occurred_at >= ? AND occurred_at < ? AND version > ?
      """
          .formatted(EntryKind.EARN.code(), EntryKind.ADJUST.code());

  private final WriteTransaction tx;
  private final ZoneId zone;
  private final long counter;

  /** For one commit of this counter's operations, with the shop's clock. */
  public Watchman(WriteTransaction tx, ZoneId zone, long counter) {
    this.tx = tx;
    this.zone = zone;
    this.counter = counter;
  }

  /**
   * What such an item is about; the rows behind it are read when somebody looks.
   *
   * @param day by the shop's clock
   */
  record About(LocalDate day, UUID memberId, @Nullable String staff) {}

  /** Looks at what was just done. */
  public void look(Asked asked, Answer.Applied done) throws SQLException {
    LiveBalance live = done.live();
    if (live == null || done.points() <= 0 || done.seq() == 0) {
      return;
    }
    UUID member = live.memberId();
    LocalDate day = LocalDate.ofInstant(asked.occurredAt(), zone);
    String staff = asked.staff();
    if (staff == null
        && (!manyAlready(member, live.version(), day)
            || tx.number(TOLD, once(Watch.Cause.ALERT_OFTEN_AT_TILL, day, null, member)) > 0)) {
      return;
    }
    boolean own = staff != null && tx.number(OWN, staff, member) > 0;
    for (Watch.Cause cause : Watch.causes(staff, own, ofDay(tx, live, day))) {
      About about = new About(day, member, staff);
      Inbox.add(
          tx,
          new Inbox.Item(
              asked.recordedAt().toEpochMilli(),
              cause.name(),
              counter,
              asked.opId(),
              asked.opSeq(),
              member,
              staff,
              once(cause, day, staff, member),
              null,
              Wire.text(about)));
    }
  }

  private static String once(
      Watch.Cause cause, LocalDate day, @Nullable String staff, UUID member) {
    return cause + ":" + day + ":" + staff + ":" + member;
  }

  /** Whether so many rows ago was the same day: one probe, for the sales of everybody else. */
  private boolean manyAlready(UUID member, long version, LocalDate day) throws SQLException {
    Long then = tx.one(EARLIER, row -> row.number(1), member, version - Watch.MOST_AT_TILL);
    return then != null && !Instant.ofEpochMilli(then).isBefore(start(day));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private List<@Nullable String> ofDay(Sql sql, LiveBalance live, LocalDate day)
      throws SQLException {
    List<@Nullable String> who = new ArrayList<>();
    sql.each(
        OF_DAY,
        row -> who.add(row.optionalText(1)),
        live.memberId(),
        start(day).toEpochMilli(),
        start(day.plusDays(1)).toEpochMilli(),
        live.version() - MOST_ROWS);
    return who;
  }
}
