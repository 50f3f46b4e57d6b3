package regulars.server.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.MemberState;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.sync.LiveBalance;

/**
 * A member as the server keeps them.
 *
 * @param id the serial of their member number
 * @param memberId their id
 * @param phone null for a member known by a number alone
 * @param name null when nobody asked
 * @param externalNumber the number an older system used; null when there is none
 * @param profileVersion how often the profile was written; 0 while there is none
 * @param balance points
 * @param held points set aside by leases
 * @param version number of entries
 * @param spentVersion the version of the last redemption or reversal; 0 when there was none
 * @param sales counted sales
 * @param largestSale the largest of them in minor units
 */
public record Account(
    long id,
    UUID memberId,
    @Nullable Phone phone,
    @Nullable String name,
    @Nullable String externalNumber,
    long profileVersion,
    long balance,
    long held,
    long version,
    long spentVersion,
    long sales,
    long largestSale) {

  /** Points that may be taken. */
  public long available() {
    return balance - held;
  }

  /** For answers and pokes. */
  public LiveBalance live() {
    return new LiveBalance(memberId, balance, held, version);
  }

  /** For decisions: what may be taken is what counts. */
  public MemberState state() {
    return new MemberState(available(), sales, largestSale);
  }

  /** For counters. */
  public MemberCard card() {
    return new MemberCard(
        memberId,
        new MemberNumber(id),
        phone,
        name,
        externalNumber,
        profileVersion,
        balance,
        held,
        version,
        sales,
        largestSale);
  }

  /** With one more counted sale. */
  public Account withSale(long totalMinor) {
    return new Account(
        id,
        memberId,
        phone,
        name,
        externalNumber,
        profileVersion,
        balance,
        held,
        version,
        spentVersion,
        Math.addExact(sales, 1),
        Math.max(largestSale, totalMinor));
  }

  /** With one counted sale less; {@code largestLeft} is the largest of those that are left. */
  public Account withoutSale(long largestLeft) {
    return new Account(
        id,
        memberId,
        phone,
        name,
        externalNumber,
        profileVersion,
        balance,
        held,
        version,
        spentVersion,
        Math.max(0, sales - 1),
        largestLeft);
  }

  Account withEntry(long newBalance, boolean spends) {
    return new Account(
        id,
        memberId,
        phone,
        name,
        externalNumber,
        profileVersion,
        newBalance,
        held,
        version + 1,
        spends ? version + 1 : spentVersion,
        sales,
        largestSale);
  }
}
