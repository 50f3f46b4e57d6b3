package regulars.server.imports;

import java.sql.SQLException;
import regulars.server.db.Sql;
import regulars.server.member.Account;
import regulars.server.member.Members;

/** Who a row is about, as far as the shop knows. */
sealed interface Holder {
  /** Nobody has its phone or number. */
  record Nobody() implements Holder {}

  /** A member has it. */
  record Known(Account account, boolean byPhone) implements Holder {}

  /** The phone is one member's and the number another's. */
  record Two(Account byPhone, Account byNumber) implements Holder {}

  static Holder of(Sql sql, ListedRow row) throws SQLException {
    Account phone = row.phone() == null ? null : Members.byPhone(sql, row.phone());
    Account number = row.number() == null ? null : Members.byExternalNumber(sql, row.number());
    if (phone != null && number != null && phone.id() != number.id()) {
      return new Two(phone, number);
    }
    Account found = phone != null ? phone : number;
    return found == null ? new Nobody() : new Known(found, phone != null);
  }
}
