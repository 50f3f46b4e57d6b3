package regulars.server.member;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.sync.Action.ChangeMember;
import regulars.model.sync.Action.Enrol;
import regulars.model.sync.Refusal;
import regulars.server.db.WriteTransaction;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;

/** Makes members and changes who they are. */
public final class Enrolments {
  private final Members members;

  /** For one commit. */
  public Enrolments(WriteTransaction tx) throws SQLException {
    this.members = Members.of(tx);
  }

  /**
   * A new member; or, where phone or external number are taken, the member who has them: the
   * proposed id stands for that one from now on, and what their profile lacked is filled in, so
   * that quick-adding somebody whom a sale had enrolled by phone gives them their name.
   */
  public Deed plan(Asked asked, Enrol action) throws SQLException {
    Account sameId = members.byId(action.memberId());
    Account taken = sameId != null ? sameId : holder(action.phone(), action.externalNumber());
    if (taken != null) {
      return () -> {
        if (sameId == null) {
          members.alias(action.memberId(), taken);
        }
        fillIn(taken, action);
        return asked.refused(Refusal.ALREADY_MEMBER, taken.live(), null);
      };
    }
    return () -> {
      Account added =
          members.add(action.memberId(), action.phone(), action.name(), action.externalNumber());
      return asked.applied(0, 0, added.live(), List.of());
    };
  }

  /** A profile as a whole, only at the version its author saw. */
  public Deed plan(Asked asked, ChangeMember action) throws SQLException {
    Account account = members.byId(action.memberId());
    if (account == null) {
      return Deed.nothing(asked.refused(Refusal.UNKNOWN_MEMBER, null, null));
    }
    if (account.profileVersion() != action.baseProfileVersion()) {
      return Deed.nothing(
          asked.refused(
              Refusal.STALE_EDIT,
              account.live(),
              "the profile is at version " + account.profileVersion()));
    }
    Account holder = action.phone() == null ? null : members.byPhone(action.phone());
    if (holder != null && holder.id() != account.id()) {
      return Deed.nothing(
          asked.refused(Refusal.ALREADY_MEMBER, holder.live(), "the phone is another member's"));
    }
    return () -> {
      Account saved =
          members.saveProfile(account, action.phone(), action.name(), account.externalNumber());
      return asked.applied(0, 0, saved.live(), List.of());
    };
  }

  private @Nullable Account holder(@Nullable Phone phone, @Nullable String external)
      throws SQLException {
    Account byPhone = phone == null ? null : members.byPhone(phone);
    return byPhone != null || external == null ? byPhone : members.byExternalNumber(external);
  }

  private void fillIn(Account account, Enrol action) throws SQLException {
    String name = account.name() == null ? action.name() : account.name();
    Phone phone = account.phone();
    if (phone == null && action.phone() != null && members.byPhone(action.phone()) == null) {
      phone = action.phone();
    }
    String external = account.externalNumber();
    if (external == null
        && action.externalNumber() != null
        && members.byExternalNumber(action.externalNumber()) == null) {
      external = action.externalNumber();
    }
    if (!Objects.equals(name, account.name())
        || !Objects.equals(phone, account.phone())
        || !Objects.equals(external, account.externalNumber())) {
      members.saveProfile(account, phone, name, external);
    }
  }
}
