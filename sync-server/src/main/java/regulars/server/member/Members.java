package regulars.server.member;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.member.MemberNumber;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;
import regulars.server.db.Row;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Head;
import regulars.server.poke.News;

/**
 * Finds members and changes them: an entry and the balance it leads to are written together here
 * and nowhere else.
 */
public final class Members {
  /** Columns of an account with its profile, for {@link #read}. */
  public static final String COLUMNS =
      """
      a.id, a.member_id, p.phone, p.name, p.external_number, p.profile_version,
      a.balance, a.held, a.version, a.spent_version, a.sales, a.largest_sale
      """;

  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM account a LEFT JOIN profile p ON p.id = a.id ";
  private static final String BY_PROFILE =
      "SELECT " + COLUMNS + " FROM profile p JOIN account a ON a.id = p.id ";
  private static final String BY_ID = SELECT + "WHERE a.member_id = ?";
  private static final String BY_SERIAL = SELECT + "WHERE a.id = ?";
  private static final String BY_PHONE = BY_PROFILE + "WHERE p.phone = ?";
  private static final String BY_EXTERNAL = BY_PROFILE + "WHERE p.external_number = ?";
  private static final String BY_ALIAS =
      SELECT + "JOIN member_alias m ON m.account = a.id WHERE m.proposed = ?";

  private static final String ADD =
      """
      INSERT INTO account (member_id, balance, held, version, spent_version, sales, largest_sale,
        revision) VALUES (?, 0, 0, 0, 0, 0, 0, ?)
      """;
  private static final String SAVE =
      """
      UPDATE account SET balance = ?, version = ?, spent_version = ?, sales = ?, largest_sale = ?,
        revision = ? WHERE id = ? AND version = ?
      """;
  private static final String SAVE_PROFILE =
      """
      INSERT INTO profile (id, phone, name, name_folded, external_number, profile_version)
        VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET phone = excluded.phone, name = excluded.name,
        name_folded = excluded.name_folded, external_number = excluded.external_number,
        profile_version = excluded.profile_version
      """;
  private static final String DROP_PROFILE = "DELETE FROM profile WHERE id = ?";
  private static final String GONE = "INSERT INTO gone_member (account, revision) VALUES (?, ?)";
  private static final String BACK = "DELETE FROM gone_member WHERE account = ?";
  private static final String TOUCH = "UPDATE account SET revision = ? WHERE id = ?";
  private static final String ADD_ALIAS =
      "INSERT INTO member_alias (proposed, account) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private final WriteTransaction tx;
  private final Head head;
  private final News news;

  private Members(WriteTransaction tx) throws SQLException {
    this.tx = tx;
    this.head = Head.of(tx);
    this.news = News.of(tx);
  }

  /** The members of this commit. */
  public static Members of(WriteTransaction tx) throws SQLException {
    return tx.shared(Members.class, Members::new);
  }

  /** By id, or by an id once proposed for them. */
  public static @Nullable Account byId(Sql sql, UUID memberId) throws SQLException {
    Account account = sql.one(BY_ID, Members::read, memberId);
    return account != null ? account : sql.one(BY_ALIAS, Members::read, memberId);
  }

  /** By id, or by an id once proposed for them. */
  public @Nullable Account byId(UUID memberId) throws SQLException {
    return byId(tx, memberId);
  }

  /** By phone. */
  public static @Nullable Account byPhone(Sql sql, Phone phone) throws SQLException {
    return sql.one(BY_PHONE, Members::read, phone.e164());
  }

  /** By phone. */
  public @Nullable Account byPhone(Phone phone) throws SQLException {
    return byPhone(tx, phone);
  }

  /** By member number. */
  public @Nullable Account byNumber(MemberNumber number) throws SQLException {
    return bySerial(number.serial());
  }

  /** By the number that an older system used. */
  public static @Nullable Account byExternalNumber(Sql sql, String number) throws SQLException {
    return sql.one(BY_EXTERNAL, Members::read, number);
  }

  /** By the number that an older system used. */
  public @Nullable Account byExternalNumber(String number) throws SQLException {
    return byExternalNumber(tx, number);
  }

  /** By the row's id. */
  public static @Nullable Account bySerial(Sql sql, long id) throws SQLException {
    return sql.one(BY_SERIAL, Members::read, id);
  }

  /** By the row's id. */
  public @Nullable Account bySerial(long id) throws SQLException {
    return tx.one(BY_SERIAL, Members::read, id);
  }

