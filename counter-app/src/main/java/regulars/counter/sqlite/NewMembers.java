package regulars.counter.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;

/**
 * Members that this counter made and the mirror may not have yet, and what became of the ids that
 * it gave them.
 */
public final class NewMembers {
  private static final String ADD =
      """
      INSERT INTO new_member (member_id, phone, name, name_folded, external_number, op_seq)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (member_id) DO UPDATE SET
        name = coalesce(name, excluded.name), name_folded = coalesce(name_folded, excluded.name_folded),
        op_seq = excluded.op_seq
      """;
  private static final String COLUMNS =
      "SELECT member_id, phone, name, external_number FROM new_member";
  private static final String WITH_DIGITS =
      COLUMNS + " WHERE phone LIKE '%' || ? || '%' ORDER BY op_seq DESC LIMIT ?";

  /** So many of the newest are looked through: more are made here only while cut off for days. */
  private static final int LOOKED_THROUGH = 1_000;

  private static final String NEWEST_NAMED =
      COLUMNS + " WHERE name_folded IS NOT NULL ORDER BY op_seq DESC LIMIT " + LOOKED_THROUGH;

  private final Db db;

  NewMembers(Db db) {
    this.db = db;
  }

  /**
   * A member made here.
   *
   * @param memberId as proposed
   * @param phone null for a member known by a number alone
   * @param name null when nobody asked
   * @param externalNumber the number an older system used; null when there is none
   */
  public record NewMember(
      UUID memberId,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String externalNumber) {}

  /** Keeps a member that the operation with this number makes, or names. */
  public void add(NewMember member, long opSeq) {
    Phone phone = member.phone();
    String name = member.name();
    db.update(
        ADD,
        member.memberId(),
        phone == null ? null : phone.e164(),
        name,
        name == null ? null : NameFolding.fold(name),
        member.externalNumber(),
        opSeq);
  }

  /** Who was made here with this phone; null when nobody. */
  public @Nullable NewMember byPhone(Phone phone) {
    return db.one(COLUMNS + " WHERE phone = ?", NewMembers::read, phone.e164());
  }

  /** Who was made here with this number of an older system; null when nobody. */
  public @Nullable NewMember byExternalNumber(String number) {
    return db.one(COLUMNS + " WHERE external_number = ?", NewMembers::read, number);
  }

  /** Who was made here under this id; null when nobody. */
  public @Nullable NewMember find(UUID memberId) {
    return db.one(COLUMNS + " WHERE member_id = ?", NewMembers::read, memberId);
  }

  /** Those with these digits in their phone, newest first. */
  public List<NewMember> phoneHas(String digits, int limit) {
    return db.list(WITH_DIGITS, NewMembers::read, digits, limit);
  }

  /** Those in whose name every one of these begins a word, one of them perhaps mistyped. */
  public List<NewMember> nameHas(String folded, int limit) {
    List<String> typed = NameIndex.split(folded);
    if (typed.isEmpty()) {
      return List.of();
    }
    return db.list(NEWEST_NAMED, NewMembers::read).stream()
        .filter(member -> has(member, typed))
        .limit(limit)
        .toList();
  }

  private static boolean has(NewMember member, List<String> typed) {
    String name = member.name();
    return name != null
        && Typo.allBegin(NameIndex.split(NameFolding.fold(name)), typed, /* slip= */ true);
  }

  /** The server mapped a proposed id to a member that it had. */
  public void isReally(UUID proposed, UUID member) {
    db.update(
        "INSERT INTO alias (proposed, member_id) VALUES (?, ?) ON CONFLICT (proposed) DO UPDATE SET"
            + " member_id = excluded.member_id",
        proposed,
        member);
    db.update("DELETE FROM new_member WHERE member_id = ?", proposed);
  }

  /** The id that the server knows this member by: the same, unless it had the member already. */
  public UUID known(UUID memberId) {
    UUID member =
        db.one(
            "SELECT member_id FROM alias WHERE proposed = ?",
            row -> Db.sureId(row, "member_id"),
            memberId);
    return member == null ? memberId : member;
  }

  /** The mirror is caught up: it has everybody whose operation was answered. */
  void forgetAnswered(long firstWaiting) {
    db.update("DELETE FROM new_member WHERE op_seq < ?", firstWaiting);
  }

  /** Operations were numbered anew: all are kept until that one is answered. */
  void keepUntil(long opSeq) {
    db.update("UPDATE new_member SET op_seq = ?", opSeq);
  }

  private static NewMember read(ResultSet row) throws SQLException {
    String phone = row.getString("phone");
    return new NewMember(
        Db.sureId(row, "member_id"),
        phone == null ? null : new Phone(phone),
        row.getString("name"),
        row.getString("external_number"));
  }
}
