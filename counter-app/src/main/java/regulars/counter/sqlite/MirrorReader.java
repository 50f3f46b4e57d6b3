package regulars.counter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;
import regulars.model.staff.Staff;
import regulars.model.sync.Change.HoldChanged;
import regulars.model.sync.Change.Shop;

/**
 * Questions to the mirror. Each is answered from an index, or looks at a bounded number of rows:
 * every one is good for a keystroke at a million members. Good for the time of one {@link
 * Mirror#read} call.
 */
public final class MirrorReader {
  /** How many of the newest members are looked through for one or two digits. */
  static final int LOOKED_THROUGH = 5_000;

  private static final String CARD =
      """
      SELECT member_id, number, external_number, phone, name, profile_version, balance, held,
        version, sales, largest_sale FROM member
      """;
  private static final String BY_ID = CARD + " WHERE member_id = ?";
  private static final String BY_PHONE = CARD + " WHERE phone = ? LIMIT 1";
  private static final String BY_NUMBER = CARD + " WHERE number = ? LIMIT 1";
  private static final String BY_EXTERNAL = CARD + " WHERE external_number = ? LIMIT 1";

  /** A hundred members have the same last four digits of a million. */
  private static final String LAST_FOUR =
      CARD + " WHERE phone_last4 = ? AND phone LIKE '%' || ? ORDER BY revision DESC LIMIT ?";

  private static final String LAST_FOUR_BEGINS =
      CARD + " WHERE phone_last4 >= ? AND phone_last4 < ? LIMIT ?";

  /** By index row first: FTS5 hands out matches as it finds them, so LIMIT ends the search. */
  private static final String SEARCH =
      CARD + " WHERE id IN (SELECT rowid FROM member_search WHERE member_search MATCH ? LIMIT ?)";

  private static final String BY_ROW = CARD + " WHERE id = ?";

  private static final String NEWEST_WITH_DIGITS =
      CARD
          + """
           WHERE id IN (SELECT id FROM member ORDER BY id DESC LIMIT %d) AND phone LIKE '%%' || ? || '%%'
           LIMIT ?
          """
              .formatted(LOOKED_THROUGH);
  private static final String NAME_BEGINS =
      CARD + " WHERE name_folded >= ? AND name_folded < ? ORDER BY name_folded LIMIT ?";
  private static final String ENTRIES =
      "SELECT body FROM entry WHERE member_id = ? ORDER BY seq DESC LIMIT ?";
  private static final String ENTRIES_BEFORE =
      "SELECT body FROM entry WHERE member_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
  private static final String WAITING_HOLDS =
      "SELECT body FROM hold WHERE waiting = 1 ORDER BY hold_id LIMIT ?";
  private static final String NEWEST_RULES =
      "SELECT version, text FROM rules ORDER BY version DESC LIMIT 1";

  /** After every character that a name may begin with. */
  private static final String LAST_CHARACTER = "\uDBFF\uDFFD";

  private final Db db;
  private final NameIndex names;

  MirrorReader(Db db, NameIndex names) {
    this.db = db;
    this.names = names;
  }

  /**
   * A version of the rules document.
   *
   * @param version its number
   * @param text as the owner wrote it
   */
  public record RulesText(int version, String text) {}

  /** Null when the mirror has nobody of this id. */
  public @Nullable MemberCard member(UUID memberId) {
    return db.one(BY_ID, MirrorReader::card, memberId);
  }

  /** Null when the mirror has nobody with this phone. */
  public @Nullable MemberCard byPhone(Phone phone) {
    return db.one(BY_PHONE, MirrorReader::card, phone.e164());
  }

  /** Null when the mirror has nobody with this serial. */
  public @Nullable MemberCard bySerial(long serial) {
    return db.one(BY_NUMBER, MirrorReader::card, serial);
  }

  /** Null when the mirror has nobody with this number of an older system. */
  public @Nullable MemberCard byExternalNumber(String number) {
    return db.one(BY_EXTERNAL, MirrorReader::card, number);
  }

  /** Whose phone ends with these digits, at least four; those who were here last first. */
  public List<MemberCard> phoneEnds(String digits, int limit) {
    return db.list(
        LAST_FOUR, MirrorReader::card, digits.substring(digits.length() - 4), digits, limit);
  }