  /** A new member, with the next member number. The caller made sure that all of it is free. */
  public Account add(
      UUID memberId, @Nullable Phone phone, @Nullable String name, @Nullable String external)
      throws SQLException {
    Account account = addBare(memberId);
    writeProfile(account.id(), phone, name, external, 1);
    return withProfile(account, phone, name, external, 1);
  }

  /** A member of whom nothing is known yet but the id: only while counters are waited for. */
  public Account addBare(UUID memberId) throws SQLException {
    tx.update(ADD, memberId, head.takeRevision());
    Account account = byId(memberId);
    if (account == null) {
      throw new SQLException("a member just added is not there: " + memberId);
    }
    news.balance(account.live());
    return account;
  }

  /** Writes the profile as a whole. */
  public Account saveProfile(
      Account account, @Nullable Phone phone, @Nullable String name, @Nullable String external)
      throws SQLException {
    isThere(account);
    long version = account.profileVersion() + 1;
    writeProfile(account.id(), phone, name, external, version);
    tx.update(TOUCH, head.takeRevision(), account.id());
    return withProfile(account, phone, name, external, version);
  }

  /**
   * Takes away who a member is, and the member from the counters. Their account and its entries
   * stay: should something of theirs come in late, they are there again.
   */
  public void takeAway(Account account) throws SQLException {
    tx.update(DROP_PROFILE, account.id());
    tx.update(GONE, account.id(), head.takeRevision());
  }

  /** Only who has no profile can have been taken away. */
  private void isThere(Account account) throws SQLException {
    if (account.profileVersion() == 0) {
      tx.update(BACK, account.id());
    }
  }

  /** From now on {@code proposed} stands for this member. */
  public void alias(UUID proposed, Account account) throws SQLException {
    if (!proposed.equals(account.memberId())) {
      tx.update(ADD_ALIAS, proposed, account.id());
    }
  }

  /** Writes an entry and the balance after it. */
  public Booked book(Account account, Asked asked, Booking booking) throws SQLException {
    long balance = Math.addExact(account.balance(), booking.points());
    Account after = account.withEntry(balance, booking.kind().spends());
    long seq = head.nextSeq();
    head.append(
        new Entry(
            seq,
            head.epoch(),
            account.memberId(),
            after.version(),
            booking.kind(),
            booking.points(),
            balance,
            asked.opId(),
            booking.reverses(),
            booking.sale(),
            booking.reward(),
            booking.rulesVersion(),
            asked.counterId(),
            asked.staff(),
            booking.approvedBy(),
            booking.reason(),
            booking.occurredAt(),
            asked.recordedAt(),
            booking.why()));
    save(after, account.version());
    return new Booked(seq, after);
  }

  /** Writes what a sale changed beside the balance. */
  public void save(Account account) throws SQLException {
    save(account, account.version());
  }

  private void save(Account account, long versionBefore) throws SQLException {
    isThere(account);
    int rows =
        tx.update(
            SAVE,
            account.balance(),
            account.version(),
            account.spentVersion(),
            account.sales(),
            account.largestSale(),
            head.takeRevision(),
            account.id(),
            versionBefore);
    if (rows != 1) {
      throw new IllegalStateException(
          "member " + account.memberId() + " is not at version " + versionBefore);
    }
    news.balance(account.live());
  }

  private void writeProfile(
      long id,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String external,
      long version)
      throws SQLException {
    tx.update(
        SAVE_PROFILE,
        id,
        phone == null ? null : phone.e164(),
        name,
        name == null ? null : NameFolding.fold(name),
        external,
        version);
  }

  private static Account withProfile(
      Account a, @Nullable Phone phone, @Nullable String name, @Nullable String ext, long version) {
    return new Account(
        a.id(),
        a.memberId(),
        phone,
        name,
        ext,
        version,
        a.balance(),
        a.held(),
        a.version(),
        a.spentVersion(),
        a.sales(),
        a.largestSale());
  }

  /** Reads {@link #COLUMNS}. */
  public static Account read(Row row) throws SQLException {
    String phone = row.optionalText(3);
    return new Account(
        row.number(1),
        row.id(2),
        phone == null ? null : new Phone(phone),
        row.optionalText(4),
        row.optionalText(5),
        row.number(6),
        row.number(7),
        row.number(8),
        row.number(9),
        row.number(10),
        row.number(11),
        row.number(12));
  }

  /**
   * An entry was written.
   *
   * @param seq its place
   * @param account the member after it
   */
  public record Booked(long seq, Account account) {}
}
