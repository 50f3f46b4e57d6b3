package regulars.model.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as counter and server both keep it: who they are, and the balance as of {@code version}.
 *
 * @param memberId random, given by whoever enrolled them; never shown
 * @param number the member number once the server has given one; null before
 * @param phone null for a member known by a number alone
 * @param name as written, at most 80 characters; null when nobody has asked yet
 * @param externalNumber the number an older system used; null when there is none
 * @param profileVersion how often the profile (name, phone, external number) was written
 * @param balance points, all confirmed
 * @param held points set aside by open leases
 * @param version how many ledger entries the member has
 * @param sales how many sales were counted for them
 * @param largestSale their largest counted sale in minor units of the shop's currency
 */
public record MemberCard(
    UUID memberId,
    @Nullable MemberNumber number,
    @Nullable Phone phone,
    @Nullable String name,
    @Nullable String externalNumber,
    long profileVersion,
    long balance,
    long held,
    long version,
    long sales,
    long largestSale) {

  /** Points that may be redeemed: the balance less what open leases set aside. */
  public long available() {
    return balance - held;
  }
}