  /** Whose last four digits begin with these one to three. */
  public List<MemberCard> lastFourBegin(String digits, int limit) {
    return db.list(LAST_FOUR_BEGINS, MirrorReader::card, digits, digits + ":", limit);
  }

  /** Whose phone has this run of digits, at least three, anywhere. */
  public List<MemberCard> phoneHas(String digits, int limit) {
    return db.list(SEARCH, MirrorReader::card, "phone : " + quoted(digits), limit);
  }

  /** The same for one or two digits, among the newest members alone. */
  public List<MemberCard> newestPhoneHas(String digits, int limit) {
    return db.list(NEWEST_WITH_DIGITS, MirrorReader::card, digits, limit);
  }

  /** Whose folded name begins so; by name. */
  public List<MemberCard> nameBegins(String folded, int limit) {
    return db.list(NAME_BEGINS, MirrorReader::card, folded, folded + LAST_CHARACTER, limit);
  }

  /**
   * In whose name every one of these begins a word, in any order; those who have been members for
   * longest first.
   *
   * @param folded the beginnings of words, folded
   * @param slip whether one of them may have been mistyped
   */
  public List<MemberCard> nameHas(String folded, boolean slip, int limit) {
    List<String> typed = NameIndex.split(folded);
    names.load(db);
    BitSet rows = slip ? names.nearly(typed) : names.beginning(typed);
    List<MemberCard> found = new ArrayList<>();
    for (int row = rows.nextSetBit(0); row >= 0 && found.size() < limit; ) {
      MemberCard card = db.one(BY_ROW, MirrorReader::card, row);
      if (card != null && card.name() != null) {
        List<String> words = NameIndex.split(NameFolding.fold(card.name()));
        if (Typo.allBegin(words, typed, slip)) {
          found.add(card);
        }
      }
      row = rows.nextSetBit(row + 1);
    }
    return found;
  }

  /** Reads all names, so that the first look-up need not. */
  public boolean readNames() {
    names.load(db);
    return true;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A member's entries, newest first. */
  public List<Entry> entries(UUID memberId, int limit) {
    return db.list(ENTRIES, row -> Stored.read(row.getString(1), Entry.class), memberId, limit);
  }

  /** A member's entries before this place in the ledger, newest first. */
  public List<Entry> entriesBefore(UUID memberId, long seq, int limit) {
    return db.list(
        ENTRIES_BEFORE, row -> Stored.read(row.getString(1), Entry.class), memberId, seq, limit);
  }

  /** How many sales wait for a person. */
  public int holds() {
    return (int) db.number("SELECT count(*) FROM hold WHERE waiting = 1");
  }

  /** Sales that wait for a person, oldest first. */
  public List<HoldChanged> waitingHolds(int limit) {
    return db.list(WAITING_HOLDS, MirrorReader::hold, limit);
  }

  /** The held sale that this operation recorded; null when it was not held, or not heard of yet. */
  public @Nullable HoldChanged hold(UUID holdId) {
    return db.one("SELECT body FROM hold WHERE hold_id = ?", MirrorReader::hold, holdId);
  }

  private static HoldChanged hold(ResultSet row) throws SQLException {
    return Stored.read(row.getString(1), HoldChanged.class);
  }

  /** Everybody on the staff, those who left too, by id. */
  public List<Staff> staff() {
    return db.list(
        "SELECT body FROM staff ORDER BY id", row -> Stored.read(row.getString(1), Staff.class));
  }

  /** The shop; null before the first contact. */
  public @Nullable Shop shop() {
    return db.one("SELECT body FROM shop", row -> Stored.read(row.getString(1), Shop.class));
  }

  /** The newest rules document; null before the first contact. */
  public @Nullable RulesText rules() {
    return db.one(NEWEST_RULES, row -> new RulesText(row.getInt(1), row.getString(2)));
  }

  /** How many members the mirror has. */
  public long members() {
    return db.number("SELECT count(*) FROM member");
  }

  private static MemberCard card(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    String phone = row.getString("phone");
    return new MemberCard(
        Db.sureId(row, "member_id"),
        number == 0 ? null : new MemberNumber(number),
        phone == null ? null : new Phone(phone),
        row.getString("name"),
        row.getString("external_number"),
        row.getLong("profile_version"),
        row.getLong("balance"),
        row.getLong("held"),
        row.getLong("version"),
        row.getLong("sales"),
        row.getLong("largest_sale"));
  }
}
